package lepton.plan.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Energy;
import lepton.workload.GridSignal;

/// Finds when and where a job emits least: each zone for itself, since it stays in one.
public final class Scheduler<S extends GridSignal> {

  private static final double GRAMS_PER_KG = 1000;

  private final Task task;
  private final List<Zone<S>> zones;

  private Scheduler(Task task, List<Zone<S>> zones) {
    this.task = task;
    this.zones = zones;
  }

  /// The best of all; absent where no series covers the job before the deadline.
  ///
  /// @param zones the first is where it would run at once, and where its data lie
  public static <S extends GridSignal> Optional<Schedule<S>> plan(Task task, List<Zone<S>> zones) {
    return new Scheduler<>(task, zones).best();
  }

  /// The best in one zone.
  ///
  /// @param kilograms without those of moving data
  private record InZone<S extends GridSignal>(
      Zone<S> zone, List<Window> windows, double kilograms, double within, Schedule.Start worst) {}

  private Optional<Schedule<S>> best() {
    var skipped = new ArrayList<Zone<S>>();
    Optional<InZone<S>> best = Optional.empty();
    Optional<Schedule.Start> worst = Optional.empty();
    for (var zone : zones) {
      var here = in(zone);
      if (here.isEmpty()) {
        skipped.add(zone);
        continue;
      }
      var its = here.get();
      if (best.isEmpty() || total(its) < total(best.get())) {
        best = here;
      }
      var bad = its.worst();
      if (worst.isEmpty() || bad.kilograms() > worst.get().kilograms()) {
        worst = Optional.of(bad);
      }
    }
    if (best.isEmpty() || worst.isEmpty()) {
      return Optional.empty();
    }
    var chosen = best.get();
    return Optional.of(
        new Schedule<>(
            task,
            zones,
            chosen.zone(),
            chosen.windows(),
            total(chosen),
            moving(chosen.zone()),
            start(zones.getFirst(), task.earliest()),
            worst.get(),
            skipped,
            chosen.within()));
  }

  private double total(InZone<S> its) {
    return its.kilograms() + moving(its.zone());
  }

  private Schedule.Start start(Zone<S> zone, double at) {
    var grams = zone.grams();
    double kilograms = Emission.straight(grams, task.profile(), at) + moving(zone);
    return new Schedule.Start(at, at + task.profile().seconds(), zone.name(), kilograms);
  }

  /// Moving the data takes energy in the first zone and in this one alike: it is charged with the
  /// mean of both between the earliest start and the deadline.
  private double moving(Zone<S> zone) {
    var home = zones.getFirst();
    if (zone.equals(home) || task.moving().joules() == 0) {
      return 0;
    }
    double grams = (mean(home) + mean(zone)) / 2;
    return task.moving().joules() / Energy.JOULES_PER_KWH * grams / GRAMS_PER_KG;
  }

  private double mean(Zone<S> zone) {
    return Emission.mean(zone.grams(), task.earliest(), task.deadline());
  }

  private Optional<InZone<S>> in(Zone<S> zone) {
    var grams = zone.grams();
    double from = Math.max(task.earliest(), grams.start());
    double to = Math.min(task.deadline(), grams.end());
    double seconds = task.profile().seconds();
    if (to - from < seconds) {
      return Optional.empty();
    }
    var extremes = new Straight(grams, task.profile()).between(from, to - seconds);
    double start = extremes.best();
    var straight =
        new InZone<>(
            zone,
            List.of(new Window(start, start + seconds, zone.name())),
            extremes.leastKg(),
            0,
            start(zone, extremes.worst()));
    if (task.pauses().isEmpty()) {
      return Optional.of(straight);
    }
    double checkpoint = task.pauses().get().checkpointSeconds();
    var choice = Interrupted.of(Stretches.of(grams, from, to), seconds, checkpoint, zone.name());
    return Optional.of(
        choice
            .map(
                its ->
                    new InZone<>(
                        zone,
                        its.windows(),
                        Emission.windows(grams, task.profile(), its.windows(), checkpoint),
                        its.within(),
                        straight.worst()))
            .filter(its -> its.kilograms() < straight.kilograms())
            .orElse(straight));
  }
}
