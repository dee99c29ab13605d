package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.report.Field.Scope;

/// A header of the contract's paths and a row a workload, quoted as RFC 4180 has it, lines ended by
/// LF.
///
/// All rows have the same columns; an empty cell is a figure that could not be worked out. The
/// columns of the baseline and of reported figures stand only where a workload of the run has them,
/// and those of percentiles, which come last, only where ranges were drawn: those of a figure that
/// is in no doubt are the figure three times, as in JSON.
public final class CsvReport {

  private CsvReport() {}

  public static String render(List<Outcome> outcomes) {
    var columns = columns(outcomes);
    var out = new StringBuilder();
    var header = new ArrayList<String>();
    for (var column : columns) {
      header.add(column.path());
    }
    line(header, out);
    for (var outcome : outcomes) {
      var cells = new ArrayList<String>();
      for (var column : columns) {
        cells.add(column.of(outcome).orElse(""));
      }
      line(cells, out);
    }
    return out.toString();
  }

  private static List<Field> columns(List<Outcome> outcomes) {
    boolean levers = false;
    boolean reported = false;
    for (var outcome : outcomes) {
      levers |= outcome.assessment().baseline().isPresent();
      reported |= outcome.assessment().workload().reported().isPresent();
    }
    var columns = new ArrayList<Field>();
    columns.add(new Field(Figures.NAME.path(), Scope.RESULT, Figures.NAME));
    add("", Scope.RESULT, Figures.FOOTPRINT, columns);
    add("", Scope.RESULT, reported ? Figures.REPORTED : List.of(), columns);
    add(Figures.BASELINE, Scope.BASELINE, levers ? Figures.FOOTPRINT : List.of(), columns);
    add("", Scope.RESULT, levers ? Figures.SAVING : List.of(), columns);
    addRanges(List.copyOf(columns), outcomes, columns);
    return columns;
  }

  /// The percentiles of each column that is a number, where ranges were drawn.
  private static void addRanges(List<Field> of, List<Outcome> outcomes, List<Field> columns) {
    boolean drawn = false;
    for (var outcome : outcomes) {
      drawn |= outcome.assessment().ranges().isPresent();
    }
    for (var field : of) {
      boolean ranged = drawn && field.measure().isPresent();
      for (var percentile : ranged ? Percentile.values() : new Percentile[0]) {
        columns.add(field.percentile(percentile));
      }
    }
  }

  private static void add(String before, Scope scope, List<Figure> figures, List<Field> columns) {
    for (var figure : figures) {
      columns.add(new Field(before + figure.path(), scope, figure));
    }
  }

  static void line(List<String> cells, StringBuilder out) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)).orElse(cells.get(i)));
    }
    out.append('\n');
  }

  private static Optional<String> quoted(String cell) {
    boolean plain =
        cell.indexOf(',') < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0;
    return plain ? Optional.empty() : Optional.of("\"" + cell.replace("\"", "\"\"") + "\"");
  }
}
