package lepton.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;

/// When a command is to start.
///
/// @param waits whether that is later than now
/// @param why what a person is told of it
record RunStart(OffsetDateTime at, boolean waits, Optional<String> why) {

  private static final double MILLIS = 1000;

  /// By `--start-at` or `--when-below`; else at once.
  ///
  /// @param series what `--when-below` goes by
  /// @param begun when waiting began, from which a deadline counts
  /// @param latest the deadline where none is given; else the end of the series
  static RunStart of(
      Arguments arguments,
      Optional<IntensitySeries> series,
      OffsetDateTime begun,
      Optional<OffsetDateTime> latest,
      OffsetDateTime now,
      Problems problems) {
    var at = arguments.value("--start-at");
    var below = arguments.value("--when-below");
    if (at.isPresent() && below.isPresent()) {
      problems.error("--start-at and --when-below both say when to start", "leave one of them out");
    }
    if (arguments.has("--deadline") && below.isEmpty()) {
      problems.error(
          "--deadline is of waiting for a cleaner grid, and --when-below is not given",
          "add for instance --when-below 200gCO2e/kWh");
    }
    var once = new RunStart(now, false, Optional.empty());
    if (problems.hasErrors()) {
      return once;
    }
    if (at.isPresent()) {
      return at(at.get(), now, problems).orElse(once);
    }
    return below.isPresent()
        ? below(below.get(), series, deadline(arguments, begun, latest, problems), now, problems)
        : once;
  }

  private static Optional<RunStart> at(String text, OffsetDateTime now, Problems problems) {
    var time = ScheduleOptions.time("--start-at", text, problems);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    var start = time(time.getAsDouble(), now);
    return Optional.of(
        start.isAfter(now)
            ? new RunStart(start, true, Optional.of("starts at " + shown(start)))
            : new RunStart(now, false, Optional.of("warning: " + text + " is past: starts now")));
  }

  private static RunStart below(
      String text,
      Optional<IntensitySeries> given,
      OptionalDouble deadline,
      OffsetDateTime now,
      Problems problems) {
    double seconds = seconds(now);
    var most =
        ScheduleOptions.amount("--when-below", text, Dimension.INTENSITY, "200gCO2e/kWh", problems);
    var once = new RunStart(now, false, Optional.empty());
    if (given.isEmpty()) {
      problems.error(
          "--when-below needs the intensity over time",
          "write --intensity de.csv, with the columns timestamp and g_co2e_per_kwh");
      return once;
    }
    var series = given.get();
    if (seconds < series.start() || seconds >= series.end()) {
      problems.error(
          "the series of "
              + series.name()
              + (seconds < series.start() ? " begins after now" : " ends before now"),
          "give a series that covers now and the hours to come");
    }
    if (problems.hasErrors()) {
      return once;
    }
    double last = Math.min(deadline.orElse(series.end()), series.end());
    var found = first(series, seconds, last, most.getAsDouble());
    var limit = Shown.amount(most.getAsDouble(), Dimension.INTENSITY);
    if (found.isPresent()) {
      var start = time(found.getAsDouble(), now);
      var grams = Shown.amount(series.at(found.getAsDouble()).gramsPerKwh(), Dimension.INTENSITY);
      boolean waits = start.isAfter(now);
      return new RunStart(
          waits ? start : now,
          waits,
          Optional.of(
              (waits ? "starts at " + shown(start) : "starts now")
                  + ", when the grid is at "
                  + grams
                  + "; wanted: "
                  + limit
                  + " or less"));
    }
    var start = time(deadline.orElse(series.end()), now);
    boolean waits = start.isAfter(now);
    return new RunStart(
        waits ? start : now,
        waits,
        Optional.of(
            "warning: the grid is never at or below "
                + limit
                + " until "
                + shown(time(last, now))
                + ": starts anyway at "
                + (deadline.isPresent() ? "the deadline, " : "the end of the series, ")
                + shown(start)));
  }

  private static OptionalDouble deadline(
      Arguments arguments,
      OffsetDateTime begun,
      Optional<OffsetDateTime> latest,
      Problems problems) {
    var given = ScheduleOptions.deadline(arguments, seconds(begun), problems);
    return given.isPresent() || latest.isEmpty() ? given : OptionalDouble.of(seconds(latest.get()));
  }

  /// When a series is first at or below so much, between two times.
  private static OptionalDouble first(IntensitySeries series, double from, double to, double most) {
    for (int i = series.grams().index(from); i < series.size() && series.begins(i) < to; i++) {
      if (series.grams(i) <= most) {
        return OptionalDouble.of(Math.max(from, series.begins(i)));
      }
    }
    return OptionalDouble.empty();
  }

  /// Seconds since 1970-01-01T00:00Z.
  static double seconds(OffsetDateTime time) {
    return time.toInstant().toEpochMilli() / MILLIS;
  }

  static OffsetDateTime time(double epochSeconds, OffsetDateTime like) {
    return Instant.ofEpochMilli(Math.round(epochSeconds * MILLIS)).atOffset(like.getOffset());
  }

  private static String shown(OffsetDateTime time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  long milliseconds() {
    return at.toInstant().toEpochMilli();
  }
}
