package lepton.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.schedule.Task;
import lepton.quantity.DataSize;
import lepton.quantity.Dimension;
import lepton.quantity.Energy;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.workload.StepFunction;
import lepton.workload.Timestamps;

/// What a command line says of when: earliest start, deadline, interruptions and data to be moved.
final class ScheduleOptions {

  private static final String TIME_FORMS =
      "write it as 2026-11-23T08:00Z, or with an offset such as +01:00";

  private final Arguments arguments;
  private final double now;
  private final Problems problems;

  /// @param now seconds since 1970-01-01T00:00Z
  ScheduleOptions(Arguments arguments, double now, Problems problems) {
    this.arguments = arguments;
    this.now = Math.ceil(now);
    this.problems = problems;
  }

  static ZoneId timeZone(Arguments arguments, Problems problems) {
    var name = arguments.value("--timezone");
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name.get());
    } catch (DateTimeException unknown) {
      problems.error(
          "--timezone takes a time zone, got " + Quote.of(name.get()),
          "write for instance --timezone Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }

  /// What is to be planned; absent with a problem.
  ///
  /// @param home the series of the first zone
  Optional<Task> task(ScheduleJob job, StepFunction home) {
    double earliest = earliest(home);
    var deadline = deadline(arguments, earliest, problems);
    double end = deadline.orElse(home.end());
    if (deadline.isPresent() && !(end > earliest)) {
      problems.error("the deadline is before the earliest start", "give a later --deadline");
    }
    var pauses = pauses();
    var moving = moving(job);
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new Task(job.profile(), earliest, end, pauses, moving));
  }

  /// `--earliest`, or now; where the series knows nothing of now, its own start.
  private double earliest(StepFunction home) {
    var given = arguments.value("--earliest");
    if (given.isPresent()) {
      var time = time("--earliest", given.get(), problems);
      if (time.isPresent()
          && !(time.getAsDouble() >= home.start() && time.getAsDouble() < home.end())) {
        problems.error(
            "the earliest start lies outside the first series",
            "choose one within it, or a series that covers it");
      }
      return time.orElse(home.start());
    }
    if (now >= home.start() && now < home.end()) {
      return now;
    }
    problems.warning(
        "the series "
            + (now < home.start() ? "begins after" : "ends before")
            + " now: its start is taken for now",
        "give --earliest, or a series that covers now");
    return home.start();
  }

  /// A point in time of an option, in seconds since 1970-01-01T00:00Z; no number with a problem.
  static OptionalDouble time(String option, String text, Problems problems) {
    var time = Timestamps.read(text);
    if (time.isEmpty()) {
      problems.error(option + " takes a point in time, got " + Quote.of(text), TIME_FORMS);
    }
    return time;
  }

  /// A deadline as a point in time, or as a time after `from`.
  static OptionalDouble deadline(Arguments arguments, double from, Problems problems) {
    var given = arguments.value("--deadline");
    if (given.isEmpty()) {
      return OptionalDouble.empty();
    }
    var time = Timestamps.read(given.get());
    if (time.isPresent()) {
      return time;
    }
    if (dated(given.get())) {
      problems.error(
          "--deadline takes a point in time with its zone, got " + Quote.of(given.get()),
          TIME_FORMS);
      return OptionalDouble.empty();
    }
    var span = amount("--deadline", given.get(), Dimension.TIME, "48h", problems);
    return span.isPresent() ? OptionalDouble.of(from + span.getAsDouble()) : OptionalDouble.empty();
  }

  /// Whether a text begins as a date does, `2026-`, or is one by the clock, `08:00`; no span has
  /// either.
  private static boolean dated(String text) {
    var given = text.strip();
    int digits = 0;
    while (digits < given.length() && Character.isDigit(given.charAt(digits))) {
      digits++;
    }
    char next = digits < given.length() ? given.charAt(digits) : ' ';
    return digits > 0 && (next == '-' || next == '/' || next == ':');
  }

  private Optional<Task.Pauses> pauses() {
    var given = arguments.value("--checkpoint-cost");
    if (!arguments.has("--interruptible")) {
      if (given.isPresent()) {
        problems.error(
            "--checkpoint-cost is of interruptions, and there are none", "add --interruptible");
      }
      return Optional.empty();
    }
    double seconds =
        given.isEmpty()
            ? 0
            : amount("--checkpoint-cost", given.get(), Dimension.TIME, "5min", problems).orElse(0);
    return Optional.of(new Task.Pauses(seconds));
  }

  private Energy moving(ScheduleJob job) {
    var data = arguments.value("--move");
    if (data.isEmpty()) {
      return Energy.ZERO;
    }
    var bytes = amount("--move", data.get(), Dimension.DATA, "2TB", problems);
    var given = arguments.value("--move-energy");
    var each =
        given.isPresent()
            ? amount("--move-energy", given.get(), Dimension.TRANSFER, "1 Wh/GB", problems)
            : job.transferKwhPerGb();
    if (each.isEmpty() && given.isEmpty()) {
      problems.error(
          "the catalogue has no energy of moving data between data centres",
          "give it: --move-energy '1 Wh/GB'");
    }
    return Energy.ofKwh(new DataSize(bytes.orElse(0)).gigabytes() * each.orElse(0));
  }

  /// One amount of an option, not negative, in base units; absent with a problem.
  static OptionalDouble amount(
      String option, String text, Dimension dimension, String example, Problems problems) {
    return switch (QuantityReader.read(text, dimension)) {
      case Reading.Refused refused -> {
        problems.error(
            option + ": " + refused.message(), "write for instance " + option + " " + example);
        yield OptionalDouble.empty();
      }
      case Reading.Read(Estimate amount) -> {
        if (amount.uncertain() || amount.mean() < 0) {
          problems.error(
              option + " takes one amount that is not negative, got " + Quote.of(text),
              "write for instance " + option + " " + example);
          yield OptionalDouble.empty();
        }
        yield OptionalDouble.of(amount.mean());
      }
    };
  }
}
