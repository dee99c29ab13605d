package lepton.report;

import java.util.Optional;
import lepton.uncertainty.Range;

/// Horizontal bars: full up to the P5 of a figure, lighter up to its P95; up to the figure itself
/// where it is in no doubt.
final class Bars {

  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private final double most;
  private final int columns;

  /// @param most what takes all of the columns
  Bars(double most, int columns) {
    this.most = most;
    this.columns = columns;
  }

  /// The greatest number that a figure or its range reaches.
  static double reach(double figure, Optional<Range> range) {
    return range.filter(Range::wide).map(its -> Math.max(figure, its.p95())).orElse(figure);
  }

  String of(double figure, Optional<Range> range) {
    if (!(most > 0)) {
      return "";
    }
    var wide = range.filter(Range::wide);
    return wide.isPresent() ? doubted(wide.get()) : full(figure);
  }

  private String full(double figure) {
    long eighths = Math.round(Math.clamp(figure / most, 0, 1) * columns * 8);
    int rest = (int) (eighths % 8);
    return "█".repeat((int) (eighths / 8)) + (rest > 0 ? EIGHTHS.charAt(rest) : "");
  }

  private String doubted(Range range) {
    int sure = (int) Math.round(Math.clamp(range.p5() / most, 0, 1) * columns);
    int may = (int) Math.round(Math.clamp(range.p95() / most, 0, 1) * columns);
    return "█".repeat(sure) + "▒".repeat(Math.max(may - sure, sure == 0 ? 1 : 0));
  }
}
