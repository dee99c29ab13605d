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
  /// @param ranges how to draw the uncertain inputs for the ranges of the figures; absent where
  ///     nobody reads them
  /// @param ranking of which figure the inputs are ranked, and by which draws
  public record Options(
      boolean explain, boolean literal, Optional<Sampling> ranges, Optional<Rank> ranking) {
    public static final Options PLAIN = new Options(false, false);

    public Options(boolean explain, boolean literal) {
      this(explain, literal, Optional.empty(), Optional.empty());
    }
  }

  /// A figure whose uncertain inputs are ranked.
  ///
  /// @param baseline whether it is the baseline's
  /// @param sampling the base draws: there are `samples` · (inputs + 2) evaluations
  public record Rank(Measure measure, boolean baseline, Sampling sampling) {}

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
    boolean doubted = options.ranges().isPresent() || options.ranking().isPresent();
    Optional<Unknowns> unknowns = doubted ? Optional.of(Unknowns.of(workload)) : Optional.empty();
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
        unknowns.flatMap(
            them ->
                options
                    .ranges()
                    .map(sampling -> new Propagation(workload, literal, them, sampling).ranges())),
        unknowns.flatMap(
            them -> options.ranking().flatMap(rank -> ranked(workload, literal, them, rank))),
        problems.all());
  }

  /// How sure the sums over several workloads are; absent unless asked for.
  public static Optional<Ranges> together(List<Workload> workloads, Options options) {
    var literal = options.literal();
    return options.ranges().map(sampling -> new TotalRanges(workloads, literal, sampling).ranges());
  }

  private static Optional<Ranked> ranked(
      Workload workload, boolean literal, Unknowns unknowns, Rank rank) {
    var column = new Propagation.Column(rank.measure(), rank.baseline());
    return new Ranking(workload, literal, unknowns, column).of(rank.sampling());
  }

  /// The footprint of `workload` under `levers`: a pure function of the numbers that `draw`
  /// chooses.
  public static Footprint footprint(
      Workload workload, Levers levers, boolean literal, Draw draw, Derivation derivation) {
    return new Composition(workload, levers, literal, draw, derivation).footprint();
  }

  /// The footprint under its own levers, each input at its expected value.
  public static Footprint footprint(Workload workload) {
    return footprint(workload, workload.levers(), false, Draw.MEAN, Derivation.NONE);
  }

  /// Every number that the equations of a workload use, by its symbol.
  public static List<Assessment.Given> inputs(Workload workload) {
    return Givens.of(workload);
  }

  private static Optional<Assessment.Saving> saving(Footprint before, Footprint after) {
    if (before.total().joules() == 0 || before.emissions().kilograms() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Assessment.Saving(
            saved(before.total().joules(), after.total().joules()),
            saved(before.emissions().kilograms(), after.emissions().kilograms())));
  }

  /// The share of `before` that is saved.
  static double saved(double before, double after) {
    return 1 - after / before;
  }
}
