package lepton.fit;

import java.util.List;

/// A coefficient of the serving model that is fitted, on the logarithmic scale.
///
/// @param start what physics or experience suggests
/// @param spread how far, in standard deviations of ln, the fit may take it from there without a
///     penalty that the data must pay for
record Coefficient(String key, double start, double spread, String unit, String meaning) {

  /// Efficiencies near what isolated kernels reach, times of the order of a few kernel launches;
  /// prompts of a task as its description suggests. Reading experts starts lower: they are spread
  /// over the accelerators, and a step waits for the one that was asked for most. Weights scaled by
  /// channels add what a dense layer's do and less, as the kernels scale once behind the product;
  /// FP8 has twice the 16-bit peak, of which less is reached.
  static final List<Coefficient> ALL =
      List.of(
          new Coefficient("tau", 6e-5, 0.5, "s", "starting the work of one layer"),
          new Coefficient("a_expert", 1, 0.7, "1", "added by a layer of experts, in tau"),
          new Coefficient("a_8bit", 1, 0.7, "1", "added by 8-bit weights to a dense layer, in tau"),
          new Coefficient(
              "a_8bit_expert",
              1.5,
              0.7,
              "1",
              "added by 8-bit weights to a layer of experts, blocks"),
          new Coefficient(
              "a_8bit_channels", 0.5, 0.7, "1", "the same, of weights scaled by channels"),
          new Coefficient("gain_8bit", 1.3, 0.2, "1", "speed of FP8 arithmetic over 16 bits"),
          new Coefficient("sigma_sequence", 3e-7, 1, "s", "one sequence in one layer"),
          new Coefficient("eta_weights", 0.8, 0.1, "1", "bandwidth reached reading weights, dense"),
          new Coefficient(
              "eta_weights_expert", 0.55, 0.08, "1", "bandwidth reached reading weights, experts"),
          new Coefficient("eta_cache", 0.5, 0.3, "1", "bandwidth reached reading the cache"),
          new Coefficient("eta_compute", 0.5, 0.15, "1", "16-bit peak reached, dense"),
          new Coefficient("eta_compute_expert", 0.4, 0.2, "1", "16-bit peak reached, experts"),
          new Coefficient("p_start", 0.4, 0.3, "share of TDP", "power while starting layers"),
          new Coefficient("p_8bit", 0.9, 0.05, "share of TDP", "power in what 8-bit weights add"),
          new Coefficient("p_memory", 0.75, 0.1, "share of TDP", "power when memory bounds"),
          new Coefficient("p_compute", 1, 0.05, "share of TDP", "power when arithmetic bounds"),
          new Coefficient("prompt.lm-arena-chat", 200, 0.3, "tokens", "prompt, not published"),
          new Coefficient("prompt.gpqa", 250, 0.3, "tokens", "prompt, not published"),
          new Coefficient("prompt.sourcegraph-fim", 3000, 0.3, "tokens", "prompt, not published"),
          new Coefficient("prompt.image-chat", 1000, 0.3, "tokens", "prompt, not published"));
}
