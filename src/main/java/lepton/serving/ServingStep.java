package lepton.serving;

import lepton.catalog.Precision;
import lepton.catalog.ServingFit;

/// One step of continuous batching, taken apart: a token for each sequence, and the prompt tokens
/// that come in meanwhile; a roofline of prefill and decode with fitted efficiencies, and a power
/// that follows what bounds the step.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | B, n | sequences and accelerators of a step | 1 |
/// | I, O | prompt and answer | tokens |
/// | m | B · (1 + I/O), tokens a step works on: each of an answer brings I/O of prompt | tokens |
/// | r | ranks that split the attention of a mixture by sequences; 1 where each does a part of it |
/// 1 |
/// | L, L_M | layers, those of experts | 1 |
/// | s, e | parameters of every token, share of the experts that a token uses | 1 |
/// | b | stored weight | B |
/// | κ | cache of a token | B |
/// | β, Φ | memory bandwidth, dense peak of one accelerator: in 16 bits for weights of 16 bits or
/// fewer | B/s, FLOP/s |
///
///     launch    = τ · (L + a_M · L_M)
///     quantized = τ · (a_8 · (L − L_M) + a_8M · L_M)          with 8-bit weights, else 0
///     schedule  = σ · L · B
///     weights   = b · (r s + (P − s) · (1 − (1 − e)^B)) / (n β η_w)
///     cache     = B · (I + O/2) · κ / (n β η_k)
///     memory    = weights + cache
///     compute   = 2 · P_a · (B + (r > 1 ? n : 1) · B I/O) / (n Φ η_c g)    with g_8 in FP8, else 1
///
/// The roofline (Williams, Waterman and Patterson 2009) takes the greater of memory and compute;
/// here they are added, as attention and products alternate. Norms between the two predict models
/// that were left out no better. Experts are touched as by independent draws: of all of them
/// 1 − (1 − e)^B are read in a step, so a mixture reads few weights at a small batch and all of
/// them at a large one; a prompt comes in a few steps of its own, which arithmetic bounds. What 8
/// bits add to a layer of experts is another figure for weights that are scaled by blocks than for
/// those scaled by channels (`ModelShape.Scales`).
///
/// Where attention is split by sequences (data parallelism with shared experts), every rank holds
/// all weights of the attention, and all ranks take each step together: one that works on a prompt
/// keeps the others waiting, so that prompts are worked on as by one accelerator. No coefficient
/// stands for this, and without the 16 configurations that ran so (Qwen 3 Coder 480B in FP8) it
/// predicts them. With T the sum of the parts,
///
///     p = TDP · min(1, Σ share_i · part_i / T)    (W, one accelerator)
///     E = n · p · T / B                           (J an output token)
///
/// Fitted to 437 measured configurations of 21 models on H100 and B200 under vLLM (ML.ENERGY 3.0,
/// Chung et al. 2025, method arXiv:2505.06371); coefficients, errors and ranges stand in
/// `serving_fit.csv`. Valid for a server that is kept busy at its batch; how doubt grows outside of
/// what was measured says `ServingDoubt`.
///
/// @param launch seconds, and so all parts
public record ServingStep(
    double launch,
    double quantized,
    double schedule,
    double weights,
    double cache,
    double compute) {

  public static ServingStep of(ServingCase at, ServingFit fit) {
    var shape = at.shape();
    double sequences = at.sequences();
    double together = at.together();
    double tokens = sequences * (1 + at.inputTokens() / at.outputTokens());
    double layers = shape.layers();
    double expertLayers = shape.expertLayers();
    boolean eight = at.weights() == Precision.FP8 || at.weights() == Precision.INT8;
    double added =
        eight
            ? fit.quantizedLayer() * (layers - expertLayers)
                + fit.quantizedExpertLayer(shape.scales()) * expertLayers
            : 0;
    double bandwidth = together * at.device().bandwidth().bytesPerSecond();
    double cache = sequences * (at.inputTokens() + at.outputTokens() / 2) * shape.kvBytesPerToken();
    return new ServingStep(
        fit.secondsPerLayer() * (layers + fit.expertLayer() * expertLayers),
        fit.secondsPerLayer() * added,
        fit.secondsPerLayerAndSequence() * layers * sequences,
        at.bytesPerWeight()
            * touched(at, sequences)
            / (bandwidth * fit.weightsBandwidth(at.experts())),
        cache / (bandwidth * fit.cacheBandwidth()),
        arithmetic(at, sequences, fit) + prompts(at, tokens - sequences, fit));
  }

  /// Seconds of arithmetic for so many tokens of answers.
  private static double arithmetic(ServingCase at, double tokens, ServingFit fit) {
    double peak = at.together() * at.device().peak().flopPerSecond();
    double reached =
        fit.computePeak(at.experts()) * gain(at.weights(), at.device().eightBits(), fit);
    return 2 * at.shape().active() * tokens / (peak * reached);
  }

  /// g, how many times as fast arithmetic is as in 16 bits.
  ///
  /// @param eightBits whether the accelerator multiplies in FP8
  public static double gain(Precision weights, boolean eightBits, ServingFit fit) {
    return weights == Precision.FP8 && eightBits ? fit.eightBitGain() : 1;
  }

  /// Seconds of arithmetic for so many tokens of prompts.
  public static double prompts(ServingCase at, double tokens, ServingFit fit) {
    return (at.split() ? at.together() : 1) * arithmetic(at, tokens, fit);
  }

  /// Parameters that a step over so many sequences reads, on all accelerators together.
  public static double touched(ServingCase at, double sequences) {
    var shape = at.shape();
    double shared = shape.shared();
    double routed = shape.parameters() - shared;
    double ranks = at.split() ? at.replicas() : 1;
    return ranks * shared + routed * (1 - Math.pow(1 - shape.expertShare(), sequences));
  }

  public double seconds() {
    return launch + quantized + schedule + weights + cache + compute;
  }

  /// Seconds of reading weights and cache.
  public double memory() {
    return weights + cache;
  }

  /// Mean power of the step as a share of TDP: each part at its own, and never above the limit.
  public double power(ServingFit fit) {
    return Math.min(1, uncapped(fit) / seconds());
  }

  /// All accelerators together, of an output token of any sequence, prompts included.
  public double joulesPerToken(ServingCase at, ServingFit fit) {
    double watts = at.device().tdp().watts() * power(fit);
    return at.together() * watts * seconds() / at.sequences();
  }

  private double uncapped(ServingFit fit) {
    return fit.startingPower() * (launch + schedule)
        + fit.quantizedPower() * quantized
        + fit.memoryPower() * memory()
        + fit.computePower() * compute;
  }
}
