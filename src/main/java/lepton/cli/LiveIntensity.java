package lepton.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.service.Curve;
import lepton.service.Feed;
import lepton.service.Found;
import lepton.service.Wanted;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// Asks a service while a command runs, on a thread beside it, again and again: what it said before
/// is kept, so that a run of any length is covered. Nothing waits for it but the last half of a
/// second.
final class LiveIntensity {

  /// Grids are published by the quarter of an hour at the finest that changes a sum.
  private static final Duration AGAIN = Duration.ofMinutes(15);

  /// So long an answer that is on its way is waited for when the command has ended. Assumed: as
  /// long as nobody takes for a pause.
  private static final Duration GRACE = Duration.ofMillis(500);

  private final Services services;
  private final GivenIntensity.Asked asked;
  private final double since;
  private Optional<Curve> curve = Optional.empty();
  private Optional<IntensitySeries> series = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private boolean answered;

  /// @param since when the command started, seconds since 1970-01-01T00:00Z
  LiveIntensity(Services services, GivenIntensity.Asked asked, double since) {
    this.services = services;
    this.asked = asked;
    this.since = since;
  }

  private Feed feed() {
    return asked.line().feed();
  }

  void start() {
    Thread.ofPlatform().daemon().name("lepton intensity").start(this::follow);
  }

  private void follow() {
    try {
      while (true) {
        var found = services.ask(asked.line(), new Wanted.Running(since));
        take(found);
        Thread.sleep(found instanceof Found.Known ? AGAIN : CleanStart.SOONEST);
      }
    } catch (InterruptedException nobodyInterrupts) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      take(new Found.Nothing("a bug in lepton: " + bug));
    }
  }

  private synchronized void take(Found found) {
    switch (found) {
      case Found.Known known -> {
        if (curve.isPresent()) {
          curve.get().add(known.curve());
        } else {
          curve = Optional.of(known.curve());
        }
        var signal = curve.get().signal(Services.label(feed(), known));
        series = signal instanceof IntensitySeries its ? Optional.of(its) : Optional.empty();
        fault = known.doubt().isEmpty() ? Optional.empty() : Optional.of(known.doubt());
      }
      case Found.Nothing(var why) -> fault = Optional.of(why);
    }
    answered = true;
    notifyAll();
  }

  /// Waits a moment for the first answer, and gives up what is still being asked.
  void settle() throws InterruptedException {
    settle(GRACE);
  }

  /// The same.
  ///
  /// @param grace how long a moment is
  void settle(Duration grace) throws InterruptedException {
    long end = System.nanoTime() + grace.toNanos();
    synchronized (this) {
      for (long left = grace.toMillis();
          !answered && left > 0;
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    }
    services.close();
  }

  /// The recording with the intensity of each interval, as far as it is known by now; else with the
  /// figure of a year, which says why.
  synchronized Recording placed(Recording recording, Site site) {
    if (series.isPresent()) {
      return Measuring.placed(recording, GivenIntensity.at(site, series.get()));
    }
    return standIn(recording, feed(), fault.orElse("it has not answered yet"));
  }

  /// What a person is told at the end; absent where there is nothing to be told.
  synchronized Optional<String> told() {
    if (series.isPresent()) {
      return fault.map(why -> feed() + ": " + why + "; an answer of before is used");
    }
    var why = fault.orElse("it had not answered when the command ended");
    return Optional.of(
        Services.standIn(feed(), why, asked.annual())
            + "; 'lepton report FILE --intensity "
            + feed()
            + "' asks again");
  }

  /// The same recording, which says of its figure of a year why it stands there.
  static Recording standIn(Recording recording, Feed feed, String why) {
    List<Condition> conditions = new ArrayList<>();
    for (var condition : recording.conditions()) {
      conditions.add(
          condition.key().equals(GivenIntensity.GRID)
              ? new Condition(
                  condition.key(),
                  condition.amount(),
                  condition.unit(),
                  condition.source() + "; the figure of a year, as " + feed + " gave none: " + why)
              : condition);
    }
    return recording.with(conditions);
  }
}
