package lepton.report;

import java.util.List;
import lepton.plan.schedule.Window;
import lepton.quantity.Shown;
import lepton.workload.StepFunction;

/// A series as columns of a terminal, those of chosen times set off.
final class SeriesChart {

  private static final int ROWS = 8;
  private static final int NARROWEST = 8;
  private static final int EIGHTHS = 8;

  /// A column by eighths of a row.
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";

  private final StepFunction grams;
  private final List<Window> windows;
  private final double from;
  private final double to;
  private final boolean unicode;
  private final Paint paint;

  /// @param to not after the end of the series
  /// @param unicode whether block characters can be shown
  SeriesChart(
      StepFunction grams,
      List<Window> windows,
      double from,
      double to,
      boolean unicode,
      Paint paint) {
    this.grams = grams;
    this.windows = windows;
    this.from = from;
    this.to = to;
    this.unicode = unicode;
    this.paint = paint;
  }

  /// Adds the chart, no wider than `width`: bars, a line that marks what was chosen, and the ends.
  void text(int width, String begins, String ends, StringBuilder out) {
    int columns = columns(width);
    if (columns < NARROWEST) {
      return;
    }
    double[] means = new double[columns];
    boolean[] chosen = new boolean[columns];
    double most = 0;
    for (int i = 0; i < columns; i++) {
      double begin = time(i, columns);
      double end = time(i + 1, columns);
      means[i] = grams.mean(begin, end);
      chosen[i] = chosen(begin, end);
      most = Math.max(most, means[i]);
    }
    int label = label();
    for (int row = ROWS - 1; row >= 0; row--) {
      double scale = row == ROWS - 1 ? most : 0;
      boolean labelled = row == ROWS - 1 || row == 0;
      out.append("  ")
          .append(Columns.right(labelled ? Shown.number(scale) : "", label))
          .append(unicode ? " ┤" : " |");
      row(row, means, chosen, most, out);
    }
    var marks = new StringBuilder();
    for (boolean mark : chosen) {
      marks.append(mark ? (unicode ? '▀' : '^') : ' ');
    }
    var indent = " ".repeat(label + 4);
    out.append(indent).append(paint.good(marks.toString().stripTrailing())).append('\n');
    int gap = columns - Columns.width(begins) - Columns.width(ends);
    out.append(indent).append(gap > 0 ? begins + " ".repeat(gap) + ends : begins).append('\n');
  }

  /// How wide the greatest number is.
  private int label() {
    double most = 0;
    for (int i = 0; i < grams.size(); i++) {
      most = Math.max(most, grams.value(i));
    }
    return Math.max(5, Columns.width(Shown.number(most)));
  }

  /// As many whole columns a step as there is room for, so that steps look alike; else what fits.
  private int columns(int width) {
    int room = width - label() - 4;
    int steps = grams.index(to) - grams.index(from) + 1;
    return steps <= room && steps > 0 ? steps * Math.max(1, room / steps) : room;
  }

  private double time(int column, int columns) {
    return column == columns ? to : from + (to - from) * column / columns;
  }

  /// Whether half of a column is chosen, or all of a short window lies in it.
  private boolean chosen(double begin, double end) {
    double sum = 0;
    boolean within = false;
    for (var window : windows) {
      sum += Math.max(0, Math.min(end, window.end()) - Math.max(begin, window.start()));
      double middle = (window.start() + window.end()) / 2;
      within |= middle >= begin && middle < end;
    }
    return within || sum * 2 >= end - begin;
  }

  private void row(int row, double[] means, boolean[] chosen, double most, StringBuilder out) {
    var run = new StringBuilder();
    for (int i = 0; i < means.length; i++) {
      double height = most > 0 ? means[i] / most * ROWS - row : 0;
      int eighths = (int) Math.round(Math.clamp(height, 0, 1) * EIGHTHS);
      boolean something = row == 0 && means[i] > 0;
      run.append(bar(something ? Math.max(1, eighths) : eighths, chosen[i]));
      boolean turns = i + 1 == means.length || chosen[i + 1] != chosen[i];
      if (turns) {
        var text = i + 1 == means.length ? run.toString().stripTrailing() : run.toString();
        out.append(chosen[i] ? paint.good(text) : paint.dim(text));
        run.setLength(0);
      }
    }
    while (out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    out.append('\n');
  }

  private char bar(int eighths, boolean chosen) {
    if (unicode) {
      return BLOCKS.charAt(eighths);
    }
    return eighths >= EIGHTHS / 2 ? (chosen ? '#' : ':') : eighths > 0 ? '.' : ' ';
  }
}
