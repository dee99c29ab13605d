package lepton.text;

/// Whether a problem stops the work.
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /// As it is shown to people.
  public String word() {
    return word;
  }
}
