package lepton.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lepton.service.Feed;
import lepton.service.Found;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;

/// Waits for the start of a command by what a service forecasts, and asks it again while waiting.
final class CleanStart {

  /// How often it is asked again: forecasts change by the half hour.
  static final Duration AGAIN = Duration.ofMinutes(15);

  /// How soon at the earliest.
  static final Duration SOONEST = Duration.ofMinutes(5);

  /// So often an answer that is on its way is looked for.
  private static final Duration LOOK = Duration.ofMillis(50);

  /// Lets time pass; a signal that ended the waiting, if one did.
  interface Waiting {
    OptionalInt until(OffsetDateTime time) throws IOException;
  }

  private final Feed feed;
  private final Supplier<Found> service;
  private final IntensitySeries standIn;
  private final Supplier<OffsetDateTime> clock;
  private final Waiting waiting;
  private final OffsetDateTime latest;
  private final Consumer<Found> tell;
  private final Consumer<String> say;
  private IntensitySeries series;
  private Optional<String> silent = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private String said = "";

  /// @param service asks for the hours to come
  /// @param standIn the figure of a year, for longer than waiting may last
  /// @param latest when the command starts in any case
  /// @param tell tells a person of an answer, the first one and those that are worse or better
  /// @param say tells a person a sentence
  CleanStart(
      Feed feed,
      Supplier<Found> service,
      IntensitySeries standIn,
      Supplier<OffsetDateTime> clock,
      Waiting waiting,
      OffsetDateTime latest,
      Consumer<Found> tell,
      Consumer<String> say) {
    this.feed = feed;
    this.service = service;
    this.standIn = standIn;
    this.series = standIn;
    this.clock = clock;
    this.waiting = waiting;
    this.latest = latest;
    this.tell = tell;
    this.say = say;
  }

  /// Asks, no longer than until the command starts in any case. Signals are heeded meanwhile: the
  /// one that came, if any did.
  OptionalInt ask() throws IOException {
    var answer = new ArrayBlockingQueue<Found>(1);
    Thread.ofPlatform().daemon().name("lepton forecast").start(() -> answer.add(asked()));
    for (var now = clock.get(); answer.isEmpty() && now.isBefore(latest); now = clock.get()) {
      var look = now.plus(LOOK);
      var signal = waiting.until(look.isBefore(latest) ? look : latest);
      if (signal.isPresent()) {
        return signal;
      }
    }
    take(Optional.ofNullable(answer.poll()).orElseGet(CleanStart::late));
    return OptionalInt.empty();
  }

  private static Found late() {
    return new Found.Nothing("it had not answered by the deadline");
  }

  private Found asked() {
    try {
      return service.get();
    } catch (RuntimeException bug) {
      return new Found.Nothing("a bug in lepton: " + bug);
    }
  }

  private void take(Found found) {
    var now =
        switch (found) {
          case Found.Known known -> known.doubt();
          case Found.Nothing(var why) -> "nothing: " + why;
        };
    if (!fault.equals(Optional.of(now))) {
      tell.accept(found);
      fault = Optional.of(now);
    }
    switch (found) {
      case Found.Known known -> {
        if (known.curve().signal(Services.label(feed, known)) instanceof IntensitySeries its) {
          series = its;
          silent = Optional.empty();
        }
      }
      case Found.Nothing(var why) -> silent = Optional.of(why);
    }
  }

  /// What the start goes by now.
  IntensitySeries series() {
    double now = clock.get().toInstant().getEpochSecond();
    return series.start() <= now && now < series.end() ? series : standIn;
  }

  /// Why the service gave nothing when it was asked last.
  Optional<String> silent() {
    return silent;
  }

  /// Waits until the start, which each answer may move; the signal that ended the waiting, if one
  /// did.
  ///
  /// @param plan the start by a series, at a time; absent with problems
  OptionalInt await(Function<IntensitySeries, Optional<RunStart>> plan) throws IOException {
    var asked = clock.get();
    while (true) {
      var now = clock.get();
      if (!now.isBefore(latest)) {
        return OptionalInt.empty();
      }
      var start = plan.apply(series());
      if (start.isEmpty()) {
        return OptionalInt.empty();
      }
      tell(start.get());
      boolean due = !start.get().waits();
      boolean old = !now.isBefore(asked.plus(SOONEST));
      if (due && !old) {
        return OptionalInt.empty();
      }
      if (!due) {
        var next = asked.plus(AGAIN);
        var until = start.get().at().isBefore(next) ? start.get().at() : next;
        var signal = waiting.until(until);
        if (signal.isPresent()) {
          return signal;
        }
        if (clock.get().isBefore(asked.plus(SOONEST)) || !clock.get().isBefore(latest)) {
          continue;
        }
      }
      asked = clock.get();
      var signal = ask();
      if (signal.isPresent()) {
        return signal;
      }
    }
  }

  private void tell(RunStart start) {
    var sentence = start.why().orElse("");
    if (!sentence.isEmpty() && !sentence.equals(said)) {
      say.accept(sentence);
      said = sentence;
    }
  }

  /// Whether a plan was refused leaves its problems with whoever made it.
  static Optional<RunStart> unless(Problems problems, RunStart start) {
    return problems.hasErrors() ? Optional.empty() : Optional.of(start);
  }
}
