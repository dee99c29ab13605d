package lepton.report;

/// Colour, or none.
public enum Paint {
  PLAIN,
  ANSI;

  public static Paint of(boolean colour) {
    return colour ? ANSI : PLAIN;
  }

  public String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  private String paint(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case ANSI -> text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
