package lepton.uncertainty;

import lepton.quantity.Estimate;

/// An uncertain number as the inverse of its distribution function: what lies below which share.
///
/// Where a distribution reaches beyond what the number can be (a normal utilization above 1), it is
/// truncated: the share u of the truncated distribution is F(low) + u (F(high) − F(low)) of the
/// whole one, so that no probability piles up at the end.
public interface Distribution {

  /// x with F(x) = `u`, for `u` in (0, 1).
  double quantile(double u);

  /// The distribution of an estimate whose number lies in `support`.
  ///
  /// @throws IllegalArgumentException if an exact number or a range lies outside `support`
  static Distribution of(Estimate estimate, Support support) {
    return switch (estimate) {
      case Estimate.Exact exact -> new Constant(exact.mean());
      case Estimate.Normal normal ->
          Truncated.to(support, new Normal(normal.mean(), normal.sigma()));
      case Estimate.Uniform uniform ->
          Truncated.to(support, new Uniform(uniform.low(), uniform.high() - uniform.low()));
      case Estimate.Triangular triangular ->
          Truncated.to(
              support, new Triangular(triangular.low(), triangular.mode(), triangular.high()));
      case Estimate.Quantiles(double p10, double p50, double p90) ->
          ThroughQuantiles.of(p10, p50, p90, support);
      case Estimate.Median(double p10, double p50, double p90) ->
          ThroughQuantiles.of(p10, p50, p90, support);
    };
  }

  /// No doubt at all.
  record Constant(double value) implements Distribution {
    @Override
    public double quantile(double u) {
      return value;
    }
  }

  /// μ + σ · Φ⁻¹(u).
  record Normal(double mean, double sigma) implements Distribution {
    @Override
    public double quantile(double u) {
      return mean + sigma * StandardNormal.quantile(u);
    }
  }

  /// low + u · width.
  record Uniform(double low, double width) implements Distribution {
    @Override
    public double quantile(double u) {
      return low + u * width;
    }
  }

  /// low + √(u (high − low) (mode − low)) below the mode, high − √((1 − u) (high − low) (high −
  /// mode)) above it, where F(mode) = (mode − low) / (high − low) (Kotz and van Dorp 2004, Beyond
  /// Beta, ch. 1).
  record Triangular(double low, double mode, double high) implements Distribution {
    @Override
    public double quantile(double u) {
      double width = high - low;
      return u * width < mode - low
          ? low + Math.sqrt(u * width * (mode - low))
          : high - Math.sqrt((1 - u) * width * (high - mode));
    }
  }
}
