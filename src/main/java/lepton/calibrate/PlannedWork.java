package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.energy.WorkOf;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Levers;
import lepton.workload.Phase;
import lepton.workload.Stage;
import lepton.workload.Workload;

/// The work that a run was started for, as its workload describes it. `lepton run --workload` keeps
/// it in the recording.
///
/// @param stage `training` or `inference`
/// @param flop W, of all accelerators together
/// @param peak dense peak of one accelerator in the precision of the work, in FLOP/s
/// @param precision of the work, in words
/// @param accelerators how many there were to be
/// @param accelerator id of the catalogue's row; absent where the workload names none, and in a
///     recording
/// @param source who says so
public record PlannedWork(
    String stage,
    double flop,
    double peak,
    String precision,
    double accelerators,
    Optional<String> accelerator,
    String source) {

  private static final String PREFIX = "workload.";
  private static final String COMPUTE = ".compute";
  private static final String PEAK = ".peak";
  private static final String COUNT = "workload.accelerators";

  /// What a workload says of its phases; none where only the time is known, the peak is not, or
  /// levers change the work.
  public static List<PlannedWork> of(Workload workload, String source) {
    var all = new ArrayList<PlannedWork>();
    boolean plain = workload.levers().equals(Levers.NONE);
    if (plain && workload.computation() instanceof Computation.Described described) {
      var hardware = described.hardware();
      for (var phase : described.phases()) {
        var flop = WorkOf.expected(phase.work());
        if (flop > 0 && phase.capacity() instanceof Capacity.OfPeak(var peak, _)) {
          all.add(
              new PlannedWork(
                  phase.stage().key(),
                  flop,
                  peak.mean(),
                  precision(phase),
                  hardware.count().mean(),
                  hardware.accelerator().map(Accelerator::id),
                  source));
        }
      }
    }
    return all;
  }

  private static String precision(Phase phase) {
    return phase.precision().id();
  }

  /// What a recording says of the work that it was started for.
  public static List<PlannedWork> of(Recording recording) {
    var all = new ArrayList<PlannedWork>();
    var count = condition(recording, COUNT);
    for (var stage : Stage.values()) {
      var flop = condition(recording, PREFIX + stage.key() + COMPUTE);
      var peak = condition(recording, PREFIX + stage.key() + PEAK);
      if (flop.isPresent() && peak.isPresent() && count.isPresent()) {
        all.add(
            new PlannedWork(
                stage.key(),
                flop.get().value(),
                peak.get().value(),
                peak.get().source(),
                count.get().value(),
                Optional.empty(),
                flop.get().source()));
      }
    }
    return all;
  }

  private static Optional<Condition> condition(Recording recording, String key) {
    for (var condition : recording.conditions()) {
      if (condition.key().equals(key) && condition.value() > 0) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /// As a recording keeps it; all are of one workload.
  public static List<Condition> conditions(List<PlannedWork> planned) {
    var conditions = new ArrayList<Condition>();
    for (var work : planned) {
      var key = PREFIX + work.stage();
      conditions.add(new Condition(key + COMPUTE, work.flop(), "FLOP", work.source()));
      conditions.add(new Condition(key + PEAK, work.peak(), "FLOP/s", work.precision()));
    }
    if (!planned.isEmpty()) {
      var first = planned.getFirst();
      conditions.add(new Condition(COUNT, first.accelerators(), "1", first.source()));
    }
    return conditions;
  }
}
