package lepton.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows of named cells. A cell is cut from the text when it is asked for; an empty one is absent.
public final class Table {

  private final List<Scalar> header;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  Table(List<Scalar> header) {
    this.header = List.copyOf(header);
    var names = new ArrayList<String>();
    for (var name : header) {
      names.add(name.text());
    }
    columns = List.copyOf(names);
  }

  void add(SourceText source, int[] bounds) {
    rows.add(new Row(columns, source, bounds));
  }

  /// The names of the columns.
  public List<String> columns() {
    return columns;
  }

  /// The names of the columns and where they stand.
  public List<Scalar> header() {
    return header;
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// One line of cells, as many as there are columns.
  public static final class Row {

    private final List<String> columns;
    private final SourceText source;
    private final int[] bounds;

    private Row(List<String> columns, SourceText source, int[] bounds) {
      this.columns = columns;
      this.source = source;
      this.bounds = bounds;
    }

    /// The cell of a column; empty where nothing is written in it or there is no such column.
    public Optional<Scalar> get(String column) {
      int i = columns.indexOf(column);
      return i < 0 ? Optional.empty() : Csv.cell(source, bounds[2 * i], bounds[2 * i + 1]);
    }

    /// What the cell of a column says, without its place, which costs more than the text.
    public Optional<String> text(String column) {
      int i = columns.indexOf(column);
      var text = i < 0 ? "" : Csv.text(source.content(), bounds[2 * i], bounds[2 * i + 1]);
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// All of the row.
    public Place place() {
      return source.place(bounds[0], bounds[bounds.length - 1]);
    }
  }
}
