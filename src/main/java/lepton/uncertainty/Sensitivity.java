package lepton.uncertainty;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// The shares of a function's variance that each of its inputs accounts for: Sobol indices.
///
/// | symbol | meaning | estimator |
/// |---|---|---|
/// | S_i | first order: by itself | Σ f(B) (f(A_B^i) − f(A)) / n V (Saltelli et al. 2010) |
/// | | where T_i is half or more | 1 − Σ (f(B) − f(A_B^i))² / 2 n V (Jansen 1999) |
/// | T_i | total: with its interactions | Σ (f(A) − f(A_B^i))² / 2 n V (Jansen 1999) |
///
/// A and B are the two halves of Sobol points of twice the dimension, A_B^i is A with coordinate i
/// of B, and V is the variance of f(A) and f(B) together. The scatter of the first form of S_i
/// grows with the function's, that of the second with what is left beside S_i: so each is taken
/// where it is the surer one. Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola
/// 2010, Variance based sensitivity analysis of model output, Computer Physics Communications
/// 181(2), table 2 (b), (c) and (f).
///
/// The points are eight sets, each shifted in its own way; how the sets differ is the standard
/// error (jackknife over the sets: Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch.
/// 11).
public final class Sensitivity {

  private static final int SETS = 8;

  /// A standard deviation of less than this share of the mean is rounding: sums of some thousand
  /// products of doubles are sure to 10⁻¹³.
  private static final double ROUNDING = 1e-11;

  /// No set is left out.
  private static final int ALL = -1;

  private Sensitivity() {}

  /// S_i and T_i of one input, 0 ≤ S_i ≤ T_i ≤ 1: what chance took beyond is cut off.
  ///
  /// @param firstError standard error of `first`
  /// @param totalError standard error of `total`
  public record Index(double first, double total, double firstError, double totalError) {

    /// Of an input that moves nothing.
    static final Index NONE = new Index(0, 0, 0, 0);
  }

  /// The indices of `function` over the unit cube, from about `count` · (`dimensions` + 2)
  /// evaluations.
  ///
  /// All are 0 where the function does not vary but by rounding.
  public static Index[] of(
      ToDoubleFunction<double[]> function, int dimensions, int count, long seed) {
    var sums = new Sums(dimensions);
    int each = Math.max(2, count / SETS);
    for (int set = 0; set < SETS; set++) {
      sums.add(set, function, coordinates(dimensions, each, seed + set));
    }
    var indices = new Index[dimensions];
    Arrays.setAll(indices, sums::index);
    return indices;
  }

  /// By set of points: the variance, and for each input the three estimators times the variance.
  private static final class Sums {

    private final double[] variance = new double[SETS];
    private final double[] mean = new double[SETS];
    private final double[][] product;
    private final double[][] rest;
    private final double[][] total;

    Sums(int dimensions) {
      product = new double[dimensions][SETS];
      rest = new double[dimensions][SETS];
      total = new double[dimensions][SETS];
    }

    void add(int set, ToDoubleFunction<double[]> function, double[][] coordinates) {
      int dimensions = product.length;
      int count = dimensions == 0 ? 0 : coordinates[0].length;
      var a = new double[count];
      var b = new double[count];
      var point = new double[dimensions];
      for (int j = 0; j < count; j++) {
        a[j] = function.applyAsDouble(point(coordinates, 0, j, point));
        b[j] = function.applyAsDouble(point(coordinates, dimensions, j, point));
      }
      double mean = mean(a, b);
      this.mean[set] = mean;
      variance[set] = variance(a, b, mean);
      for (int i = 0; i < dimensions; i++) {
        for (int j = 0; j < count; j++) {
          point(coordinates, 0, j, point)[i] = coordinates[dimensions + i][j];
          double mixed = function.applyAsDouble(point);
          // less the mean, which changes what is expected by nothing and its scatter by much
          product[i][set] += (b[j] - mean) * (mixed - a[j]) / count;
          rest[i][set] += (b[j] - mixed) * (b[j] - mixed) / 2 / count;
          total[i][set] += (a[j] - mixed) * (a[j] - mixed) / 2 / count;
        }
      }
    }

    Index index(int i) {
      double rounding = ROUNDING * sum(mean, ALL) / SETS;
      if (!(sum(variance, ALL) / SETS > rounding * rounding)) {
        return Index.NONE;
      }
      double all = Math.clamp(share(total[i], ALL), 0, 1);
      boolean strong = all >= 0.5;
      var first = strong ? rest[i] : product[i];
      double alone = strong ? 1 - share(first, ALL) : share(first, ALL);
      return new Index(Math.clamp(alone, 0, all), all, error(first), error(total[i]));
    }

    private double error(double[] of) {
      double mean = 0;
      for (int set = 0; set < SETS; set++) {
        mean += share(of, set) / SETS;
      }
      double squares = 0;
      for (int set = 0; set < SETS; set++) {
        squares += (share(of, set) - mean) * (share(of, set) - mean);
      }
      return Math.sqrt(squares * (SETS - 1) / SETS);
    }

    /// Over the variance, by all sets but `without`.
    private double share(double[] of, int without) {
      double below = sum(variance, without);
      return below > 0 ? sum(of, without) / below : 0;
    }

    private static double sum(double[] of, int without) {
      double sum = 0;
      for (int set = 0; set < SETS; set++) {
        sum += set == without ? 0 : of[set];
      }
      return sum;
    }
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
