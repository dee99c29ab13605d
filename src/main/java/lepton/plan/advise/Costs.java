package lepton.plan.advise;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.energy.ServingLatency;
import lepton.estimate.Footprint;
import lepton.plan.advise.Advice.Cost;
import lepton.plan.advise.Advice.NewHardware;
import lepton.plan.advise.Advice.Request;
import lepton.workload.Computation;

/// What a lever costs: the energy of pruning and fine-tuning, the CO2e of making new devices, a
/// longer wait.
final class Costs {

  private Costs() {}

  static Cost of(Candidate candidate, Variants.Variant before, Variants.Variant after) {
    return switch (candidate.part()) {
      case PRUNING -> pruning(before, after);
      case ACCELERATOR ->
          new Cost(
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              hardware(before, after),
              request(before, after));
      case BATCH, QUANTIZATION ->
          new Cost(
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              Optional.empty(),
              request(before, after));
      case SHARING, DYNAMIC, ACCELERATION, EDGE, BUSY, SITE, UTILIZATION, START -> Cost.NONE;
    };
  }

  /// What new devices cost where they stand in for others; absent for levers without any.
  static Optional<NewHardware> hardware(
      Candidate candidate, Variants.Variant before, Variants.Variant after) {
    return candidate.part() == Part.ACCELERATOR ? hardware(before, after) : Optional.empty();
  }

  /// Pruning saves energy as long as pruning and fine-tuning themselves take less than it saves of
  /// the IT equipment's.
  private static Cost pruning(Variants.Variant before, Variants.Variant after) {
    var given = after.workload().levers().pruning().flatMap(its -> its.cost());
    double saved = before.footprint().it().joules() - after.footprint().it().joules();
    return new Cost(
        given.isPresent()
            ? OptionalDouble.of(after.footprint().pruning().joules())
            : OptionalDouble.empty(),
        given.isEmpty() && saved > 0 ? OptionalDouble.of(saved) : OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The new devices stand in for the present ones at the same work, which goes on without end: a
  /// second of the present devices' time saves (M_op − M_op′) / T, and they are in use for a share
  /// of the calendar,
  ///
  ///     t = n · m / ((M_op − M_op′) / T · use)
  ///
  /// | symbol | meaning | unit |
  /// |---|---|---|
  /// | t | time until operation has made up for making the devices | s |
  /// | n, m | new devices, CO2e of making one | 1, kg |
  /// | M_op, M_op′ | operational CO2e of the workload, before and after | kg |
  /// | T | time for which the present devices are allotted to it | s |
  /// | use | `site.use` | 1 |
  private static Optional<NewHardware> hardware(Variants.Variant before, Variants.Variant after) {
    if (!(after.workload().computation() instanceof Computation.Described described)
        || described.hardware().embodied().isEmpty()) {
      return Optional.empty();
    }
    double kilograms =
        described.hardware().count().mean() * described.hardware().embodied().get().mean();
    double saved =
        before.footprint().operational().kilograms() - after.footprint().operational().kilograms();
    var time = Goal.TIME.of(before.footprint());
    var site = before.workload().site();
    var breakEven =
        saved > 0 && time.isPresent()
            ? OptionalDouble.of(kilograms / (saved / time.getAsDouble() * site.use().mean()))
            : OptionalDouble.empty();
    return Optional.of(new NewHardware(kilograms, breakEven, site.lifetime().mean()));
  }

  private static Optional<Request> request(Variants.Variant before, Variants.Variant after) {
    var first = latency(before.footprint());
    var second = latency(after.footprint());
    return first.isPresent() && second.isPresent()
        ? Optional.of(
            new Request(first.get().request().seconds(), second.get().request().seconds()))
        : Optional.empty();
  }

  private static Optional<ServingLatency> latency(Footprint footprint) {
    return footprint.inference().flatMap(Footprint.PhaseFootprint::serving);
  }
}
