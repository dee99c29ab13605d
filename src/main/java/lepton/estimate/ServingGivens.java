package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.catalog.ServingFit;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.serving.ServingCase;
import lepton.text.Origin;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.ServingLoad;
import lepton.workload.ServingPlan;

/// Which inputs and which fitted coefficients stand behind the symbols of the serving model.
final class ServingGivens {

  private static final Origin FITTED =
      new Origin.InCatalogue(
          "serving_fit",
          "fitted coefficient",
          "ML.ENERGY 3.0, Chung et al. 2025, arXiv:2505.06371");

  private final List<Assessment.Given> givens = new ArrayList<>();

  private ServingGivens() {}

  static List<Assessment.Given> of(ServingPlan plan) {
    var all = new ServingGivens();
    switch (plan.load()) {
      case ServingLoad.Batch(Input sequences) -> all.add("B", sequences);
      case ServingLoad.Arrivals(Input perSecond) -> all.add("λ", perSecond);
    }
    all.add("n_c", plan.together());
    all.add("x_t", plan.doubt().time());
    all.add("x_p", plan.doubt().power());
    plan.doubt().waiting().ifPresent(its -> all.add("x_w", its));
    all.add("P", plan.active());
    all.add("P_all", plan.parameters());
    all.add("TDP", plan.device().tdp());
    plan.device().context().ifPresent(its -> all.add("p_ctx", its));
    all.add("β", plan.device().bandwidth());
    all.add("Φ", plan.device().peak(plan.weights()).orElseThrow());
    if (plan.layers().isPresent()) {
      all.add("n_L", plan.layers().get());
    }
    all.shape(plan.shape(), plan.layers().isPresent());
    all.fit(plan.fit(), plan.shape());
    all.add("b_w", bytes(plan.weights(), "inference.precision"));
    return all.givens;
  }

  /// The weights that a lever has.
  static List<Assessment.Given> weights(Levers.Quantization lever) {
    return List.of(
        new Assessment.Given("b_w", bytes(lever.precision(), "levers.quantization.precision")));
  }

  private static Input bytes(Precision weights, String key) {
    return new Input(
        key,
        Estimate.exactly(ServingCase.bytesPerWeight(weights)),
        Dimension.DATA,
        new Origin.Derived("a weight in " + weights.id()));
  }

  /// @param layered whether the number of layers is known from elsewhere
  private void shape(ModelShape shape, boolean layered) {
    var origin = new Origin.InCatalogue("model_shapes", shape.name(), shape.source());
    if (!layered) {
      number("n_L", shape.layers(), Dimension.COUNT, "model.layers", origin);
    }
    number("n_M", shape.expertLayers(), Dimension.COUNT, "expert layers", origin);
    number("κ", shape.kvBytesPerToken(), Dimension.DATA, "cache of a token", origin);
    number("e_x", shape.expertShare(), Dimension.RATIO, "share of the experts", origin);
  }

  private void fit(ServingFit fit, ModelShape shape) {
    boolean experts = shape.expertLayers() > 0;
    fitted("τ", fit.secondsPerLayer());
    fitted("a_M", fit.expertLayer());
    fitted("a_8", fit.quantizedLayer());
    fitted("a_8M", fit.quantizedExpertLayer(shape.scales()));
    fitted("g_8", fit.eightBitGain());
    fitted("σ", fit.secondsPerLayerAndSequence());
    fitted("η_w", fit.weightsBandwidth(experts));
    fitted("η_k", fit.cacheBandwidth());
    fitted("η_c", fit.computePeak(experts));
    fitted("s_start", fit.startingPower());
    fitted("s_8bit", fit.quantizedPower());
    fitted("s_mem", fit.memoryPower());
    fitted("s_comp", fit.computePower());
    fitted("γ", fit.powerPerTime());
  }

  private void fitted(String symbol, double value) {
    number(symbol, value, Dimension.RATIO, "serving model", FITTED);
  }

  private void number(String symbol, double value, Dimension dimension, String key, Origin origin) {
    add(symbol, new Input(key, Estimate.exactly(value), dimension, origin));
  }

  private void add(String symbol, Input input) {
    givens.add(new Assessment.Given(symbol, input));
  }
}
