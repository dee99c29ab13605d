package lepton.cli;

import lepton.report.Paint;

/// What a text for people is written on: its width, and with which colours.
record Page(int width, Paint paint) {

  /// Of a result that goes to standard output, or to the file of `--output`.
  static Page ofResult(Arguments arguments, Surroundings here) {
    return of(arguments, here.outIsTerminal() && !arguments.has("--output"), here);
  }

  /// @param terminal whether it goes there: else it is as wide as usual, and plain by itself
  static Page of(Arguments arguments, boolean terminal, Surroundings here) {
    return new Page(
        terminal ? here.width() : Surroundings.USUAL_WIDTH, paint(arguments, terminal, here));
  }

  /// The colours of what is told on standard error.
  static Paint paintOfTold(Arguments arguments, Surroundings here) {
    return paint(arguments, here.errIsTerminal(), here);
  }

  private static Paint paint(Arguments arguments, boolean terminal, Surroundings here) {
    return here.paint(arguments.value("--color").orElse("auto"), terminal);
  }
}
