package lepton.validate;

import java.util.Optional;
import lepton.uncertainty.Range;

/// A figure that was reported beside the same figure recomputed, in base units.
public sealed interface Check {

  Tier tier();

  Quantity quantity();

  double reported();

  /// What lepton makes of it.
  double recomputed();

  /// Recomputed over reported, less 1.
  default double error() {
    return recomputed() / reported() - 1;
  }

  /// From inputs that were reported beside the figure.
  ///
  /// @param rounding how far they may be apart by the rounding of what was printed, as a share of
  ///     what was reported
  record Arithmetic(
      Tier tier, Quantity quantity, double reported, double recomputed, double rounding)
      implements Check {

    /// Of more rounding than this the numbers can't tell whether they follow from each other.
    /// The published ones are within 8 %. Assumed.
    public static final double MOST_ROUNDING = 0.2;

    /// Whether the two are within rounding; absent where they are, but would be nearly whatever was
    /// reported.
    public Optional<Boolean> agrees() {
      boolean within = Math.abs(error()) <= rounding;
      return within && rounding > MOST_ROUNDING ? Optional.empty() : Optional.of(within);
    }
  }

  /// From the work and the hardware alone.
  ///
  /// @param range what it may be; absent where no draws were asked for
  /// @param tenths P10 to P90 of the prior alone; absent where the figure rests on more than it
  record Prediction(
      Tier tier,
      Quantity quantity,
      double reported,
      double recomputed,
      Optional<Range> range,
      Optional<Tenths> tenths)
      implements Check {

    /// Whether P5 to P95 hold what was reported.
    public Optional<Boolean> covered() {
      return range.map(its -> its.p5() <= reported && reported <= its.p95());
    }

    /// Whether P10 to P90 hold what was reported.
    public Optional<Boolean> coveredByTenths() {
      return tenths.map(its -> its.p10() <= reported && reported <= its.p90());
    }
  }

  /// The middle eight tenths of what a figure may be.
  record Tenths(double p10, double p90) {}
}
