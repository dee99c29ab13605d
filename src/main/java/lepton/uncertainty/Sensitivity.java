package lepton.uncertainty;

import java.util.function.ToDoubleFunction;

/// The shares of a function's variance that each of its inputs accounts for: Sobol indices.
///
/// | symbol | meaning | estimator |
/// |---|---|---|
/// | S_i | first order: by itself | Σ f(B) (f(A_B^i) − f(A)) / n V (Saltelli et al. 2010) |
/// | T_i | total: with its interactions | Σ (f(A) − f(A_B^i))² / 2 n V (Jansen 1999) |
///
/// A and B are the two halves of Sobol points of twice the dimension, A_B^i is A with coordinate i
/// of B, and V is the variance of f(A) and f(B) together. Source: Saltelli, Annoni, Azzini,
/// Campolongo, Ratto and Tarantola 2010, Variance based sensitivity analysis of model output,
/// Computer Physics Communications 181(2), table 2 (b) and (f).
public final class Sensitivity {

  private Sensitivity() {}

  /// S_i and T_i of one input. Estimates: small ones may come out slightly below 0.
  public record Index(double first, double total) {}

  /// The indices of `function` over the unit cube, from `count` · (`dimensions` + 2) evaluations.
  ///
  /// All are 0 where the function does not vary.
  public static Index[] of(
      ToDoubleFunction<double[]> function, int dimensions, int count, long seed) {
    var coordinates = coordinates(dimensions, count, seed);
    var a = new double[count];
    var b = new double[count];
    var point = new double[dimensions];
    for (int j = 0; j < count; j++) {
      a[j] = function.applyAsDouble(point(coordinates, 0, j, point));
      b[j] = function.applyAsDouble(point(coordinates, dimensions, j, point));
    }
    double mean = mean(a, b);
    double variance = variance(a, b, mean);
    var indices = new Index[dimensions];
    for (int i = 0; i < dimensions; i++) {
      double first = 0;
      double total = 0;
      for (int j = 0; j < count; j++) {
        point(coordinates, 0, j, point)[i] = coordinates[dimensions + i][j];
        double mixed = function.applyAsDouble(point);
        // less the mean, which changes what is expected by nothing and its scatter by much
        first += (b[j] - mean) * (mixed - a[j]);
        total += (a[j] - mixed) * (a[j] - mixed);
      }
      indices[i] =
          variance > 0
              ? new Index(first / count / variance, total / 2 / count / variance)
              : new Index(0, 0);
    }
    return indices;
  }

  private static double[][] coordinates(int dimensions, int count, long seed) {
    var points = new SobolPoints(2 * dimensions, seed);
    var coordinates = new double[2 * dimensions][count];
    for (int i = 0; i < coordinates.length; i++) {
      points.fill(i, 0, coordinates[i]);
    }
    return coordinates;
  }

  /// Half a point of twice the dimension, from coordinate `from` on.
  private static double[] point(double[][] coordinates, int from, int index, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = coordinates[from + i][index];
    }
    return into;
  }

  private static double mean(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] + b[j];
    }
    return sum / (2 * a.length);
  }

  private static double variance(double[] a, double[] b, double mean) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - mean) * (a[j] - mean) + (b[j] - mean) * (b[j] - mean);
    }
    return sum / (2 * a.length);
  }
}
