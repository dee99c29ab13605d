package lepton.calibrate;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/// The ratio of the middles of two scatters.
///
/// @param logError standard error of its logarithm; 0 where neither side repeats
/// @param freedom Welch–Satterthwaite's; 0 where neither side repeats
/// @param sigma pooled standard deviation of an observation's logarithm
record Ratio(double value, double logError, double freedom, double sigma) {

  static Ratio of(Scatter over, Scatter under) {
    double value = Math.exp(over.logMean() - under.logMean());
    int n = over.n();
    int m = under.n();
    if (n < 2 && m < 2) {
      return new Ratio(value, 0, 0, 0);
    }
    if (n < 2 || m < 2) {
      double sigma = n < 2 ? under.sigma() : over.sigma();
      double freedom = Math.max(n, m) - 1.0;
      return new Ratio(value, sigma * Math.sqrt(1.0 / n + 1.0 / m), freedom, sigma);
    }
    double a = over.sigma() * over.sigma() / n;
    double b = under.sigma() * under.sigma() / m;
    double freedom =
        a + b > 0 ? (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1)) : n + m - 2.0;
    double pooled =
        Math.sqrt(
            (over.sigma() * over.sigma() * (n - 1) + under.sigma() * under.sigma() * (m - 1))
                / (n + m - 2.0));
    return new Ratio(value, Math.sqrt(a + b), freedom, pooled);
  }

  /// 95 %; absent where neither side repeats.
  Optional<Interval> interval() {
    return freedom > 0
        ? Optional.of(around(Scatter.student(0.975, freedom) * logError))
        : Optional.empty();
  }

  /// P10 to P90 of the ratio between a further run of each.
  ///
  /// @param assumed standard deviation of an observation's logarithm where nothing repeats
  Interval further(double assumed) {
    double normal = new NormalDistribution().inverseCumulativeProbability(0.9);
    return freedom > 0
        ? around(Scatter.student(0.9, freedom) * Math.sqrt(2) * sigma)
        : around(normal * Math.sqrt(2) * assumed);
  }

  private Interval around(double half) {
    return new Interval(value * Math.exp(-half), value * Math.exp(half));
  }
}
