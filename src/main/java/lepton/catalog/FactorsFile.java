package lepton.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lepton.text.Csv;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.text.Table;

/// Puts rows into a person's `factors.csv`: those that lepton wrote before are written anew, and
/// all else stays as it is, byte for byte.
///
/// A row of lepton's is one line whose note is [#MARK].
public final class FactorsFile {

  /// The note of the rows that lepton may write anew.
  public static final String MARK = "written by lepton calibrate";

  private static final String HEADER = "key,value,low,high,unit,basis,source,note";

  private static final List<String> NEEDED = List.of("key", "value", "unit", "note");

  /// Digits that matter in a measured figure, and one more.
  private static final MathContext DIGITS = new MathContext(5);

  private FactorsFile() {}

  /// What becomes of a row.
  public enum Change {
    ADDED("new"),
    REPLACED("replaced"),
    UNCHANGED("as before"),
    /// A person has a row of this key, which stays and wins.
    KEPT("not written: you have a row of your own");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// The file with the rows in it.
  ///
  /// @param changes by key, in the order of the rows
  public record Merged(String text, List<Change> changes) {

    public Merged {
      changes = List.copyOf(changes);
    }
  }

  /// A file that does not exist yet.
  public static Merged create(List<FactorRow> rows) {
    var columns = List.of(HEADER.split(",", -1));
    var text = new StringBuilder(HEADER).append('\n');
    var changes = new ArrayList<Change>();
    for (var row : rows) {
      text.append(line(row, columns)).append('\n');
      changes.add(Change.ADDED);
    }
    return new Merged(text.toString(), changes);
  }

  /// A file that exists; empty, with a problem, where it can't be read or lacks a needed column.
  public static Optional<Merged> merge(SourceText file, List<FactorRow> rows, Problems problems) {
    if (file.content().isBlank()) {
      var fresh = create(rows);
      return Optional.of(new Merged(file.content() + fresh.text(), fresh.changes()));
    }
    var found = new Problems();
    var table = Csv.read(file, found);
    problems.addAll(found);
    if (table.isEmpty() || found.hasErrors()) {
      return Optional.empty();
    }
    for (var column : NEEDED) {
      if (!table.get().columns().contains(column)) {
        problems.error(
            table.get().header().getFirst().place(),
            "no column '" + column + "', which calibrated rows need",
            "add it to the header, and a comma to each row");
        return Optional.empty();
      }
    }
    return Optional.of(merge(file.content(), table.get(), rows));
  }

  private static Merged merge(String content, Table table, List<FactorRow> rows) {
    var lines = lines(content);
    var end = content.contains("\r\n") ? "\r\n" : "\n";
    Map<String, Integer> ours = new HashMap<>();
    Set<String> theirs = new HashSet<>();
    for (var row : table.rows()) {
      var key = row.text("key").map(Naming.PLAIN::key).orElse("");
      boolean marked = row.text("note").orElse("").equals(MARK);
      if (marked) {
        ours.put(key, row.get("key").map(Scalar::place).orElse(row.place()).line() - 1);
      } else {
        theirs.add(key);
      }
    }
    var changes = new ArrayList<Change>();
    var added = new StringBuilder();
    for (var row : rows) {
      var key = Naming.PLAIN.key(row.key());
      var line = line(row, table.columns()) + end;
      var at = ours.get(key);
      if (theirs.contains(key)) {
        changes.add(Change.KEPT);
      } else if (at == null) {
        changes.add(Change.ADDED);
        added.append(line);
      } else {
        changes.add(
            lines.get(at).strip().equals(line.strip()) ? Change.UNCHANGED : Change.REPLACED);
        lines.set(at, lines.get(at).strip().equals(line.strip()) ? lines.get(at) : line);
      }
    }
    var text = String.join("", lines);
    boolean open = !added.isEmpty() && !text.endsWith("\n");
    return new Merged(text + (open ? end : "") + added, changes);
  }

  /// The lines with their ends.
  private static List<String> lines(String content) {
    var lines = new ArrayList<String>();
    int from = 0;
    while (from < content.length()) {
      int feed = content.indexOf('\n', from);
      int to = feed < 0 ? content.length() : feed + 1;
      lines.add(content.substring(from, to));
      from = to;
    }
    return lines;
  }

  private static String line(FactorRow row, List<String> columns) {
    var line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",").append(quoted(cell(row, columns.get(i))));
    }
    return line.toString();
  }

  private static String cell(FactorRow row, String column) {
    return switch (column) {
      case "key" -> row.key();
      case "value" -> number(OptionalDouble.of(row.value()));
      case "low" -> number(row.low());
      case "high" -> number(row.high());
      case "unit" -> row.unit();
      case "basis" -> row.basis();
      case "source" -> String.join(";", row.sources()).replace('\n', ' ');
      case "note" -> MARK;
      default -> "";
    };
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty()
        ? ""
        : new BigDecimal(value.getAsDouble()).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String cell) {
    return cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || !cell.equals(cell.strip())
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }
}
