package lepton.workload;

/// The two phases of a model's life: equation (1) adds them up.
public enum Stage {
  TRAINING("training", "train"),
  INFERENCE("inference", "inf");

  private final String key;
  private final String subscript;

  Stage(String key, String subscript) {
    this.key = key;
    this.subscript = subscript;
  }

  /// How it is called in a workload file.
  public String key() {
    return key;
  }

  /// How it is written under a symbol.
  public String subscript() {
    return subscript;
  }
}
