package lepton.workload;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Csv;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.text.Suggestion;
import lepton.text.Table;

/// Reads an intensity series: a table with the columns `timestamp` and `g_co2e_per_kwh`.
final class SeriesReader {

  private static final String TIME = "timestamp";
  private static final String GRAMS = "g_co2e_per_kwh";

  /// More problems than these are of one kind.
  private static final int MOST_PROBLEMS = 10;

  /// A step that is longer than the usual one by more than this is a gap.
  private static final double GAP = 1.5;

  private final Problems problems;
  private int found;

  private SeriesReader(Problems problems) {
    this.problems = problems;
  }

  static Optional<IntensitySeries> read(SourceText text, Problems problems) {
    var own = new Problems();
    Optional<Table> table = Csv.read(text, own);
    Optional<IntensitySeries> series = Optional.empty();
    if (table.isPresent() && !own.hasErrors()) {
      series = new SeriesReader(own).series(text, table.get());
    }
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : series;
  }

  private Optional<IntensitySeries> series(SourceText text, Table table) {
    boolean timed = column(table, TIME);
    boolean valued = column(table, GRAMS);
    if (!timed || !valued) {
      return Optional.empty();
    }
    var rows = table.rows();
    if (rows.size() < 2) {
      error(
          Place.start(text),
          "a series needs two rows at least, this one has " + rows.size(),
          "for a single figure write it in the workload: grid: 385 gCO2e/kWh");
      return Optional.empty();
    }
    double[] times = new double[rows.size()];
    double[] grams = new double[rows.size()];
    for (int i = 0; i < rows.size() && found < MOST_PROBLEMS; i++) {
      times[i] = time(rows.get(i), i == 0 ? Double.NEGATIVE_INFINITY : times[i - 1]);
      grams[i] = grams(rows.get(i));
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    gaps(table, times);
    return Optional.of(new IntensitySeries(text.name(), times, grams));
  }

  private boolean column(Table table, String name) {
    if (table.columns().contains(name)) {
      return true;
    }
    var near = Suggestion.closest(name, table.columns());
    Place at = table.header().getFirst().place();
    for (var title : table.header()) {
      at = near.isPresent() && title.text().equals(near.get()) ? title.place() : at;
    }
    problems.error(
        at,
        "the column '" + name + "' is missing",
        near.isPresent()
            ? "rename '" + near.get() + "'?"
            : "the first line names the columns: " + TIME + "," + GRAMS);
    return false;
  }

  private void error(Place at, String message, String help) {
    found++;
    problems.error(at, message, help);
  }

  /// The time of a row; where it can't be read, that of the row before, so that the next is held
  /// against it.
  private double time(Table.Row row, double before) {
    Optional<Scalar> cell = row.get(TIME);
    OptionalDouble time =
        cell.isPresent() ? Timestamps.read(cell.get().text()) : OptionalDouble.empty();
    if (time.isEmpty()) {
      error(
          cell.map(Scalar::place).orElse(row.place()),
          cell.map(text -> Quote.of(text.text()) + " is no time with a zone")
              .orElse("a row without a time"),
          "write it as 2026-11-23T08:00:00Z, or with an offset such as +01:00");
      return before;
    }
    if (time.getAsDouble() <= before) {
      boolean same = time.getAsDouble() == before;
      error(
          cell.get().place(),
          same ? "the same time as in the row above" : "earlier than the row above",
          same ? "keep one row for each time" : "sort the rows by time");
      return before;
    }
    return time.getAsDouble();
  }

  private double grams(Table.Row row) {
    Optional<Scalar> cell = row.get(GRAMS);
    if (cell.isEmpty()) {
      error(
          row.place(),
          "a row without an intensity",
          "leave the row out: the value before holds until the next");
      return 0;
    }
    if (!(QuantityReader.read(cell.get().text(), Dimension.RATIO)
            instanceof Reading.Read(Estimate amount))
        || amount.uncertain()
        || cell.get().text().indexOf('%') >= 0) {
      error(
          cell.get().place(),
          Quote.of(cell.get().text()) + " is not a number",
          "write g CO2e/kWh as a bare number: 385.2");
      return 0;
    }
    double value = amount.mean();
    if (!(value >= 0 && value <= 10_000)) {
      error(
          cell.get().place(),
          "an intensity must be between 0 and 10000 g CO2e/kWh, got " + Quote.of(cell.get().text()),
          "the unit of the column is g CO2e/kWh");
      return 0;
    }
    return value;
  }

  private void gaps(Table table, double[] times) {
    double[] steps = new double[times.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = times[i + 1] - times[i];
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double usual = sorted[sorted.length / 2];
    int gaps = 0;
    int first = -1;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] > GAP * usual) {
        gaps++;
        first = first < 0 ? i + 1 : first;
      }
    }
    if (gaps > 0) {
      problems.warning(
          table.rows().get(first).place(),
          gaps == 1 ? "a gap before this row" : "a gap before this row, the first of " + gaps,
          "the value before a gap is taken to hold until its end");
    }
  }
}
