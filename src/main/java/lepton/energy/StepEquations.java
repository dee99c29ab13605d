package lepton.energy;

import lepton.catalog.ServingFit;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.serving.Occupancy;
import lepton.serving.ServingCase;
import lepton.serving.ServingStep;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.ServingLoad;
import lepton.workload.ServingPlan;

/// The equations of a step of the serving model as they are printed. `ServingStep` evaluates them;
/// a test holds the two together.
final class StepEquations {

  private static final Equation COPIES =
      Equation.of("", "copies of the model", "copies = n / n_c", "n", "n_c", "");
  private static final Equation SEQUENCES =
      Equation.of("", "sequences of one copy", "B_c = B / copies", "B", "copies", "");
  private static final Equation PART_OF_TIME =
      Equation.of(
          "",
          "share of the time that a copy has any: fewer sequences than copies",
          "b_s = B / copies",
          "B",
          "copies",
          "");
  private static final Equation SEQUENCES_AT_TIMES =
      Equation.of(
          "",
          "sequences of one copy while it has any",
          "B_c = B / copies / b_s",
          "B",
          "copies",
          "b_s",
          "");
  private static final Equation HELD =
      Equation.of(
          "",
          "sequences of one copy: as many as its memory holds, and the others wait",
          "B_c = B_most",
          "B_most",
          "");
  private static final Equation TOKENS =
      Equation.of(
          "",
          "tokens of a step: one a sequence, and the prompts that come in meanwhile",
          "m_step = B_c · (1 + T_in / T_out)",
          "B_c",
          "T_in",
          "T_out",
          "");
  private static final Equation START =
      Equation.of(
          "",
          "starting the work of the layers",
          "t_start = τ · (n_L + a_M · n_M)",
          "τ [s]",
          "n_L",
          "a_M",
          "n_M",
          "[s]");
  private static final Equation EIGHT_BITS =
      Equation.of(
          "",
          "what 8-bit weights add to it",
          "t_8bit = τ · (a_8 · (n_L − n_M) + a_8M · n_M)",
          "τ [s]",
          "a_8",
          "n_L",
          "n_M",
          "a_8M",
          "[s]");
  private static final Equation SCHEDULE =
      Equation.of(
          "", "sequences in the layers", "t_seq = σ · n_L · B_c", "σ [s]", "n_L", "B_c", "[s]");
  private static final Equation SHARED =
      Equation.of(
          "",
          "parameters of every token: from P = P_s + e_x · (P_all − P_s)",
          "P_s = (P − e_x · P_all) / (1 − e_x)",
          "P",
          "e_x",
          "P_all",
          "");
  private static final Equation READ =
      Equation.of(
          "",
          "parameters that a step reads: experts by independent draws",
          "P_read = P_s + (P_all − P_s) · (1 − (1 − e_x)^B_c)",
          "P_s",
          "P_all",
          "e_x",
          "B_c",
          "");
  private static final Equation WEIGHTS =
      Equation.of(
          "",
          "reading the weights",
          "t_weights = b_w · P_read / (n_c · β · η_w)",
          "b_w [B]",
          "P_read",
          "n_c",
          "β [B/s]",
          "η_w",
          "[s]");
  private static final Equation DENSE_WEIGHTS =
      Equation.of(
          "",
          "reading the weights",
          "t_weights = b_w · P_all / (n_c · β · η_w)",
          "b_w [B]",
          "P_all",
          "n_c",
          "β [B/s]",
          "η_w",
          "[s]");
  private static final Equation CACHE =
      Equation.of(
          "",
          "reading the key-value cache",
          "t_cache = B_c · (T_in + T_out / 2) · κ / (n_c · β · η_k)",
          "B_c",
          "T_in",
          "T_out",
          "κ [B]",
          "n_c",
          "β [B/s]",
          "η_k",
          "[s]");
  private static final Equation COMPUTE =
      Equation.of(
          "",
          "arithmetic",
          "t_compute = 2 · P · m_step / (n_c · Φ · η_c)",
          "P",
          "m_step",
          "n_c",
          "Φ [FLOP/s]",
          "η_c",
          "[s]");
  private static final Equation EIGHT_BIT_COMPUTE =
      Equation.of(
          "",
          "arithmetic, faster in FP8",
          "t_compute = 2 · P · m_step / (n_c · Φ · η_c · g_8)",
          "P",
          "m_step",
          "n_c",
          "Φ [FLOP/s]",
          "η_c",
          "g_8",
          "[s]");
  private static final Equation STEP =
      Equation.of(
          "",
          "a step of generation: a token for each sequence",
          "t_step = t_start + t_8bit + t_seq + t_weights + t_cache + t_compute",
          "t_start [s]",
          "t_8bit [s]",
          "t_seq [s]",
          "t_weights [s]",
          "t_cache [s]",
          "t_compute [s]",
          "[s]");

  private final ServingPlan plan;
  private final ServingFit fit;
  private final ServingCase at;
  private final ServingStep step;
  private final Draw draw;
  private final Derivation derivation;

  StepEquations(
      ServingPlan plan, ServingCase at, ServingStep step, Draw draw, Derivation derivation) {
    this.plan = plan;
    this.fit = plan.fit();
    this.at = at;
    this.step = step;
    this.draw = draw;
    this.derivation = derivation;
  }

  void note(double count, double copies, Occupancy occupancy) {
    var shape = at.shape();
    double together = at.count();
    double sequences = at.batch();
    double in = at.inputTokens();
    double out = at.outputTokens();
    double tokens = sequences * (1 + in / out);
    double bandwidth = at.device().bandwidth().bytesPerSecond();
    derivation.note(COPIES, "", copies, count, together);
    sequences(copies, occupancy);
    derivation.note(TOKENS, "", tokens, sequences, in, out);
    derivation.note(
        START,
        "",
        step.launch(),
        fit.secondsPerLayer(),
        shape.layers(),
        fit.expertLayer(),
        shape.expertLayers());
    if (step.quantized() > 0) {
      derivation.note(
          EIGHT_BITS,
          "",
          step.quantized(),
          fit.secondsPerLayer(),
          fit.quantizedLayer(),
          shape.layers(),
          shape.expertLayers(),
          fit.quantizedExpertLayer(shape.scales()));
    }
    derivation.note(
        SCHEDULE, "", step.schedule(), fit.secondsPerLayerAndSequence(), shape.layers(), sequences);
    double read = ServingStep.touched(at, sequences);
    if (at.experts()) {
      double share = shape.expertShare();
      derivation.note(SHARED, "", shape.shared(), shape.active(), share, shape.parameters());
      derivation.note(READ, "", read, shape.shared(), shape.parameters(), share, sequences);
    }
    derivation.note(
        at.experts() ? WEIGHTS : DENSE_WEIGHTS,
        "",
        step.weights(),
        at.bytesPerWeight(),
        read,
        together,
        bandwidth,
        fit.weightsBandwidth(at.experts()));
    derivation.note(
        CACHE,
        "",
        step.cache(),
        new double[] {
          sequences, in, out, shape.kvBytesPerToken(), together, bandwidth, fit.cacheBandwidth()
        });
    compute(tokens);
    derivation.note(
        STEP,
        "",
        step.seconds(),
        new double[] {
          step.launch(),
          step.quantized(),
          step.schedule(),
          step.weights(),
          step.cache(),
          step.compute()
        });
  }

  private void compute(double tokens) {
    double active = at.shape().active();
    double peak = at.device().peak().flopPerSecond();
    double reached = fit.computePeak(at.experts());
    double gain = plan.gain(at.weights());
    if (gain == 1) {
      double[] values = {active, tokens, at.count(), peak, reached};
      derivation.note(COMPUTE, "", step.compute(), values);
    } else {
      double[] values = {active, tokens, at.count(), peak, reached, gain};
      derivation.note(EIGHT_BIT_COMPUTE, "", step.compute(), values);
    }
  }

  /// Where requests arrive at a rate, the batch follows from the step, and is told behind it.
  private void sequences(double copies, Occupancy occupancy) {
    if (!(plan.load() instanceof ServingLoad.Batch(Input sequences))) {
      return;
    }
    double batch = draw.of(sequences);
    if (occupancy.atWork() < batch / copies * (1 - 1e-9)) {
      derivation.note(HELD, "", occupancy.atWork(), occupancy.atWork());
    } else if (occupancy.share() < 1) {
      derivation.note(PART_OF_TIME, "", occupancy.share(), batch, copies);
      double[] values = {batch, copies, occupancy.share()};
      derivation.note(SEQUENCES_AT_TIMES, "", occupancy.atWork(), values);
    } else {
      derivation.note(SEQUENCES, "", occupancy.atWork(), batch, copies);
    }
  }
}
