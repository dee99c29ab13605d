package lepton.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Comma-separated values as in RFC 4180: a header, quotes around cells that hold commas, quotes or
/// line ends.
///
/// Beyond the RFC, empty lines and lines that begin with `#` are skipped, and spaces around a cell
/// without quotes are no part of it.
public final class Csv {

  private static final int[] NONE = {};

  /// Bounds of more cells than any table has columns.
  private static final int MOST = 2_000;

  private final SourceText source;
  private final String content;
  private final Problems problems;
  private int next;
  private int end;
  private int[] bounds = new int[64];
  private int count;

  private Csv(SourceText source, Problems problems) {
    this.source = source;
    this.content = source.content();
    this.problems = problems;
  }

  /// The table of a text; empty where it has no header or a quote is never closed.
  public static Optional<Table> read(SourceText text, Problems problems) {
    return new Csv(text, problems).table();
  }

  private Optional<Table> table() {
    int[] first = row();
    if (first.length == 0) {
      if (count >= 0) {
        problems.error(
            Place.start(source), "the table is empty", "its first line names the columns: a,b,c");
      }
      return Optional.empty();
    }
    var table = new Table(header(first));
    for (int[] cells = row(); cells.length > 0; cells = row()) {
      if (cells.length == first.length) {
        table.add(source, cells);
      } else {
        unequal(cells, first.length / 2);
      }
    }
    return count < 0 ? Optional.empty() : Optional.of(table);
  }

  private List<Scalar> header(int[] cells) {
    var header = new ArrayList<Scalar>();
    var seen = new HashSet<String>();
    for (int i = 0; i < cells.length; i += 2) {
      var place = source.place(cells[i], cells[i + 1]);
      var name = cell(source, cells[i], cells[i + 1]).orElse(new Scalar("", false, place));
      if (name.text().isEmpty()) {
        problems.error(place, "a column without a name", "name it, or remove its comma");
      } else if (!seen.add(name.text())) {
        problems.error(place, "two columns are named " + Quote.of(name.text()), "rename one");
      }
      header.add(name);
    }
    if (content.substring(cells[0], cells[cells.length - 1]).indexOf('\r') >= 0) {
      problems.error(
          source.place(cells[0], cells[0] + 1),
          "lines that end with a carriage return alone",
          "save the file with Unix or Windows line ends");
    }
    if (header.size() == 1 && header.getFirst().text().indexOf(';') >= 0) {
      problems.error(
          header.getFirst().place(), "columns are separated by ';'", "separate them by ','");
    }
    return header;
  }

  private void unequal(int[] cells, int columns) {
    int given = cells.length / 2;
    int at = 2 * Math.min(given - 1, columns);
    problems.error(
        source.place(cells[at], cells[at + 1]),
        "this row has " + counted(given) + ", the header names " + columns,
        given < columns
            ? "write a cell without a value as nothing between two commas: a,,c"
            : "put a cell that holds a comma into double quotes: \"a, b\"");
  }

  private static String counted(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  /// The bounds of the next row's cells, from and to; none at the end of the text and after an
  /// unclosed quote, which leaves a negative count.
  private int[] row() {
    while (count >= 0 && next < content.length()) {
      int start = next;
      findEnd(start);
      boolean skipped = skipSpaces(start) == end || content.charAt(start) == '#';
      if (!skipped) {
        count = 0;
        cells(start);
        return count < 0 ? NONE : Arrays.copyOf(bounds, count);
      }
    }
    return NONE;
  }

  /// The end of the line that an offset lies in, and where the next one begins. The places of a
  /// text know that too, but look at all of it first, and most tables never need one.
  private void findEnd(int at) {
    int feed = content.indexOf('\n', at);
    end = feed < 0 ? content.length() : feed;
    next = end + 1;
    if (end > at && content.charAt(end - 1) == '\r') {
      end--;
    }
  }

  private void cells(int start) {
    int at = start;
    while (count >= 0 && at <= end && count <= MOST) {
      int from = skipSpaces(at);
      if (from < end && content.charAt(from) == '"') {
        int to = closing(from);
        if (to < 0) {
          unclosed(from);
          return;
        }
        if (to > end) {
          findEnd(to);
        }
        add(from, to);
        at = afterQuote(to) + 1;
      } else {
        int to = comma(from);
        add(from, to);
        at = to + 1;
      }
    }
  }

  private void unclosed(int quote) {
    problems.error(
        source.place(quote, quote + 1),
        "this quote is never closed",
        "close it, and write a quote within quotes twice: \"\"");
    count = -1;
  }

  /// The comma after a quoted cell, or the end of the line.
  private int afterQuote(int to) {
    int after = skipSpaces(to);
    if (after == end || content.charAt(after) == ',') {
      return after;
    }
    problems.error(
        source.place(after, after + 1),
        "text after the closing quote of a cell",
        "quote all of the cell, and write a quote within quotes twice: \"\"");
    return comma(after);
  }

  private int comma(int from) {
    int comma = content.indexOf(',', from, end);
    return comma < 0 ? end : comma;
  }

  private void add(int from, int to) {
    if (count + 2 > bounds.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
    }
    int last = to;
    while (last > from && content.charAt(last - 1) == ' ') {
      last--;
    }
    bounds[count++] = from;
    bounds[count++] = last;
  }

  private int skipSpaces(int at) {
    int i = at;
    while (i < end && content.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /// Where a quoted cell ends, after its closing quote; negative where it never does.
  private int closing(int open) {
    int quote = content.indexOf('"', open + 1);
    while (quote >= 0 && content.startsWith("\"", quote + 1)) {
      quote = content.indexOf('"', quote + 2);
    }
    return quote < 0 ? -1 : quote + 1;
  }

  static Optional<Scalar> cell(SourceText source, int from, int to) {
    var text = text(source.content(), from, to);
    boolean quoted = from < to && source.content().charAt(from) == '"';
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scalar(text, quoted, source.place(from, to)));
  }

  /// What a cell says, its quotes taken off; empty where it says nothing.
  static String text(String content, int from, int to) {
    return from < to && content.charAt(from) == '"'
        ? content.substring(from + 1, to - 1).replace("\"\"", "\"")
        : content.substring(from, to);
  }
}
