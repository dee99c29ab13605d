package lepton.report;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// Tables of a terminal: a sheet of sections, labels and figures; and a list with a line a thing.
final class Tables {

  /// Blanks between the columns of a list, and where it is too wide.
  private static final int GAP = 3;

  private static final int NARROW_GAP = 2;

  private static final int NARROWEST_NAME = 12;

  private Tables() {}

  /// A sheet. Headings stand where the first is not empty; of three cells the last is a change.
  /// Ranges stand beside their cells as far as `width` goes.
  static void sheet(
      List<String> headings, List<Sheet.Row> rows, int width, Paint paint, StringBuilder out) {
    int sections = 0;
    int labels = 0;
    var widths = new int[headings.size()];
    var ranges = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Columns.width(headings.get(i));
    }
    for (var row : rows) {
      sections = Math.max(sections, Columns.width(row.section()));
      labels = Math.max(labels, Columns.width(row.label()));
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.width(row.cells().get(i)));
        ranges[i] = Math.max(ranges[i], Columns.width(row.ranges().get(i)));
      }
    }
    fit(width - 4 - sections - labels, widths, ranges);
    if (!headings.getFirst().isEmpty()) {
      var none = Collections.nCopies(headings.size(), "");
      var head = new Sheet.Row("", "", headings, none, false);
      out.append(" ".repeat(sections + labels + 4));
      line(head, widths, ranges, paint, paint::dim, out);
    }
    for (var row : rows) {
      out.append("  ").append(paint.bold(Columns.left(row.section(), sections)));
      out.append("  ").append(Columns.left(row.label(), labels));
      line(row, widths, ranges, paint, row.sum() ? paint::bold : text -> text, out);
    }
  }

  /// Leaves ranges out until the table fits into `room`, those of the first cells first.
  private static void fit(int room, int[] widths, int[] ranges) {
    for (int i = 0; i < ranges.length; i++) {
      int taken = 0;
      for (int k = 0; k < widths.length; k++) {
        taken += 3 + widths[k] + (ranges[k] > 0 ? 1 + ranges[k] : 0);
      }
      if (taken > room) {
        ranges[i] = 0;
      }
    }
  }

  /// Ends a line that its label stands on already.
  private static void line(
      Sheet.Row row,
      int[] widths,
      int[] ranges,
      Paint paint,
      UnaryOperator<String> style,
      StringBuilder out) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var cell = Columns.right(row.cells().get(i), widths[i]);
      boolean change = widths.length == 3 && i == 2;
      line.append("   ").append(change ? changed(cell, paint) : style.apply(cell));
      if (ranges[i] > 0) {
        line.append(' ').append(paint.dim(Columns.left(row.ranges().get(i), ranges[i])));
      }
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String changed(String cell, Paint paint) {
    var bare = cell.strip();
    return bare.startsWith("-") ? paint.good(cell) : bare.startsWith("+") ? paint.bad(cell) : cell;
  }

  /// A list whose columns move together, and whose first column is cut, where it is too wide.
  ///
  /// @param sums how many of the last rows are sums
  static void list(
      List<String> headings,
      List<List<String>> rows,
      int width,
      int sums,
      Paint paint,
      StringBuilder out) {
    var widths = widths(headings, rows);
    int taken = 2;
    for (int i = 1; i < widths.length; i++) {
      taken += widths[i] + GAP;
    }
    int gap = taken + widths[0] <= width ? GAP : NARROW_GAP;
    taken -= (GAP - gap) * (widths.length - 1);
    widths[0] = Math.min(widths[0], Math.max(NARROWEST_NAME, width - taken));
    listLine(headings, widths, gap, paint::dim, out);
    for (int i = 0; i < rows.size(); i++) {
      boolean sum = i >= rows.size() - sums;
      listLine(rows.get(i), widths, gap, sum ? paint::bold : text -> text, out);
    }
  }

  /// How many columns a list takes at the least, its first column cut.
  static int least(List<String> headings, List<List<String>> rows) {
    var widths = widths(headings, rows);
    int taken = 2 + Math.min(widths[0], NARROWEST_NAME);
    for (int i = 1; i < widths.length; i++) {
      taken += widths[i] + NARROW_GAP;
    }
    return taken;
  }

  private static int[] widths(List<String> headings, List<List<String>> rows) {
    var widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Columns.width(headings.get(i));
      for (var row : rows) {
        widths[i] = Math.max(widths[i], Columns.width(row.get(i)));
      }
    }
    return widths;
  }

  private static void listLine(
      List<String> cells, int[] widths, int gap, UnaryOperator<String> style, StringBuilder out) {
    var line = new StringBuilder("  ");
    line.append(Columns.left(Columns.cut(cells.getFirst(), widths[0]), widths[0]));
    for (int i = 1; i < widths.length; i++) {
      line.append(" ".repeat(gap)).append(Columns.right(cells.get(i), widths[i]));
    }
    out.append(style.apply(line.toString().stripTrailing())).append('\n');
  }
}
