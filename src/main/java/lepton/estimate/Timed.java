package lepton.estimate;

import java.util.Optional;
import lepton.text.Origin;
import lepton.workload.Computation;
import lepton.workload.Work;
import lepton.workload.Workload;

/// What accelerator hours that were given draw, in J.
///
/// @param least the accelerators alone
/// @param most with hosts, network and the facility
/// @param powerGiven whether their power was given, and is no default
record Timed(double least, double most, boolean powerGiven) {

  /// Absent where any phase is described by its work.
  static Optional<Timed> of(Workload workload, Footprint result) {
    if (!(workload.computation() instanceof Computation.Described described)
        || workload.levers().any()) {
      return Optional.empty();
    }
    double least = 0;
    boolean given = true;
    for (var phase : described.phases()) {
      if (!(phase.work() instanceof Work.AcceleratorTime time) || phase.power().isEmpty()) {
        return Optional.empty();
      }
      var power = phase.power().get();
      least += time.seconds().mean() * power.mean();
      given &= !(power.origin() instanceof Origin.ByDefault);
    }
    return least > 0
        ? Optional.of(new Timed(least, Math.max(least, result.total().joules()), given))
        : Optional.empty();
  }

  /// How far an energy lies outside: 1 between the two, below 1 beneath the least, above 1 beyond
  /// the most.
  double outside(double joules) {
    return joules < least ? joules / least : joules > most ? joules / most : 1;
  }
}
