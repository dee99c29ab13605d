package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Resolution;
import lepton.catalog.UtilizationPrior;
import lepton.estimate.Assessment;
import lepton.estimate.Contradictions;
import lepton.estimate.Estimator;
import lepton.estimate.Implied;
import lepton.estimate.Sampling;
import lepton.quantity.Compute;
import lepton.quantity.Shown;
import lepton.text.Node;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
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

  /// So far the utilization of the whole may exceed that of its steps by rounding and another way
  /// of counting, such as with attention or without. Assumed.
  private static final double MOST_OVER_STEADY = 1.25;

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
    var hardware = run.accelerator().map(its -> reader.accelerator(its.text()));
    boolean placed = hardware.isPresent() && !(hardware.get() instanceof Resolution.Unknown<?>);
    if (!placed) {
      tellOfHardware(run, hardware.map(Resolution::suggestions).orElse(List.of()), problems);
    }
    var reported = run.hours().flatMap(_ -> reported(run, placed, found));
    var predicted =
        placed && predictable(run) ? predicted(run, known, found) : Optional.<Assessment>empty();
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

  /// Hours × power need no hardware, and a table may hold what the catalogue does not.
  private static void tellOfHardware(PublishedRun run, List<String> near, Problems problems) {
    if (predictable(run)) {
      problems.warning(
          run.accelerator().map(Scalar::place).orElse(run.place()),
          Quote.of(run.title())
              + ": "
              + run.accelerator()
                  .map(its -> "no accelerator is called " + Quote.of(its.text()))
                  .orElse("no accelerator is named")
              + ", so its hours are not predicted",
          run.accelerator().isEmpty()
              ? "fill the column 'accelerator'"
              : (near.isEmpty() ? "" : "did you mean '" + near.getFirst() + "'? ")
                  + "see 'lepton list accelerators', or add it to accelerators.csv of your"
                  + " catalogue");
    }
  }

  private Optional<Assessment> reported(PublishedRun run, boolean placed, Problems problems) {
    // without a power it is read for what else is wrong with it alone
    return read(placed ? RunDocument.asReported(run) : RunDocument.asTimed(run), run, problems)
        .filter(_ -> placed || run.watts().isPresent())
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

  /// The utilization of the steps alone is at least that of the whole run, and no run reached more
  /// than there was.
  private static Optional<Problem> steady(PublishedRun run, Optional<Assessment> read) {
    if (run.steady().isEmpty()) {
      return Optional.empty();
    }
    double steady = run.steady().getAsDouble();
    if (steady > Contradictions.GREATEST_MFU) {
      return Optional.of(
          warning(
              run,
              "the stated utilization (MFU) of "
                  + Shown.number(steady)
                  + " is more than any published run reached",
              "write a share of the dense peak, such as 0.45"));
    }
    var implied =
        read.map(its -> Implied.utilization(its.workload())).orElse(OptionalDouble.empty());
    return implied.isPresent() && implied.getAsDouble() > steady * MOST_OVER_STEADY
        ? Optional.of(
            warning(
                run,
                "the hours imply a utilization (MFU) of "
                    + Shown.number(implied.getAsDouble())
                    + " end to end, above the "
                    + Shown.number(steady)
                    + " that is stated",
                "do the hours leave something out, or are N, D or epochs counted too high?"))
        : Optional.empty();
  }

  private static Problem warning(PublishedRun run, String message, String help) {
    return new Problem(Severity.WARNING, Optional.of(run.place()), message, Optional.of(help));
  }

  private static List<Problem> contradictions(PublishedRun run, Optional<Assessment> read) {
    var found = new ArrayList<Problem>();
    read.ifPresent(its -> found.addAll(Contradictions.of(its.workload(), its.result())));
    steady(run, read).ifPresent(found::add);
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
