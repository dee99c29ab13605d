package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Prior;
import lepton.estimate.Assessment;
import lepton.estimate.Measure;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Span;
import lepton.text.Origin;
import lepton.uncertainty.Range;
import lepton.validate.Check.Prediction;
import lepton.validate.Check.Tenths;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Input;
import lepton.workload.Phase;
import lepton.workload.Workload;

/// Predictions of a run from its work and its hardware alone.
final class Predictions {

  private Predictions() {}

  /// The workload with the utilization to expect by a prior that has not seen the run.
  static Workload by(Prior prior, Workload workload) {
    if (!(workload.computation() instanceof Computation.Described described)) {
      return workload;
    }
    var phases = new ArrayList<Phase>();
    for (var phase : described.phases()) {
      phases.add(
          phase.capacity() instanceof Capacity.OfPeak peak
              ? new Phase(
                  phase.stage(),
                  phase.work(),
                  phase.precision(),
                  new Capacity.OfPeak(
                      peak.peak(),
                      new Input(
                          "training.utilization",
                          prior.estimate(),
                          Dimension.RATIO,
                          new Origin.ByDefault(prior.note()))),
                  phase.power())
              : phase);
    }
    return new Workload(
        workload.name(),
        new Computation.Described(phases, described.hardware(), described.transfer()),
        workload.site(),
        workload.levers(),
        workload.unit(),
        workload.budget(),
        workload.reported(),
        workload.assumptions());
  }

  /// What the prediction of a run gives beside what was reported: its hours, and its energy and
  /// emissions where they were measured.
  static List<Check> of(PublishedRun run, Tier tier, boolean measured, Assessment prediction) {
    var checks = new ArrayList<Check>();
    run.hours().ifPresent(hours -> hours(hours, tier, prediction).ifPresent(checks::add));
    if (!measured) {
      return checks;
    }
    var result = prediction.result();
    var energy = run.atFacility() ? result.total() : result.it();
    run.reportedEnergy()
        .ifPresent(
            reported ->
                checks.add(
                    new Prediction(
                        tier,
                        Quantity.ENERGY,
                        reported.joules(),
                        energy.joules(),
                        range(
                            prediction,
                            run.atFacility() ? Measure.TOTAL_JOULES : Measure.IT_JOULES,
                            1,
                            energy.joules()),
                        Optional.empty())));
    if (run.grid().isPresent()) {
      double kilograms = result.operational().kilograms();
      run.reportedEmissions()
          .ifPresent(
              reported ->
                  checks.add(
                      new Prediction(
                          tier,
                          Quantity.EMISSIONS,
                          reported.kilograms(),
                          kilograms,
                          range(prediction, Measure.OPERATIONAL_KILOGRAMS, 1, kilograms),
                          Optional.empty())));
    }
    return checks;
  }

  private static Optional<Check> hours(Printed reported, Tier tier, Assessment prediction) {
    if (!(prediction.workload().computation() instanceof Computation.Described described)) {
      return Optional.empty();
    }
    double count = described.hardware().count().mean();
    return prediction
        .result()
        .training()
        .flatMap(phase -> phase.duration())
        .map(
            duration -> {
              double seconds = duration.seconds() * count;
              return new Prediction(
                  tier,
                  Quantity.HOURS,
                  Span.ofHours(reported.value()).seconds(),
                  seconds,
                  range(prediction, Measure.TRAINING_SECONDS, count, seconds),
                  tenths(described.phases().getFirst(), seconds));
            });
  }

  /// What is certain has a range of one point.
  private static Optional<Range> range(
      Assessment prediction, Measure measure, double times, double otherwise) {
    return prediction
        .ranges()
        .map(
            ranges ->
                ranges
                    .of(measure, false)
                    .map(its -> new Range(its.p5() * times, its.p50() * times, its.p95() * times))
                    .orElse(Range.exactly(otherwise)));
  }

  /// Hours go by 1 / utilization, whose quantiles the prior states.
  private static Optional<Tenths> tenths(Phase phase, double seconds) {
    return phase.capacity() instanceof Capacity.OfPeak peak
            && peak.utilization().amount() instanceof Estimate.Median prior
        ? Optional.of(
            new Tenths(seconds * prior.p50() / prior.p90(), seconds * prior.p50() / prior.p10()))
        : Optional.empty();
  }
}
