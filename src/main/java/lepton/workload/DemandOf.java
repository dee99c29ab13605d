package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Precision;
import lepton.catalog.Regime;
import lepton.catalog.UtilizationPrior;
import lepton.quantity.Compute;
import lepton.quantity.Shown;

/// What a phase asks of the accelerators, as far as published utilization depends on it: the
/// regime, and where it leaves what was published.
final class DemandOf {

  private final ModelReader.Model model;
  private final Stage stage;

  DemandOf(ModelReader.Model model, Stage stage) {
    this.model = model;
    this.stage = stage;
  }

  PhaseDefaults.Demand demand(Optional<Work> work, Precision precision) {
    var beyond = new ArrayList<String>();
    if (model.kind() != ModelReader.Kind.TRANSFORMER) {
      beyond.add("published runs are of language models");
    }
    if (stage == Stage.INFERENCE) {
      return new PhaseDefaults.Demand(stage, Regime.SERVING, precision, told(beyond));
    }
    double flop = work.isPresent() ? flop(work.get()) : Double.POSITIVE_INFINITY;
    boolean small = flop < UtilizationPrior.LEAST_WORK;
    size(beyond);
    if (small) {
      beyond.add(
          Shown.compute(new Compute(flop))
              + " is less work than that of any published run ("
              + Shown.compute(new Compute(UtilizationPrior.LEAST_WORK))
              + ")");
    }
    return new PhaseDefaults.Demand(stage, regime(), precision, told(beyond));
  }

  private Regime regime() {
    boolean mixture =
        model.all().isPresent()
            && model.parameters().isPresent()
            && model.parameters().get().mean() < model.all().get().mean();
    return mixture ? Regime.TRAINING_MOE : Regime.TRAINING_DENSE;
  }

  private void size(List<String> beyond) {
    if (model.parameters().isEmpty()) {
      return;
    }
    double parameters = model.parameters().get().mean();
    if (parameters < UtilizationPrior.LEAST_PARAMETERS
        || parameters > UtilizationPrior.MOST_PARAMETERS) {
      beyond.add("published runs have 70 M to 540 B parameters");
    }
  }

  private static String told(List<String> beyond) {
    return String.join("; ", beyond);
  }

  /// The work in FLOP at the expected inputs, attention left out: 6 · P · tokens, as of the
  /// published runs. Time that is given says nothing of work.
  private static double flop(Work work) {
    return switch (work) {
      case Work.Samples(Input samples, Input passes, SampleWork each) ->
          samples.mean() * passes.mean() * flop(each);
      case Work.Tokens tokens ->
          tokens.perParameter() * tokens.parameters().mean() * tokens.tokens().mean();
      case Work.Compute(Input flop) -> flop.mean();
      case Work.Requests _, Work.AcceleratorTime _ -> Double.POSITIVE_INFINITY;
    };
  }

  private static double flop(SampleWork each) {
    return switch (each) {
      case SampleWork.Transformer its ->
          its.perParameter() * its.parameters().mean() * its.dimension().mean();
      case SampleWork.Dense its -> its.perParameter() * its.parameters().mean();
      case SampleWork.Given(Input flop) -> flop.mean();
    };
  }
}
