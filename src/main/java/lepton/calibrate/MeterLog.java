package lepton.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Csv;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;
import lepton.text.Table;
import lepton.workload.Timestamps;

/// What a meter at the wall read: power over time, linear between readings.
///
/// Safe to share: nothing changes it.
public final class MeterLog {

  private static final List<String> OF_TIME =
      List.of("timestamp", "time", "datetime", "date", "ts");
  private static final List<String> OF_POWER = List.of("watts", "power_w", "power", "w", "watt");

  /// Readings further apart than so many usual intervals have a gap between them. Assumed.
  private static final double GAP = 3;

  private final String name;
  private final double[] times;
  private final double[] watts;

  /// @param name as people know it
  /// @param times seconds since 1970-01-01T00:00Z, rising
  /// @param watts at those times
  MeterLog(String name, double[] times, double[] watts) {
    this.name = name;
    this.times = times;
    this.watts = watts;
  }

  String name() {
    return name;
  }

  /// Seconds since 1970 of the first reading; absent where there is none.
  OptionalDouble begin() {
    return times.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(times[0]);
  }

  /// Reads a table with a column of times and one of watts.
  public static Optional<MeterLog> read(SourceText text, Problems problems) {
    var own = new Problems();
    var table = Csv.read(text, own);
    if (table.isEmpty() || own.hasErrors()) {
      problems.addAll(own);
      return Optional.empty();
    }
    var time = column(table.get(), OF_TIME);
    var power = column(table.get(), OF_POWER);
    if (time.isEmpty() || power.isEmpty()) {
      own.error(
          table.get().header().getFirst().place(),
          "no column of " + (time.isEmpty() ? "times" : "watts"),
          "name the columns: timestamp,watts");
      problems.addAll(own);
      return Optional.empty();
    }
    var readings = new ArrayList<double[]>();
    for (var row : table.get().rows()) {
      reading(row, time.get(), power.get(), own).ifPresent(readings::add);
    }
    problems.addAll(own);
    if (own.hasErrors()) {
      return Optional.empty();
    }
    readings.sort(Comparator.comparingDouble(reading -> reading[0]));
    return Optional.of(
        new MeterLog(
            text.name(),
            readings.stream().mapToDouble(reading -> reading[0]).toArray(),
            readings.stream().mapToDouble(reading -> reading[1]).toArray()));
  }

  private static Optional<String> column(Table table, List<String> names) {
    for (var name : names) {
      for (var column : table.columns()) {
        if (column.equalsIgnoreCase(name)) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  /// A row without a reading is a gap.
  private static Optional<double[]> reading(
      Table.Row row, String time, String power, Problems problems) {
    var when = row.get(time);
    var much = row.get(power);
    if (when.isEmpty() || much.isEmpty()) {
      return Optional.empty();
    }
    var at = seconds(when.get().text());
    var watts = number(much.get().text());
    if (at.isEmpty()) {
      problems.error(
          when.get().place(),
          Quote.of(when.get().text()) + " is no point in time with a zone",
          "write 2026-11-24T08:00:00Z, 2026-11-24T09:00:00+01:00, or seconds since 1970");
    }
    if (watts.isEmpty() || watts.getAsDouble() < 0) {
      problems.error(
          much.get().place(),
          Quote.of(much.get().text()) + " is no power in watts",
          "write a number alone, 0 or more; leave the cell empty where nothing was read");
    }
    return at.isPresent() && watts.isPresent()
        ? Optional.of(new double[] {at.getAsDouble(), watts.getAsDouble()})
        : Optional.empty();
  }

  private static OptionalDouble seconds(String text) {
    var unix = number(text);
    return unix.isPresent() ? unix : Timestamps.read(text);
  }

  private static OptionalDouble number(String text) {
    boolean bare = text.indexOf('%') < 0;
    return bare
            && QuantityReader.read(text, Dimension.RATIO)
                instanceof Reading.Read(Estimate.Exact(double value))
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }

  /// Seconds between readings, the middle of all; 0 where there are fewer than two.
  double interval() {
    if (times.length < 2) {
      return 0;
    }
    var between = new double[times.length - 1];
    for (int i = 0; i < between.length; i++) {
      between[i] = times[i + 1] - times[i];
    }
    Arrays.sort(between);
    return between[between.length / 2];
  }

  /// Mean power from one time to another; absent where readings are missing.
  OptionalDouble mean(double from, double to) {
    if (times.length < 2 || from < times[0] || to > times[times.length - 1] || from >= to) {
      return OptionalDouble.empty();
    }
    double longest = GAP * interval();
    int i = Math.max(0, before(from));
    double joules = 0;
    for (double at = from; at < to; i++) {
      if (times[i + 1] - times[i] > longest) {
        return OptionalDouble.empty();
      }
      double until = Math.min(to, times[i + 1]);
      if (until > at) {
        joules += (until - at) * (at(i, at) + at(i, until)) / 2;
        at = until;
      }
    }
    return OptionalDouble.of(joules / (to - from));
  }

  /// The last reading at or before a time that is not the last of all.
  private int before(double time) {
    int found = Arrays.binarySearch(times, time);
    int index = found >= 0 ? found : -found - 2;
    return Math.min(index, times.length - 2);
  }

  private double at(int i, double time) {
    double length = times[i + 1] - times[i];
    double share = length > 0 ? (time - times[i]) / length : 0;
    return watts[i] + share * (watts[i + 1] - watts[i]);
  }
}
