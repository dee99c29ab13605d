package lepton.estimate;

import java.util.List;
import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.derivation.Ledger;
import lepton.text.Problems;
import lepton.workload.Draw;
import lepton.workload.Levers;
import lepton.workload.Workload;

/// From a workload to its footprint, with and without its levers.
public final class Estimator {

  private Estimator() {}

  /// How to work it out.
  ///
  /// @param explain whether to keep every equation
  /// @param literal whether pruning follows the document's printed form
  public record Options(boolean explain, boolean literal) {
    public static final Options PLAIN = new Options(false, false);
  }

  /// Everything there is to say of `workload`, each input at its expected value.
  public static Assessment assess(Workload workload, Options options) {
    Ledger steps = new Ledger();
    Ledger baselineSteps = new Ledger();
    Derivation notes = options.explain() ? steps : Derivation.NONE;
    boolean literal = options.literal() && workload.levers().pruning().isPresent();
    Footprint result = footprint(workload, workload.levers(), literal, Draw.MEAN, notes);
    Optional<Footprint> baseline = Optional.empty();
    if (workload.levers().any()) {
      Derivation baselineNotes = options.explain() ? baselineSteps : Derivation.NONE;
      baseline = Optional.of(footprint(workload, Levers.NONE, literal, Draw.MEAN, baselineNotes));
    }
    Problems problems = new Problems();
    new Plausibility(workload, result, problems).check();
    return new Assessment(
        workload,
        result,
        baseline,
        baseline.flatMap(before -> saving(before, result)),
        workload
            .reported()
            .flatMap(Workload.Reported::energy)
            .map(reported -> result.total().joules() / reported.mean()),
        workload
            .reported()
            .flatMap(Workload.Reported::emissions)
            .map(reported -> result.operational().kilograms() / reported.mean()),
        steps.steps(),
        baselineSteps.steps(),
        options.explain() ? Givens.of(workload) : List.of(),
        problems.all());
  }

  /// The footprint of `workload` under `levers`: a pure function of the numbers that `draw`
  /// chooses.
  public static Footprint footprint(
      Workload workload, Levers levers, boolean literal, Draw draw, Derivation derivation) {
    return new Composition(workload, levers, literal, draw, derivation).footprint();
  }

  private static Optional<Assessment.Saving> saving(Footprint before, Footprint after) {
    if (before.total().joules() == 0 || before.emissions().kilograms() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Assessment.Saving(
            1 - after.total().joules() / before.total().joules(),
            1 - after.emissions().kilograms() / before.emissions().kilograms()));
  }
}
