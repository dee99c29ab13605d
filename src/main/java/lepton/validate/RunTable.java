package lepton.validate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.text.Csv;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.text.Suggestion;
import lepton.text.Table;
import lepton.validate.PublishedRun.Basis;
import lepton.validate.PublishedRun.Boundary;

/// Reads a table of runs: the shipped one, or a person's own.
public final class RunTable {

  /// Of other work nothing is recomputed.
  private static final List<String> TASKS = List.of("train", "train-moe");

  private static final List<String> OTHER_TASKS =
      List.of("inference", "throughput", "train+inference");

  private final Problems problems;
  private final Map<Column, String> columns = new EnumMap<>(Column.class);

  private RunTable(Problems problems) {
    this.problems = problems;
  }

  /// The training runs of a table.
  ///
  /// @param problems takes everything that is wrong with it, and a warning where rows are of
  ///     another task
  public static List<PublishedRun> read(SourceText text, Problems problems) {
    var table = Csv.read(text, problems);
    return table.isEmpty() || problems.hasErrors()
        ? List.of()
        : new RunTable(problems).runs(table.get());
  }

  private List<PublishedRun> runs(Table table) {
    header(table);
    var runs = new ArrayList<PublishedRun>();
    int others = 0;
    for (var row : table.rows()) {
      var task = cell(row, Column.TASK);
      boolean other = task.isPresent() && OTHER_TASKS.contains(task.get().text());
      others += other ? 1 : 0;
      if (!other && columns.containsKey(Column.NAME)) {
        run(row, task).ifPresent(run -> add(run, runs));
      }
    }
    if (others > 0) {
      problems.warning(
          others == 1
              ? "1 row is of inference or throughput and is left out"
              : others + " rows are of inference or throughput and are left out",
          "runs of training are recomputed: task train or train-moe");
    }
    return runs;
  }

  private void add(PublishedRun run, List<PublishedRun> runs) {
    for (var other : runs) {
      if (other.same(run)) {
        problems.warning(
            run.place(),
            Quote.of(run.title()) + " stands in line " + other.place().line() + " too",
            "leave one of them out: each row counts in the summary");
        break;
      }
    }
    runs.add(run);
  }

  private void header(Table table) {
    for (var name : table.header()) {
      var column = Column.named(name.text());
      if (column.isEmpty()) {
        var near = Suggestion.closest(name.text(), Column.titles());
        problems.error(
            name.place(),
            "unknown column " + Quote.of(name.text()),
            near.map(its -> "did you mean '" + its + "'? ").orElse("")
                + "columns are "
                + String.join(", ", Column.titles()));
      } else if (column.get() != Column.ASIDE
          && columns.putIfAbsent(column.get(), name.text()) != null) {
        problems.error(
            name.place(),
            Quote.of(name.text()) + " is the same column as '" + columns.get(column.get()) + "'",
            "keep one of them");
      }
    }
    if (!columns.containsKey(Column.NAME) && !table.header().isEmpty()) {
      problems.error(
          table.header().getFirst().place(),
          "the table has no column 'name'",
          "its first line names the columns, such as"
              + " name,parameters,tokens,accelerator,accelerator_hours");
    }
  }

  private Optional<PublishedRun> run(Table.Row row, Optional<Scalar> task) {
    var name = cell(row, Column.NAME);
    if (name.isEmpty()) {
      problems.error(row.place(), "this row has no name", "fill the column 'name'");
      return Optional.empty();
    }
    task.filter(its -> !TASKS.contains(its.text()))
        .ifPresent(its -> choice(its, Column.TASK, TASKS));
    var basis = cell(row, Column.BASIS);
    var boundary = word(row, Column.BOUNDARY, List.of("accelerators", "system"));
    var at = word(row, Column.ENERGY_AT, List.of("it", "facility"));
    var said = basis.map(its -> its.text().toLowerCase(Locale.ROOT)).orElse("");
    return Optional.of(
        new PublishedRun(
            name.get(),
            task.filter(its -> its.text().equals("train-moe")).isPresent(),
            number(row, Column.PARAMETERS),
            number(row, Column.ACTIVE_PARAMETERS),
            number(row, Column.TOKENS),
            number(row, Column.COMPUTE),
            cell(row, Column.ACCELERATOR),
            number(row, Column.COUNT),
            number(row, Column.HOURS),
            number(row, Column.POWER),
            number(row, Column.PUE),
            cell(row, Column.GRID),
            number(row, Column.ENERGY),
            number(row, Column.EMISSIONS),
            steady(row),
            basis.flatMap(this::basis),
            said.contains("assumed") && !said.contains("circular"),
            boundary.equals(Optional.of("system")) || said.contains("system power")
                ? Boundary.SYSTEM
                : Boundary.ACCELERATORS,
            at.isEmpty() ? !said.contains("before pue") : at.get().equals("facility"),
            cell(row, Column.SOURCE).map(Scalar::text).orElse(""),
            cell(row, Column.NOTE).map(Scalar::text).orElse(""),
            row.place()));
  }

  private Optional<Scalar> cell(Table.Row row, Column column) {
    var name = Optional.ofNullable(columns.get(column));
    return name.flatMap(row::get);
  }

  private Optional<Printed> number(Table.Row row, Column column) {
    var cell = cell(row, column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    var number = Printed.of(cell.get());
    if (number.isEmpty()) {
      problems.error(
          cell.get().place(),
          "'"
              + column.title()
              + "' takes a plain number above 0, got "
              + Quote.of(cell.get().text()),
          help(column));
    }
    return number;
  }

  private static String help(Column column) {
    if (column == Column.POWER) {
      return "write the mean watts of one accelerator: 330; of several, divide by their number";
    }
    return "write digits alone, such as 1.46e6, in the unit of the column; "
        + (column == Column.EMISSIONS
            ? "0 is market-based, after contracts: the location-based figure can be recomputed"
            : "leave the cell empty where it was not published");
  }

  /// A reported rate may be a range or words, which the fits pass over.
  private OptionalDouble steady(Table.Row row) {
    var printed = cell(row, Column.MFU).flatMap(Printed::of);
    return printed.isPresent() ? OptionalDouble.of(printed.get().value()) : OptionalDouble.empty();
  }

  /// What is `measured` and what is `circular` shows in a longer phrase too: `TDP x hours
  /// (circular)`.
  private Optional<Basis> basis(Scalar cell) {
    var text = cell.text().toLowerCase(Locale.ROOT);
    if (text.contains("circular") || text.contains("inconsistent") || text.contains("estimate")) {
      return Optional.of(Basis.CIRCULAR);
    }
    if (text.contains("measured")) {
      return Optional.of(Basis.MEASURED);
    }
    if (text.contains("hours")) {
      return Optional.of(Basis.HOURS);
    }
    choice(cell, Column.BASIS, List.of("measured", "circular", "hours"));
    return Optional.empty();
  }

  private Optional<String> word(Table.Row row, Column column, List<String> words) {
    var cell = cell(row, column);
    if (cell.isPresent() && !words.contains(cell.get().text())) {
      choice(cell.get(), column, words);
      return Optional.empty();
    }
    return cell.map(Scalar::text);
  }

  private void choice(Scalar cell, Column column, List<String> words) {
    var near = Suggestion.closest(cell.text(), words);
    problems.error(
        cell.place(),
        "'" + column.title() + "' takes no " + Quote.of(cell.text()),
        near.map(its -> "did you mean '" + its + "'? ").orElse("")
            + "it takes "
            + String.join(", ", words));
  }
}
