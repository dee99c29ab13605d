package lepton.uncertainty;

/// A distribution through its P10, P50 and P90: normal on either side of the median, each side with
/// the spread that its percentile asks for, on a scale on which the support has no ends.
///
///     g(x) = g(P50) + Φ⁻¹(u) · (g(P90) − g(P50)) / Φ⁻¹(0.9)     above the median, alike below
///
/// | support | g(x) | |
/// |---|---|---|
/// | all numbers | x | split normal |
/// | above a | ln(x − a) | split log-normal |
/// | from a to b | ln((x − a) / (b − x)) | split logit-normal |
///
/// So the three percentiles are met exactly and nothing is drawn outside the support, as by the
/// distributions of Hadlock and Bickel 2017 (Johnson quantile-parameterized distributions, Decision
/// Analysis 14(1)), and equal percentiles are no special case. The tails end a factor of a million
/// beyond P10 and P90, so that no product of draws leaves what a double holds. Where P10 or P90 is
/// itself an end of the support there is no such scale: then g(x) = x, truncated.
///
/// @param median g(P50)
/// @param below spread of g below the median for one standard deviation
/// @param above the same above it
/// @param least where the lower tail ends, on the scale
/// @param most where the upper tail ends, on the scale
record ThroughQuantiles(
    Scale scale,
    Support support,
    double median,
    double below,
    double above,
    double least,
    double most)
    implements Distribution {

  /// Φ⁻¹(0.9).
  private static final double Z90 = StandardNormal.quantile(0.9);

  /// ln 10⁶.
  private static final double TAIL = StrictMath.log(1e6);

  /// g, by the ends that the support has.
  enum Scale {
    LINEAR,
    LOG,
    LOGIT
  }

  static Distribution of(double p10, double p50, double p90, Support support) {
    boolean inside = p10 > support.low() && p90 < support.high();
    if (!inside || Double.isInfinite(support.low())) {
      return Truncated.to(support, through(p10, p50, p90, Scale.LINEAR, support));
    }
    boolean bounded = Double.isFinite(support.high());
    return through(p10, p50, p90, bounded ? Scale.LOGIT : Scale.LOG, support);
  }

  private static ThroughQuantiles through(
      double p10, double p50, double p90, Scale scale, Support support) {
    double low = scaled(scale, support, p10);
    double median = scaled(scale, support, p50);
    double high = scaled(scale, support, p90);
    double tail = scale == Scale.LINEAR ? Double.POSITIVE_INFINITY : TAIL;
    return new ThroughQuantiles(
        scale,
        support,
        median,
        (median - low) / Z90,
        (high - median) / Z90,
        low - tail,
        high + tail);
  }

  private static double scaled(Scale scale, Support support, double value) {
    return switch (scale) {
      case LINEAR -> value;
      case LOG -> StrictMath.log(value - support.low());
      case LOGIT -> StrictMath.log((value - support.low()) / (support.high() - value));
    };
  }

  @Override
  public double quantile(double u) {
    double z = StandardNormal.quantile(u);
    double scaled = Math.clamp(median + z * (z < 0 ? below : above), least, most);
    return switch (scale) {
      case LINEAR -> scaled;
      case LOG -> support.low() + StrictMath.exp(scaled);
      case LOGIT ->
          support.low() + (support.high() - support.low()) / (1 + StrictMath.exp(-scaled));
    };
  }
}
