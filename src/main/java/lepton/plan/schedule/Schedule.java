package lepton.plan.schedule;

import java.util.List;
import lepton.quantity.Energy;
import lepton.workload.GridSignal;

/// When and where a job emits least.
///
/// @param zone where it runs
/// @param windows when, in order; one where it runs in one go
/// @param kilograms CO2e of the job and of moving its data
/// @param movingKilograms of it, for moving its data
/// @param now the same job started at once in the first zone
/// @param worst the worst start in any zone, data moved
/// @param skipped zones whose series does not cover the job before the deadline
/// @param within the share by which `kilograms` may exceed the least there is
public record Schedule<S extends GridSignal>(
    Task task,
    List<Zone<S>> zones,
    Zone<S> zone,
    List<Window> windows,
    double kilograms,
    double movingKilograms,
    Start now,
    Start worst,
    List<Zone<S>> skipped,
    double within) {

  public Schedule {
    zones = List.copyOf(zones);
    windows = List.copyOf(windows);
    skipped = List.copyOf(skipped);
  }

  /// A start without an interruption, and its CO2e in kg.
  public record Start(double start, double end, String zone, double kilograms) {}

  public double savedKilograms() {
    return now.kilograms() - kilograms;
  }

  /// What all interruptions take more, in s: each window but the first begins with a checkpoint.
  public double checkpointSeconds() {
    return task.pauses().map(Task.Pauses::checkpointSeconds).orElse(0.0) * (windows.size() - 1);
  }

  /// What they take more, at the mean power.
  public Energy checkpoints() {
    return new Energy(checkpointSeconds() * task.profile().meanWatts());
  }

  /// How long it runs, checkpoints included, in s.
  public double seconds() {
    return task.profile().seconds() + checkpointSeconds();
  }

  /// What it takes, checkpoints included, without that of moving its data.
  public Energy energy() {
    return new Energy(task.profile().energy().joules() + checkpoints().joules());
  }

  /// The mean intensity that the job meets, in g CO2e/kWh of its own energy.
  public double meanGrams() {
    return (kilograms - movingKilograms) * 1000 / energy().kwh();
  }

  /// What is saved against starting at once in the first zone, had the job the same power for
  /// another while: it goes on after the last window, or ends before.
  public double savedIfLasting(double seconds) {
    var profile = task.profile().lasting(seconds);
    var home = zones.getFirst();
    double checkpoint = task.pauses().map(Task.Pauses::checkpointSeconds).orElse(0.0);
    return Emission.straight(home.grams(), profile, now.start())
        - Emission.windows(zone.grams(), profile, windows, checkpoint)
        - movingKilograms;
  }

  /// When it would end, had it the same power for another while.
  public double endIfLasting(double seconds) {
    return windows.getLast().end() + Math.max(0, seconds - task.profile().seconds());
  }
}
