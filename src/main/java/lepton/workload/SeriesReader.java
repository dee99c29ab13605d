package lepton.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;

/// Reads an intensity series: a table or a JSON list with `timestamp` and `g_co2e_per_kwh`.
public final class SeriesReader {

  /// More problems than these are of one kind.
  private static final int MOST_PROBLEMS = 10;

  private final Problems problems;
  private int found;

  private SeriesReader(Problems problems) {
    this.problems = problems;
  }

  /// A series of average intensities, which alone a footprint goes by.
  public static Optional<IntensitySeries> read(SourceText text, Problems problems) {
    return signal(text, false, problems)
        .flatMap(
            signal ->
                switch (signal) {
                  case IntensitySeries average -> Optional.of(average);
                  case MarginalSeries _ -> {
                    problems.error(
                        Place.start(text),
                        "these are marginal intensities, and a footprint goes by the average",
                        "give a column g_co2e_per_kwh; 'lepton schedule' takes marginal ones");
                    yield Optional.empty();
                  }
                });
  }

  /// A series of either kind.
  ///
  /// @param marginal whether it was said that its values are marginal ones; else its column says so
  public static Optional<GridSignal> signal(SourceText text, boolean marginal, Problems problems) {
    var own = new Problems();
    var rows = SeriesRows.of(text, marginal, own);
    Optional<StepFunction> grams =
        rows.isEmpty() || own.hasErrors()
            ? Optional.empty()
            : new SeriesReader(own).series(text, rows.get().rows());
    problems.addAll(own);
    if (own.hasErrors() || grams.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        marginal || rows.get().marginal()
            ? new MarginalSeries(text.name(), grams.get())
            : new IntensitySeries(text.name(), grams.get()));
  }

  private Optional<StepFunction> series(SourceText text, List<SeriesRows.Row> rows) {
    var kept = new ArrayList<SeriesRows.Row>(rows.size());
    var empty = new ArrayList<SeriesRows.Row>();
    double[] times = new double[rows.size()];
    double[] grams = new double[rows.size()];
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.size() && found < MOST_PROBLEMS; i++) {
      var row = rows.get(i);
      before = time(row, before);
      var cell = row.grams();
      if (cell.isEmpty()) {
        empty.add(row);
        continue;
      }
      times[kept.size()] = before;
      grams[kept.size()] = grams(cell.get());
      kept.add(row);
    }
    if (!problems.hasErrors() && kept.size() < 2) {
      error(
          Place.start(text),
          "a series needs two rows at least, this one has " + kept.size(),
          "for a single figure write it in the workload: grid: 385 gCO2e/kWh");
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    empty(empty);
    var series =
        new StepFunction(Arrays.copyOf(times, kept.size()), Arrays.copyOf(grams, kept.size()));
    gaps(kept, series);
    return Optional.of(series);
  }

  /// A row that says nothing of its time is a gap, whatever the usual step.
  private void empty(List<SeriesRows.Row> rows) {
    if (!rows.isEmpty()) {
      problems.warning(
          rows.getFirst().place(),
          rows.size() == 1
              ? "a row without an intensity"
              : "a row without an intensity, the first of " + rows.size(),
          "it is left out: the value before is taken to hold until the next");
    }
  }

  private void error(Place at, String message, String help) {
    found++;
    problems.error(at, message, help);
  }

  /// The time of a row; where it can't be read, that of the row before, so that the next is held
  /// against it.
  private double time(SeriesRows.Row row, double before) {
    Optional<Scalar> cell = row.time();
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

  private double grams(Scalar cell) {
    if (!(QuantityReader.read(cell.text(), Dimension.RATIO)
            instanceof Reading.Read(Estimate amount))
        || amount.uncertain()
        || cell.text().indexOf('%') >= 0) {
      error(
          cell.place(),
          Quote.of(cell.text()) + " is not a number",
          "write g CO2e/kWh as a bare number: 385.2");
      return 0;
    }
    double value = amount.mean();
    if (!(value >= 0 && value <= 10_000)) {
      error(
          cell.place(),
          "an intensity must be between 0 and 10000 g CO2e/kWh, got " + Quote.of(cell.text()),
          "the unit of the column is g CO2e/kWh");
      return 0;
    }
    return value;
  }

  /// A step that is longer than the usual one by half is a gap.
  private void gaps(List<SeriesRows.Row> rows, StepFunction series) {
    int gaps = 0;
    int first = 0;
    for (int i = 0; i + 1 < series.size(); i++) {
      if (series.gap(i)) {
        gaps++;
        first = gaps == 1 ? i + 1 : first;
      }
    }
    if (gaps > 0) {
      problems.warning(
          rows.get(first).place(),
          gaps == 1 ? "a gap before this row" : "a gap before this row, the first of " + gaps,
          "the value before a gap is taken to hold until its end");
    }
  }
}
