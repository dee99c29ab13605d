package lepton.workload;

import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.text.Origin;

/// One number that the equations use: how much, how sure, and where it came from.
///
/// @param key where it stands in a workload file, such as `hardware.count`
/// @param amount in the base unit of `dimension`
public record Input(String key, Estimate amount, Dimension dimension, Origin origin) {

  /// A number that nobody gave.
  ///
  /// @param source who says so, or `assumed: …`
  public static Input byDefault(String key, double value, Dimension dimension, String source) {
    return byDefault(key, Estimate.exactly(value), dimension, source);
  }

  /// An uncertain number that nobody gave.
  public static Input byDefault(String key, Estimate amount, Dimension dimension, String source) {
    return new Input(key, amount, dimension, new Origin.ByDefault(source));
  }

  /// The expected value in the base unit.
  public double mean() {
    return amount.mean();
  }

  /// This number under another key.
  public Input as(String otherKey) {
    return new Input(otherKey, amount, dimension, origin);
  }

  /// Where the number came from, in words.
  public String source() {
    return origin.describe();
  }

  /// The number for people, with its doubt: `0.33 (0.24..0.47)`.
  public String shown() {
    String middle = Shown.amount(mean(), dimension);
    return switch (amount) {
      case Estimate.Exact _ -> middle;
      case Estimate.Normal normal -> middle + " ± " + Shown.amount(normal.sigma(), dimension);
      case Estimate.Uniform _, Estimate.Triangular _, Estimate.Quantiles _, Estimate.Median _ ->
          middle
              + " ("
              + Shown.amount(amount.low(), dimension)
              + ".."
              + Shown.amount(amount.high(), dimension)
              + ")";
    };
  }
}
