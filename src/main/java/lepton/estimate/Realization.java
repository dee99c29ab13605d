package lepton.estimate;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.derivation.Derivation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Workload;

/// All that follows from one choice of the inputs: the result, the baseline from the same numbers,
/// and what was reported.
///
/// @param baseline absent where there are no levers
/// @param reportedEnergy in J
/// @param reportedEmissions in kg
record Realization(
    Footprint result,
    Optional<Footprint> baseline,
    OptionalDouble reportedEnergy,
    OptionalDouble reportedEmissions) {

  static Realization of(Workload workload, boolean literal, Draw draw) {
    var levers = workload.levers();
    var result = Estimator.footprint(workload, levers, literal, draw, Derivation.NONE);
    Optional<Footprint> baseline =
        levers.any()
            ? Optional.of(
                Estimator.footprint(workload, Levers.NONE, literal, draw, Derivation.NONE))
            : Optional.empty();
    var reported = workload.reported();
    return new Realization(
        result,
        baseline,
        reported.isPresent() ? drawn(reported.get().energy(), draw) : OptionalDouble.empty(),
        reported.isPresent() ? drawn(reported.get().emissions(), draw) : OptionalDouble.empty());
  }

  private static OptionalDouble drawn(Optional<Input> input, Draw draw) {
    return input.isPresent() ? OptionalDouble.of(draw.of(input.get())) : OptionalDouble.empty();
  }

  double energySaved() {
    return Estimator.saved(baseline.orElseThrow().total().joules(), result.total().joules());
  }

  double emissionsSaved() {
    return Estimator.saved(
        baseline.orElseThrow().emissions().kilograms(), result.emissions().kilograms());
  }
}
