package lepton.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import lepton.text.Problems;

/// The fitted coefficients of the serving model (`lepton.serving.ServingStep`), and how far they
/// hold.
///
/// The shipped ones were fitted by `lepton.fit.ServingModel` of the test tree to measured
/// configurations; `serving_fit.csv` says from which table, when, and with what error.
public final class ServingFit {

  private static final String FILE = "serving_fit.csv";

  private final Map<String, Double> values;

  private ServingFit(Map<String, Double> values) {
    this.values = values;
  }

  /// The coefficients as they ship.
  public static ServingFit shipped() {
    var file = ShippedFile.load(FILE);
    var values = new LinkedHashMap<String, Double>();
    for (int i = 0; i < file.rows(); i++) {
      var cells = new Cells(file.row(i), new Problems());
      values.put(cells.text("key", ""), cells.number("value").orElseThrow());
    }
    return new ServingFit(values);
  }

  /// These, with some changed or added: what a fit tries.
  public static ServingFit of(Map<String, Double> values) {
    return new ServingFit(Map.copyOf(values));
  }

  private double get(String key) {
    var value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("the serving fit has no '" + key + "'");
    }
    return value;
  }

  /// τ, seconds that starting the work of one layer takes in a step.
  public double secondsPerLayer() {
    return get("tau");
  }

  /// a_M, what a layer of experts adds to that, in τ.
  public double expertLayer() {
    return get("a_expert");
  }

  /// a_8, what 8-bit weights add to that in a dense layer, in τ.
  public double quantizedLayer() {
    return get("a_8bit");
  }

  /// a_8M, what 8-bit weights add to that in a layer of experts, in τ: of blocks or of channels
  /// with a scale each. What is not known counts as blocks, which most mixtures are published in.
  public double quantizedExpertLayer(ModelShape.Scales scales) {
    return switch (scales) {
      case BLOCKS, UNKNOWN -> get("a_8bit_expert");
      case CHANNELS -> get("a_8bit_channels");
    };
  }

  /// g_8, how many times as fast arithmetic is in FP8 as in 16 bits, where there is hardware for
  /// it.
  public double eightBitGain() {
    return get("gain_8bit");
  }

  /// σ, seconds that each sequence of the batch adds to each layer of a step.
  public double secondsPerLayerAndSequence() {
    return get("sigma_sequence");
  }

  /// η_w, share of the memory bandwidth that reading weights reaches.
  public double weightsBandwidth(boolean experts) {
    return get(experts ? "eta_weights_expert" : "eta_weights");
  }

  /// η_k, share of the memory bandwidth that reading the key-value cache reaches.
  public double cacheBandwidth() {
    return get("eta_cache");
  }

  /// η_c, share of the dense 16-bit peak that matrix products reach.
  public double computePeak(boolean experts) {
    return get(experts ? "eta_compute_expert" : "eta_compute");
  }

  /// Power while starting work, as a share of TDP.
  public double startingPower() {
    return get("p_start");
  }

  /// Power in what 8-bit weights add, as a share of TDP.
  public double quantizedPower() {
    return get("p_8bit");
  }

  /// Power while memory is the bound, as a share of TDP.
  public double memoryPower() {
    return get("p_memory");
  }

  /// Power while arithmetic is the bound, as a share of TDP; may exceed 1, where the limit cuts it.
  public double computePower() {
    return get("p_compute");
  }

  double layers(double active) {
    return get("shape.layers") * Math.pow(active / 1e9, get("shape.layers_exponent"));
  }

  double kvBytesPerToken(double active) {
    return get("shape.kv_bytes") * Math.pow(active / 1e9, get("shape.kv_bytes_exponent"));
  }

  double sharedOfActive() {
    return get("shape.shared_of_active");
  }

  /// Standard deviation of ln(model / measured) of joules a token, for a model that was left out of
  /// the fit.
  public double logSigma(ModelShape.Basis basis) {
    return switch (basis) {
      case KNOWN -> get("log_sigma.known_shape");
      case SAME_SIZE -> get("log_sigma.same_size");
      case LAW -> get("log_sigma.law");
    };
  }

  /// The same for an accelerator that was left out.
  public double otherAcceleratorLogSigma() {
    return get("log_sigma.other_accelerator");
  }

  /// σ_t, of ln(model / measured) of seconds a token, for a model of published shape that was left
  /// out.
  public double timeLogSigma() {
    return get("log_sigma.time");
  }

  /// σ_p, the same of power.
  public double powerLogSigma() {
    return get("log_sigma.power");
  }

  /// ρ of both, so that the energy, their product, scatters by `logSigma`: a step that takes longer
  /// than the model says draws less.
  public double timePowerCorrelation() {
    return get("log_correlation.time_power");
  }

  /// γ: where the time is x times what the model says, the power is x^(−γ) times, in the middle;
  /// the slope −ρ σ_p / σ_t of the regression of one on the other.
  public double powerPerTime() {
    return -timePowerCorrelation() * powerLogSigma() / timeLogSigma();
  }

  /// The least that was measured of `batch`, `parameters`, `active`, `count`, `output_tokens`, …
  public double least(String what) {
    return get("least." + what);
  }

  /// The greatest that was measured.
  public double most(String what) {
    return get("most." + what);
  }

  /// Prompt length of a task of the table, fitted because it is not published with it; in tokens.
  public double promptTokens(String task) {
    return get("prompt." + task);
  }
}
