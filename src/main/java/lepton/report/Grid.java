package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A table of a terminal whose least columns give way where it is too wide.
final class Grid {

  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();

  /// A column.
  ///
  /// @param worth those of the least worth give way first
  /// @param left whether its cells stand to the left
  /// @param least how narrow it may be cut; its full width where it may not
  private record Column(
      String heading, List<String> cells, int worth, boolean left, int least, Style style) {

    int wide() {
      int wide = Columns.width(heading);
      for (var cell : cells) {
        wide = Math.max(wide, Columns.width(cell));
      }
      return wide;
    }

    boolean empty() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  /// How the cell of a row is painted.
  interface Style {
    UnaryOperator<String> of(int row);
  }

  static final Style PLAIN = _ -> text -> text;

  /// Adds a column of names, which is cut before another gives way.
  Grid name(String heading, List<String> cells, int least) {
    columns.add(new Column(heading, cells, Integer.MAX_VALUE, true, least, PLAIN));
    return this;
  }

  /// Adds a column to the left.
  Grid left(String heading, List<String> cells, int worth, Style style) {
    columns.add(new Column(heading, cells, worth, true, Integer.MAX_VALUE, style));
    return this;
  }

  /// Adds a column to the right.
  Grid right(String heading, List<String> cells, int worth, Style style) {
    columns.add(new Column(heading, cells, worth, false, Integer.MAX_VALUE, style));
    return this;
  }

  /// Adds the table to `out`.
  void render(int width, Paint paint, StringBuilder out) {
    var shown = new ArrayList<>(columns);
    shown.removeIf(column -> column.empty());
    while (taken(shown, true) > width && leastOf(shown).worth() < Integer.MAX_VALUE) {
      shown.remove(leastOf(shown));
    }
    var widths = widths(shown, taken(shown, false) - width);
    line(shown, widths, -1, paint, out);
    for (int row = 0; row < columns.getFirst().cells().size(); row++) {
      line(shown, widths, row, paint, out);
    }
  }

  /// The widest that may be cut gives way first, so that what is cut ends as wide as another.
  private static int[] widths(List<Column> shown, int over) {
    var widths = shown.stream().mapToInt(Column::wide).toArray();
    for (int left = over; left > 0; left--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean wider = widest < 0 || widths[i] >= widths[widest];
        if (widths[i] > shown.get(i).least() && wider) {
          widest = i;
        }
      }
      if (widest < 0) {
        return widths;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int taken(List<Column> columns, boolean cut) {
    int taken = 0;
    for (var column : columns) {
      int wide = column.wide();
      taken += GAP.length() + (cut ? Math.min(wide, column.least()) : wide);
    }
    return taken;
  }

  private static Column leastOf(List<Column> columns) {
    var least = columns.getLast();
    for (var column : columns) {
      least = column.worth() < least.worth() ? column : least;
    }
    return least;
  }

  /// @param row below 0 for the headings
  private static void line(
      List<Column> columns, int[] widths, int row, Paint paint, StringBuilder out) {
    var line = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < widths.length; i++) {
      var column = columns.get(i);
      var text = Columns.cut(row < 0 ? column.heading() : column.cells().get(row), widths[i]);
      any |= !text.isEmpty();
      var cell = column.left() ? Columns.left(text, widths[i]) : Columns.right(text, widths[i]);
      line.append(GAP).append(row < 0 ? paint.dim(cell) : column.style().of(row).apply(cell));
    }
    if (any) {
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
