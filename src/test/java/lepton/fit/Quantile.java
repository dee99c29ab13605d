package lepton.fit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// Quantiles of small samples, and errors as people read them.
final class Quantile {

  private Quantile() {}

  static double of(Collection<Double> values, double p) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray(), p);
  }

  /// The p-quantile by Hazen's rule: sorted value i stands at (i − 1/2) / n, linear between.
  static double of(double[] values, double p) {
    return at(values, p * values.length - 0.5);
  }

  /// The p-quantile of values still to come, by Weibull's rule: sorted value i stands at
  /// i / (n + 1), so that a next one lies below it with probability p.
  static double ofNext(double[] values, double p) {
    return at(values, p * (values.length + 1) - 1);
  }

  private static double at(double[] values, double position) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    double at = Math.clamp(position, 0, sorted.length - 1.0);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  static double median(Collection<Double> values) {
    return of(values, 0.5);
  }

  /// |e^x − 1| of logarithmic errors x.
  static double[] relative(double[] logarithmic) {
    return Arrays.stream(logarithmic).map(error -> Math.abs(Math.expm1(error))).toArray();
  }

  /// The share of values that are at most `limit`, sign not counted.
  static double within(double[] values, double limit) {
    return Arrays.stream(values).filter(value -> Math.abs(value) <= limit).count()
        / (double) values.length;
  }

  /// A normal distribution's sigma of the same P10 to P90.
  static double sigma(double[] values) {
    return (of(values, 0.9) - of(values, 0.1)) / (2 * 1.2815515655446004);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
