package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.UtilizationPrior;
import lepton.estimate.Assessment;
import lepton.estimate.Contradictions;
import lepton.estimate.Estimator;
import lepton.estimate.Sampling;
import lepton.quantity.Compute;
import lepton.quantity.Shown;
import lepton.text.Node;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Severity;
import lepton.validate.PublishedRun.Basis;
import lepton.workload.Computation;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// Recomputes runs: each is read like any person's workload file and estimated.
public final class Validator {

  /// Stated compute may exceed 6 · P · tokens by full recomputation, 8/6 (Megatron, 2104.04473),
  /// and 5 % of rounding.
  public static final double MOST_STATED = 8 / 6.0 * 1.05;

  /// A power so near to the TDP was not measured.
  private static final double SAME = 0.01;

  private final WorkloadReader reader;
  private final FittedRuns fitted;
  private final Estimator.Options options;

  /// @param fitted the runs that are to be predicted by the fit without them
  /// @param ranges how to draw the ranges of predictions; absent where nobody reads them
  public Validator(WorkloadReader reader, FittedRuns fitted, Optional<Sampling> ranges) {
    this.reader = reader;
    this.fitted = fitted;
    this.options = new Estimator.Options(false, false, ranges, Optional.empty());
  }

  /// Recomputes one run.
  ///
  /// @param problems takes what keeps it from being read
  public Case of(PublishedRun run, Problems problems) {
    var found = new Problems();
    var known = fitted.of(run);
    var reported = run.hours().flatMap(_ -> reported(run, found));
    var predicted = predictable(run) ? predicted(run, known, found) : Optional.<Assessment>empty();
    tell(found, problems);
    predicted.ifPresent(_ -> tellOfLittleWork(run, problems));
    var basis = basis(run, reported);
    var checks = new ArrayList<Check>();
    var tier = basis == Basis.CIRCULAR ? Tier.CIRCULAR : Tier.MEASURED;
    checks.addAll(Recomputation.of(run, tier, reported.map(Assessment::result)));
    predicted.ifPresent(
        its ->
            checks.addAll(
                Predictions.of(
                    run,
                    known.isPresent() ? Tier.LEFT_OUT : Tier.UNSEEN,
                    basis == Basis.MEASURED,
                    its)));
    return new Case(
        run,
        predicted.isPresent() ? known.map(FittedRuns.Known::name) : Optional.empty(),
        checks,
        contradictions(run, reported.or(() -> predicted)));
  }

  /// What the table says alike for both readings is told once.
  private static void tell(Problems found, Problems problems) {
    var told = new ArrayList<Problem>();
    for (var problem : found.all()) {
      if (problem.isError() && !told.contains(problem)) {
        told.add(problem);
        problems.add(problem);
      }
    }
  }

  /// Of less work than any run that the priors were fitted to, as `estimate` says beside its
  /// utilization.
  private static void tellOfLittleWork(PublishedRun run, Problems problems) {
    double flop = run.work().orElse(Double.POSITIVE_INFINITY);
    if (flop < UtilizationPrior.LEAST_WORK) {
      problems.warning(
          run.place(),
          Quote.of(run.title())
              + ": "
              + Shown.compute(new Compute(flop))
              + " is less work than that of any published run ("
              + Shown.compute(new Compute(UtilizationPrior.LEAST_WORK))
              + ")",
          "its prediction is by the utilization of far greater runs; measure it with 'lepton run'");
    }
  }

  private Optional<Assessment> reported(PublishedRun run, Problems problems) {
    return read(RunDocument.asReported(run), run, problems)
        .map(workload -> Estimator.assess(workload, Estimator.Options.PLAIN));
  }

  /// Whether there is something to predict, and something to hold it against.
  private static boolean predictable(PublishedRun run) {
    return run.work().isPresent()
        && (run.hours().isPresent() || run.energy().isPresent() || run.emissions().isPresent());
  }

  private Optional<Assessment> predicted(
      PublishedRun run, Optional<FittedRuns.Known> known, Problems problems) {
    return read(RunDocument.asPredicted(run), run, problems)
        .map(workload -> known.map(its -> Predictions.by(its.prior(), workload)).orElse(workload))
        .map(workload -> Estimator.assess(workload, options));
  }

  private Optional<Workload> read(Node document, PublishedRun run, Problems problems) {
    return reader.read(document, run.title(), List.of(), problems);
  }

  /// Where the table doesn't say: a power that is the TDP was assumed.
  private static Basis basis(PublishedRun run, Optional<Assessment> reported) {
    if (run.basis().isPresent()) {
      return run.basis().get();
    }
    if (run.watts().isEmpty()) {
      return run.energy().isPresent() ? Basis.MEASURED : Basis.HOURS;
    }
    boolean assumed =
        reported
            .map(its -> its.workload().computation())
            .filter(Computation.Described.class::isInstance)
            .map(Computation.Described.class::cast)
            .flatMap(described -> described.hardware().accelerator())
            .flatMap(accelerator -> accelerator.tdp())
            .filter(tdp -> Math.abs(run.watts().get().value() / tdp.watts() - 1) < SAME)
            .isPresent();
    return assumed ? Basis.CIRCULAR : Basis.MEASURED;
  }

  private static List<Problem> contradictions(PublishedRun run, Optional<Assessment> read) {
    var found = new ArrayList<Problem>();
    read.ifPresent(its -> found.addAll(Contradictions.of(its.workload(), its.result())));
    var ratio = run.stated();
    if (ratio.isPresent()
        && (ratio.getAsDouble() > MOST_STATED || ratio.getAsDouble() < 1 / MOST_STATED)) {
      found.add(
          new Problem(
              Severity.WARNING,
              run.compute().map(Printed::place),
              "the stated compute is "
                  + Shown.number(ratio.getAsDouble())
                  + " times 6 · P · tokens",
              Optional.of(
                  "full recomputation explains 1.33; are the tokens those of several epochs, or the"
                      + " parameters the active ones?")));
    }
    return found;
  }
}
