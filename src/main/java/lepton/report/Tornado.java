package lepton.report;

import lepton.estimate.Influence;
import lepton.estimate.Ranked;
import lepton.uncertainty.Range;

/// How far each uncertain input moves a figure, the strongest on top: bars about the expected
/// value.
final class Tornado {

  private static final int NARROWEST = 10;
  private static final int WIDEST = 48;

  private static final String TOTAL = "total";
  private static final String FIRST = "alone";

  /// Instead of a ranking.
  static final String NOTHING = "No uncertain input moves it.";

  private Tornado() {}

  /// The path of the figure that was ranked.
  static String path(Ranked ranked) {
    var figure = Figures.amount(ranked.measure());
    return (ranked.baseline() ? Figures.BASELINE : "") + figure.path();
  }

  /// A share of the variance, with its standard error where that can be seen.
  static String share(double share, double error) {
    return Sheet.percent(share) + (error >= 0.001 ? " ± " + Sheet.percent(error) : "");
  }

  /// A share of the variance in a column: its standard error alone, `±53 %`, where that is more
  /// than the share, which then is not told apart from none.
  private static String cell(double share, double error) {
    return vague(share, error) ? "±" + Sheet.percent(error) : Sheet.percent(share);
  }

  private static boolean vague(double share, double error) {
    return error >= 0.005 && error > share;
  }

  /// Adds title, shares of the variance, bars, and the figure at either end of each input.
  static void text(Ranked ranked, int width, Paint paint, StringBuilder out) {
    var figure = Figures.amount(ranked.measure());
    out.append('\n').append(paint.bold("Sensitivity of " + path(ranked))).append('\n');
    if (ranked.influences().isEmpty()) {
      out.append("  ").append(NOTHING).append('\n');
      return;
    }
    int keys = 0;
    int totals = Columns.width(TOTAL);
    int firsts = Columns.width(FIRST);
    int ends = 0;
    double reach = 0;
    double error = 0;
    boolean vague = false;
    for (var influence : ranked.influences()) {
      keys = Math.max(keys, Columns.width(influence.key()));
      totals = Math.max(totals, Columns.width(cell(influence.total(), influence.totalError())));
      firsts = Math.max(firsts, Columns.width(cell(influence.first(), influence.firstError())));
      ends = Math.max(ends, Columns.width(ends(influence, ranked.expected(), figure)));
      reach = Math.max(reach, Math.abs(influence.low() - ranked.expected()));
      reach = Math.max(reach, Math.abs(influence.high() - ranked.expected()));
      error = Math.max(error, Math.max(influence.totalError(), influence.firstError()));
      vague |= vague(influence.total(), influence.totalError());
      vague |= vague(influence.first(), influence.firstError());
    }
    int room = width - 2 - keys - 2 - totals - 2 - ends;
    boolean alone = room >= 2 + firsts;
    room -= alone ? 2 + firsts : 0;
    int bar = Math.min(WIDEST, room - 2);
    var heads = Columns.left("", keys + 4) + Columns.right(TOTAL, totals);
    out.append(paint.dim(heads + (alone ? "  " + Columns.right(FIRST, firsts) : "")));
    out.append('\n');
    for (var influence : ranked.influences()) {
      var head =
          "  "
              + Columns.left(influence.key(), keys)
              + "  "
              + paint.bold(Columns.right(cell(influence.total(), influence.totalError()), totals))
              + (alone
                  ? "  " + Columns.right(cell(influence.first(), influence.firstError()), firsts)
                  : "");
      var bars = bar < NARROWEST ? "" : "  " + bar(influence, ranked.expected(), reach, bar / 2);
      out.append(head)
          .append(bars)
          .append("  ")
          .append(ends(influence, ranked.expected(), figure))
          .append('\n');
    }
    Columns.wrap(
        "  ",
        "Shares of the variance, with interactions"
            + (alone ? " and alone" : "")
            + ", standard error at most "
            + Sheet.percent(error)
            + (vague ? " (± alone: not told apart from 0; more --samples tell)" : "")
            + "; the figure with the input at its P5 and P95 and all others at their expected"
            + " values, │ "
            + figure.shown(figure.inUnit(ranked.expected()))
            + ".",
        2,
        width,
        paint::dim,
        out);
  }

  private static String ends(Influence influence, double expected, Figure.Amount figure) {
    double low = figure.inUnit(Math.min(influence.low(), influence.high()));
    double high = figure.inUnit(Math.max(influence.low(), influence.high()));
    var beside = figure.shown(figure.inUnit(expected), new Range(low, low, high));
    if (beside.isEmpty()) {
      return "–";
    }
    var unit = figure.unitOf(figure.inUnit(expected));
    return beside.substring(1, beside.length() - 1) + (unit.isEmpty() ? "" : " " + unit);
  }

  /// A bar of half columns, `half` columns on either side of the expected value.
  private static String bar(Influence influence, double expected, double reach, int half) {
    double scale = reach > 0 ? 2.0 * half / reach : 0;
    long from = Math.round((Math.min(influence.low(), influence.high()) - expected) * scale);
    long to = Math.round((Math.max(influence.low(), influence.high()) - expected) * scale);
    var bar = new StringBuilder();
    for (int column = -half; column < half; column++) {
      if (column == 0) {
        bar.append('│');
      }
      long at = 2L * column;
      boolean left = at >= from && at < to;
      boolean right = at + 1 >= from && at + 1 < to;
      bar.append(left ? (right ? '█' : '▌') : right ? '▐' : ' ');
    }
    return bar.toString();
  }
}
