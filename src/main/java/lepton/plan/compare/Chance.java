package lepton.plan.compare;

/// In how many draws an alternative is better than the base.
///
/// A share of n draws is not the probability itself: Wilson's interval for a share of independent
/// draws holds the probability in 95 cases of 100, also where all draws agree:
///
///     (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n)
///
/// | symbol | meaning |
/// |---|---|
/// | p | share of the draws |
/// | z | Φ⁻¹(0.975) = 1.96 |
///
/// Source: Wilson 1927, Probable inference, the law of succession, and statistical inference,
/// Journal of the American Statistical Association 22(158). The draws are Sobol points, whose error
/// is smaller.
///
/// @param better in how many draws it is better
/// @param equal in how many it is the same
/// @param certain whether neither figure is in doubt, so that there is nothing to draw
public record Chance(int better, int equal, int samples, boolean certain) {

  private static final double Z = 1.959963984540054;

  public Chance {
    if (better < 0 || equal < 0 || samples < 1 || better + equal > samples) {
      throw new IllegalArgumentException(
          "better + equal must be 0 to samples, got " + better + ", " + equal + ", " + samples);
    }
  }

  /// Whether it makes no difference in any draw.
  public boolean same() {
    return equal == samples;
  }

  /// The share of the draws in which it is better.
  public double probability() {
    return (double) better / samples;
  }

  /// The share in which it is the same.
  public double equalShare() {
    return (double) equal / samples;
  }

  /// The share in which it is worse.
  public double worse() {
    return (double) (samples - better - equal) / samples;
  }

  /// The lower end of the interval that holds the probability of being better, and, whatever the
  /// rounding, the share itself.
  public double low() {
    return certain ? probability() : Math.min(probability(), Math.max(0, middle() - half()));
  }

  /// The upper end.
  public double high() {
    return certain ? probability() : Math.max(probability(), Math.min(1, middle() + half()));
  }

  private double middle() {
    return (probability() + Z * Z / (2.0 * samples)) / (1 + Z * Z / samples);
  }

  private double half() {
    double p = probability();
    double square = Z * Z / (4.0 * samples * samples);
    return Z * Math.sqrt(p * (1 - p) / samples + square) / (1 + Z * Z / samples);
  }
}
