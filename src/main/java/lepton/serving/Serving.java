package lepton.serving;

import java.util.OptionalDouble;
import lepton.catalog.ServingFit;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Span;

/// Energy and latency of a language model that answers requests: a roofline of prefill and decode
/// with fitted efficiencies, and a power that follows what bounds the step.
///
///     T = Σ parts of a step                       (`ServingStep`, s)
///     p = TDP · min(1, Σ share_i · part_i / T)    (W, one accelerator)
///     E = n · p · T / B                           (J an output token)
///
/// Fitted to 437 measured configurations of 21 models on H100 and B200 under vLLM (ML.ENERGY 3.0,
/// Chung et al. 2025, method arXiv:2505.06371); coefficients, errors and ranges stand in
/// `serving_fit.csv`. Valid for a server that is kept busy at its batch; outside the ranges that
/// were measured the answer's notes say so and its sigma grows.
public final class Serving {

  /// Bisections of a bracket of factor 2 until a batch is known to 1e-12.
  private static final int HALVINGS = 50;

  private Serving() {}

  /// What serving takes at the batch of the case.
  public static ServingUse of(ServingCase at, ServingFit fit) {
    var step = ServingStep.of(at, fit);
    double seconds = step.seconds();
    double watts = at.device().tdp().watts() * step.power(fit);
    double joules = at.together() * watts * seconds;
    double perToken = joules / at.sequences();
    double prompts = at.inputTokens() / at.outputTokens();
    double ofPrompts = perToken * step.computeEnergy(fit) * prompts / (1 + prompts);
    double perInput = at.inputTokens() > 0 ? ofPrompts * at.outputTokens() / at.inputTokens() : 0;
    double first = seconds + ServingStep.arithmetic(at, at.inputTokens(), fit);
    var doubt = ServingDoubt.of(at, fit);
    return new ServingUse(
        new Energy(perToken),
        new Energy(perInput),
        new Energy(perToken - ofPrompts),
        new Energy(perToken * at.outputTokens()),
        new Span(seconds),
        new Span(first),
        new Span(first + seconds * (at.outputTokens() - 1)),
        at.batch() / seconds,
        new Power(watts),
        (step.launch() + step.quantized() + step.schedule()) / seconds,
        step.memory() / seconds,
        step.compute() / seconds,
        doubt.logSigma(),
        doubt.notes());
  }

  /// The batch at which a server keeps up with requests that arrive at a rate, by Little's law:
  /// B / T(B) = rate · O. Below 1 the server waits that share of its time; empty where no batch
  /// that was measured is fast enough.
  ///
  /// @param at any batch; it is replaced
  /// @param requestsPerSecond at which requests arrive
  public static OptionalDouble batch(ServingCase at, double requestsPerSecond, ServingFit fit) {
    if (!(requestsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "requests a second must be positive, got " + requestsPerSecond);
    }
    double wanted = requestsPerSecond * at.outputTokens();
    double least = at.count() / at.together();
    if (rate(at, least, fit) >= wanted) {
      return OptionalDouble.of(least * wanted / rate(at, least, fit));
    }
    double most = least;
    while (rate(at, most, fit) < wanted) {
      most *= 2;
      if (most > fit.most("batch") * least) {
        return OptionalDouble.empty();
      }
    }
    double low = most / 2;
    double high = most;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low / 2 + high / 2;
      if (rate(at, middle, fit) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(high);
  }

  /// Output tokens a second at a batch; grows with it.
  private static double rate(ServingCase at, double batch, ServingFit fit) {
    return batch / ServingStep.of(at.withBatch(batch), fit).seconds();
  }
}
