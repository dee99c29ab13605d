package lepton.text;

/// A problem as compilers show it: where and what, the line with a caret under the place, and how
/// to mend it.
///
/// ```text
/// run.yaml:7:16: error: unknown accelerator 'H1000'
///   accelerator: H1000
///                ^
///   help: did you mean 'h100-sxm'? see 'lepton list accelerators h100'
/// ```
public final class Diagnostic {

  private static final String MARGIN = "  ";
  private static final int LONGEST_MESSAGE = 1_000;

  private Diagnostic() {}

  /// The lines to show, each with its end; in colour only where that is asked for.
  public static String render(Problem problem, boolean colour) {
    var shown = new StringBuilder(256);
    var style = colour ? Style.ANSI : Style.PLAIN;
    if (problem.place().isPresent()) {
      style.bold(shown, Quote.cut(problem.place().get().describe(), LONGEST_MESSAGE) + ":");
      shown.append(' ');
    }
    style.severity(shown, problem.severity());
    shown.append(' ').append(Quote.cut(problem.message(), LONGEST_MESSAGE)).append('\n');
    if (problem.place().isPresent()) {
      excerpt(shown, style, Excerpt.of(problem.place().get()));
    }
    if (problem.help().isPresent()) {
      shown.append(MARGIN).append("help: ");
      shown.append(Quote.cut(problem.help().get(), LONGEST_MESSAGE)).append('\n');
    }
    return shown.toString();
  }

  private static void excerpt(StringBuilder shown, Style style, Excerpt excerpt) {
    if (excerpt.text().isEmpty()) {
      return;
    }
    shown.append(MARGIN).append(excerpt.text()).append('\n');
    shown.append(MARGIN).append(excerpt.indent());
    style.bold(shown, "^");
    shown.append('\n');
  }

  private enum Style {
    PLAIN,
    ANSI;

    void bold(StringBuilder shown, String text) {
      paint(shown, "1", text);
    }

    void severity(StringBuilder shown, Severity severity) {
      var code =
          switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
          };
      paint(shown, code, severity.word() + ":");
    }

    private void paint(StringBuilder shown, String code, String text) {
      switch (this) {
        case PLAIN -> shown.append(text);
        case ANSI ->
            shown.append("\u001b[").append(code).append('m').append(text).append("\u001b[0m");
      }
    }
  }
}
