package lepton.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import lepton.process.Forwarding;
import lepton.service.Found;
import lepton.service.Wanted;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;

/// What a service forecasts, for the start of a command: asked before it where the start goes by
/// it, or where an answer there has to be.
final class RunForecast {

  private static final Duration USUAL = Duration.ofDays(2);
  private static final int MOST_HOURS = 72;

  private final GivenIntensity.Asked asked;
  private final Services services;
  private final Arguments arguments;
  private final OffsetDateTime begun;
  private final OffsetDateTime latest;
  private final boolean quiet;
  private final Surroundings here;
  private Optional<CleanStart> start = Optional.empty();

  /// @param begun when waiting begins
  RunForecast(
      GivenIntensity.Asked asked,
      Services services,
      Arguments arguments,
      OffsetDateTime begun,
      boolean quiet,
      Surroundings here) {
    this.asked = asked;
    this.services = services;
    this.arguments = arguments;
    this.begun = begun;
    this.quiet = quiet;
    this.here = here;
    var given = ScheduleOptions.deadline(arguments, RunStart.seconds(begun), new Problems());
    this.latest = given.isPresent() ? RunStart.time(given.getAsDouble(), begun) : begun.plus(USUAL);
  }

  /// Whether the service is asked before the command starts.
  static boolean first(Arguments arguments) {
    return arguments.has("--when-below") || arguments.has("--strict");
  }

  /// When the command starts in any case.
  OffsetDateTime latest() {
    return latest;
  }

  /// Asks, and heeds signals meanwhile; the one that came, if any did. With a problem where an
  /// answer has to be and is not.
  OptionalInt ask(Forwarding forwarding, Problems problems) throws IOException {
    start = Optional.of(start(forwarding));
    var signal = start.get().ask();
    var silent = start.get().silent();
    if (silent.isPresent() && arguments.has("--strict")) {
      problems.error(
          asked.line().feed() + " gives no intensity: " + silent.get(),
          "nothing was run; without --strict the figure of a year stands in");
    }
    return signal;
  }

  private CleanStart start(Forwarding forwarding) {
    double seconds = Duration.between(begun, latest.plusDays(1)).toMillis() / 1000.0;
    double from = RunStart.seconds(begun);
    var feed = asked.line().feed();
    var standIn = Services.constant(feed, asked.annual(), from, Math.max(1, seconds));
    int hours = (int) Math.clamp(Math.ceil(seconds / 3600) - 24, 1, MOST_HOURS);
    var wanted =
        arguments.has("--when-below") ? new Wanted.Coming(hours) : new Wanted.Running(from);
    return new CleanStart(
        feed,
        () -> services.ask(asked.line(), wanted),
        standIn,
        () -> OffsetDateTime.now(ZoneId.systemDefault()),
        time -> forwarding.awaitUntil(time.toInstant().toEpochMilli(), System::currentTimeMillis),
        latest,
        this::tell,
        this::say);
  }

  private void tell(Found found) {
    boolean strict = arguments.has("--strict");
    switch (found) {
      case Found.Known known -> say(services.told(asked.line().feed(), known));
      case Found.Nothing(var why) -> {
        if (!strict) {
          say("warning: " + Services.standIn(asked.line().feed(), why, asked.annual()));
        }
      }
    }
  }

  private void say(String sentence) {
    if (!quiet) {
      here.say("lepton: " + sentence);
    }
  }

  /// What the start goes by; absent where the service was not asked.
  Optional<IntensitySeries> series() {
    return start.map(CleanStart::series);
  }

  /// Waits for the start; the signal that ended the waiting, if one did.
  OptionalInt await(Forwarding forwarding) throws IOException {
    var problems = new Problems();
    return start
        .orElseGet(() -> start(forwarding))
        .await(
            by ->
                CleanStart.unless(
                    problems,
                    RunStart.of(
                        arguments,
                        Optional.of(by),
                        begun,
                        Optional.of(latest),
                        OffsetDateTime.now(ZoneId.systemDefault()),
                        problems)));
  }
}
