package lepton.calibrate;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/// Positive observations of one quantity, taken as lognormal: shares and powers scatter by factors.
///
/// | symbol | meaning |
/// |---|---|
/// | m, s | mean and standard deviation of ln x, over n observations |
/// | exp(m) | the middle: the median of a lognormal distribution |
/// | exp(m ± t(0.975, n − 1) · s / √n) | 95 % interval of the middle |
/// | exp(m ± t(0.9, n − 1) · s · √(1 + 1/n)) | P10 and P90 of a further observation |
///
/// Source: Hahn and Meeker 1991, Statistical Intervals, sections 2.2 and 2.3, on the logarithms.
///
/// @param sigma s; 0 where there is one observation
record Scatter(double logMean, double sigma, int n) {

  static Scatter of(List<Double> observations) {
    double sum = 0;
    for (double each : observations) {
      if (!(each > 0)) {
        throw new IllegalArgumentException("observations must be above 0, got " + each);
      }
      sum += Math.log(each);
    }
    double mean = sum / observations.size();
    double squares = 0;
    for (double each : observations) {
      squares += (Math.log(each) - mean) * (Math.log(each) - mean);
    }
    int n = observations.size();
    return new Scatter(mean, n > 1 ? Math.sqrt(squares / (n - 1)) : 0, n);
  }

  double middle() {
    return Math.exp(logMean);
  }

  /// Absent where there is one observation.
  Optional<Interval> interval() {
    return n < 2
        ? Optional.empty()
        : Optional.of(around(student(0.975, n - 1) * sigma / Math.sqrt(n)));
  }

  /// P10 to P90 of a further observation.
  ///
  /// @param assumed standard deviation of the logarithm between observations of different work
  /// @param varied whether the observations are of different work; where they are not, their own
  ///     scatter can only widen the assumed one
  Interval further(double assumed, boolean varied) {
    double seen = n < 2 ? 0 : student(0.9, n - 1) * sigma * Math.sqrt(1 + 1.0 / n);
    double least =
        n >= 2 && varied ? 0 : new NormalDistribution().inverseCumulativeProbability(0.9) * assumed;
    return around(Math.max(seen, least));
  }

  private Interval around(double half) {
    return new Interval(Math.exp(logMean - half), Math.exp(logMean + half));
  }

  /// Quantile of Student's t.
  static double student(double probability, double freedom) {
    return new TDistribution(freedom).inverseCumulativeProbability(probability);
  }
}
