package lepton.workload;

import lepton.quantity.Estimate;

/// How far a published figure may be from the one that holds for a workload, as ratios: a row
/// `spread.…` of the factors, whose value is 1.
///
/// Its low and high are taken as P10 and P90. The published figure stays the one to compute with:
/// it is the median.
///
/// @param low P10 over the published figure, in (0, 1]
/// @param high P90 over it, 1 or more
/// @param words where it comes from, as they follow a source; empty where there is none
record Spread(double low, double high, String words) {

  /// The figure holds as it is.
  static final Spread NONE = new Spread(1, 1, "");

  /// That of the catalogue; none where the catalogue has none.
  static Spread of(String key, Context context) {
    var factor = context.catalog().factor("spread." + key);
    if (factor.isEmpty()) {
      return NONE;
    }
    return new Spread(
        factor.get().low().orElse(1),
        factor.get().high().orElse(1),
        "; range: " + context.cited(factor.get()));
  }

  Estimate about(double value) {
    return above(0, value);
  }

  /// Of a figure of which only what exceeds `least` varies, such as a PUE above 1.
  Estimate above(double least, double value) {
    double excess = value - least;
    return excess > 0 && low < high
        ? new Estimate.Median(least + low * excess, value, least + high * excess)
        : Estimate.exactly(value);
  }
}
