package lepton.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Comma-separated values as in RFC 4180: a header, quotes around cells that hold commas, quotes or line ends.
///
/// Beyond the RFC, empty lines and lines that begin with `#` are skipped, and spaces around a cell without quotes are
/// no part of it.
public final class Csv {

  private static final int[] NONE = {};

  private final SourceText source;
  private final String content;
  private final Problems problems;
  private int line = 1;
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
      if (!problems.hasErrors()) {
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
        "this row has " + cells(given) + ", the header names " + columns,
        given < columns
            ? "write a cell without a value as nothing between two commas: a,,c"
            : "put a cell that holds a comma into double quotes: \"a, b\"");
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  /// The bounds of the next row's cells, from and to; none at the end of the text and after an unclosed quote, which
  /// leaves a negative count.
  private int[] row() {
    while (count >= 0 && line <= source.lines()) {
      int start = source.start(line);
      boolean skipped = content.startsWith("#", start) || source.line(line).isBlank();
      if (!skipped) {
        count = 0;
        cells(start, source.end(line));
        line++;
        return count < 0 ? NONE : Arrays.copyOf(bounds, count);
      }
      line++;
    }
    return NONE;
  }

  private void cells(int start, int lineEnd) {
    int at = start;
    int end = lineEnd;
    while (count >= 0 && at <= end) {
      int from = skipSpaces(at, end);
      int to;
      if (content.startsWith("\"", from)) {
        to = closing(from);
        if (to < 0) {
          problems.error(
              source.place(from, from + 1),
              "this quote is never closed",
              "close it, and write a quote within quotes twice: \"\"");
          count = to;
          return;
        }
        line = source.lineAt(to);
        end = source.end(line);
      } else {
        int comma = content.indexOf(',', from);
        to = comma < 0 || comma > end ? end : comma;
      }
      at = add(from, to, end);
    }
  }

  /// Keeps the cell and gives where the next one begins.
  private int add(int from, int to, int end) {
    int comma = skipSpaces(to, end);
    if (comma < end && content.charAt(comma) != ',') {
      problems.error(
          source.place(comma, comma + 1),
          "text after the closing quote of a cell",
          "quote all of the cell, and write a quote within quotes twice: \"\"");
      int next = content.indexOf(',', comma);
      comma = next < 0 || next > end ? end : next;
    }
    if (count + 2 > bounds.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
    }
    int last = to;
    while (last > from && content.charAt(last - 1) == ' ') {
      last--;
    }
    bounds[count++] = from;
    bounds[count++] = last;
    return comma + 1;
  }

  private int skipSpaces(int at, int end) {
    int next = at;
    while (next < end && content.charAt(next) == ' ') {
      next++;
    }
    return next;
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
    if (from == to) {
      return Optional.empty();
    }
    var written = source.content().substring(from, to);
    boolean quoted = written.startsWith("\"");
    if (!quoted) {
      return Optional.of(new Scalar(written, false, source.place(from, to)));
    }
    var text = written.substring(1, written.length() - 1).replace("\"\"", "\"");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scalar(text, true, source.place(from, to)));
  }
}
