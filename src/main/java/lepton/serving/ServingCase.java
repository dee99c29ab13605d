package lepton.serving;

import lepton.catalog.ModelShape;
import lepton.catalog.Precision;

/// A language model that answers requests: what the serving model takes.
///
/// @param shape of the model: its size and what else serving depends on
/// @param weights format of the stored weights
/// @param batch mean number of sequences that are being generated at a time, on all accelerators
/// @param inputTokens mean prompt of a request
/// @param outputTokens mean answer of a request, ≥ 1
/// @param device one accelerator
/// @param count accelerators
/// @param replicas copies of a dense model, each on `count / replicas` accelerators with its share
///     of the batch (data parallelism); in a mixture of experts, ranks of attention that share the
///     experts
public record ServingCase(
    ModelShape shape,
    Precision weights,
    double batch,
    double inputTokens,
    double outputTokens,
    ServingDevice device,
    double count,
    double replicas) {

  public ServingCase {
    positive("batch", batch);
    positive("output tokens", outputTokens);
    positive("count", count);
    if (!(inputTokens >= 0 && Double.isFinite(inputTokens))) {
      throw new IllegalArgumentException("input tokens must not be negative, got " + inputTokens);
    }
    if (!(replicas >= 1 && replicas <= count)) {
      throw new IllegalArgumentException(
          "replicas must be from 1 to the count of accelerators, got " + replicas);
    }
  }

  private static void positive(String what, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(what + " must be positive, got " + value);
    }
  }

  /// The same with another batch.
  public ServingCase withBatch(double other) {
    return new ServingCase(
        shape, weights, other, inputTokens, outputTokens, device, count, replicas);
  }

  /// The same with another shape.
  ServingCase with(ModelShape other) {
    return new ServingCase(
        other, weights, batch, inputTokens, outputTokens, device, count, replicas);
  }

  /// The same with other replicas, or ranks.
  ServingCase ranked(double others) {
    return new ServingCase(shape, weights, batch, inputTokens, outputTokens, device, count, others);
  }

  /// Whether the model has routed experts.
  public boolean experts() {
    return shape.expertLayers() > 0;
  }

  /// Whether ranks share the experts and split the attention by sequences.
  public boolean split() {
    return experts() && replicas > 1;
  }

  /// Accelerators that work on one step together.
  public double together() {
    return experts() ? count : count / replicas;
  }

  /// Sequences of one step.
  public double sequences() {
    return experts() ? batch : batch / replicas;
  }

  /// Bytes of one stored weight. MXFP4 has a shared 8-bit scale every 32 numbers (OCP MX 1.0).
  public static double bytesPerWeight(Precision weights) {
    return weights == Precision.FP4 ? (4 + 8 / 32.0) / 8 : weights.bits() / 8.0;
  }

  public double bytesPerWeight() {
    return bytesPerWeight(weights);
  }

  /// Bytes that weights and the cache of all sequences at full length take together.
  public double bytes() {
    return weightBytes() + batch * cacheBytes();
  }

  /// Bytes that the weights take on all accelerators together.
  public double weightBytes() {
    double copied = experts() ? shape.shared() : shape.parameters();
    return (shape.parameters() + (replicas - 1) * copied) * bytesPerWeight();
  }

  /// Of one sequence at full length.
  private double cacheBytes() {
    return (inputTokens + outputTokens) * shape.kvBytesPerToken();
  }

  /// Sequences whose cache fits beside the weights; without end where the memory is not known.
  public double mostSequences() {
    return device.memory().isEmpty()
        ? Double.POSITIVE_INFINITY
        : (count * device.memory().get().bytes() - weightBytes()) / cacheBytes();
  }
}
