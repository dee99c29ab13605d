package lepton.workload;

import lepton.quantity.Dimension;
import lepton.quantity.Estimate;

/// The numbers that make sense for a key, in words and as limits.
///
/// Beyond what a key says for itself, no number is so large or so small that a product of all
/// inputs leaves what a double holds.
///
/// @param words as they follow "must be"
/// @param open whether `least` itself is outside
record Range(String words, double least, boolean open, double most) {

  /// Least amount above nothing that is read. Assumed: far below anything measured, in any base
  /// unit.
  static final double TINY = 1e-12;

  static final Range POSITIVE = new Range("above 0", 0, true, Double.MAX_VALUE);
  static final Range NOT_NEGATIVE = new Range("0 or more", 0, false, Double.MAX_VALUE);
  static final Range ANY = new Range("finite", -Double.MAX_VALUE, false, Double.MAX_VALUE);
  static final Range SHARE = new Range("between 0 and 1", 0, false, 1);
  static final Range PORTION = new Range("above 0 and at most 1", 0, true, 1);

  /// Whether `amount` is inside; of a normal one the mean alone, as its tails have no end.
  boolean admits(Estimate amount) {
    return switch (amount) {
      case Estimate.Normal normal -> holds(normal.mean());
      case Estimate.Exact _,
          Estimate.Uniform _,
          Estimate.Triangular _,
          Estimate.Quantiles _,
          Estimate.Median _ ->
          holds(amount.low()) && holds(amount.high());
    };
  }

  private boolean holds(double value) {
    return (open ? value > least : value >= least) && value <= most;
  }

  /// Whether lepton can compute with an amount of this size.
  static boolean computable(Estimate amount, Dimension dimension) {
    double most = most(dimension);
    double mean = Math.abs(amount.mean());
    return Math.abs(amount.low()) <= most
        && Math.abs(amount.high()) <= most
        && (mean == 0 || mean >= least(dimension));
  }

  /// Unit costs may be tiny, as their unit of capacity is the workload's own.
  private static double least(Dimension dimension) {
    return dimension == Dimension.ENERGY ? 1e-30 : TINY;
  }

  /// The greatest amount that is read, in base units: each is beyond anything that exists.
  private static double most(Dimension dimension) {
    if (dimension == Dimension.COMPUTE) {
      return 1e60;
    }
    if (dimension == Dimension.THROUGHPUT || dimension == Dimension.ENERGY) {
      return 1e36;
    }
    return dimension == Dimension.COUNT ? 1e24 : 1e20;
  }
}
