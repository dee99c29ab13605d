package lepton.energy;

import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.workload.Capacity;
import lepton.workload.Draw;
import lepton.workload.Hardware;
import lepton.workload.Levers;
import lepton.workload.Phase;
import lepton.workload.ServingLoad;
import lepton.workload.ServingPlan;
import lepton.workload.Work;

/// T: the time at work, and that in which there is none. How much that is where requests arrive at
/// a rate is worked out; a share at work that is stated is of the other phase then.
final class AllottedTime {

  private static final Equation ALLOTTED =
      Equation.of("", "time allotted", "T* = t* / b", "t* [s]", "b", "[s]");
  private static final Equation ALLOTTED_SERVED =
      Equation.of("", "time allotted", "T* = t* / b_s", "t* [s]", "b_s", "[s]");
  private static final Equation ALLOTTED_SERVED_AND_BUSY =
      Equation.of("", "time allotted", "T* = t* / (b · b_s)", "t* [s]", "b", "b_s", "[s]");

  private final Phase phase;
  private final Hardware hardware;
  private final Levers levers;
  private final Draw draw;
  private final Derivation derivation;

  AllottedTime(Phase phase, Hardware hardware, Levers levers, Draw draw, Derivation derivation) {
    this.phase = phase;
    this.hardware = hardware;
    this.levers = levers;
    this.draw = draw;
    this.derivation = derivation;
  }

  /// @param served where the serving model was asked
  /// @param seconds at work, levers having acted
  double seconds(Optional<ServedPhase.Use> served, double seconds) {
    double share = served.isPresent() ? served.get().occupancy().share() : 1;
    if (arriving()) {
      // N / λ may be less than the time at work by rounding
      double allotted = Math.max(seconds, arrived(served.get(), seconds / share));
      derivation.note(ALLOTTED_SERVED, phase.stage().subscript(), allotted, seconds, share);
      return allotted;
    }
    double busy = draw.of(levers.busy().isPresent() ? levers.busy().get() : hardware.busy());
    double allotted = seconds / (busy * share);
    if (share < 1) {
      derivation.note(
          ALLOTTED_SERVED_AND_BUSY, phase.stage().subscript(), allotted, seconds, busy, share);
    } else {
      derivation.note(ALLOTTED, phase.stage().subscript(), allotted, seconds, busy);
    }
    return allotted;
  }

  /// The time that all requests take to arrive, N / λ, which t* / b_s is but for rounding; where
  /// they can't be answered as they arrive, it is longer.
  private double arrived(ServedPhase.Use served, double atLeast) {
    return served.perSecond().isPresent() && phase.work() instanceof Work.Requests requests
        ? draw.of(requests.requests()) / served.perSecond().getAsDouble()
        : atLeast;
  }

  private boolean arriving() {
    return phase.capacity() instanceof Capacity.Served(ServingPlan plan)
        && plan.load() instanceof ServingLoad.Arrivals;
  }
}
