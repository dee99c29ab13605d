package lepton.meter;

import java.util.Arrays;
import java.util.List;

/// Several predictions, each with a weight, as one distribution.
///
/// ```text
/// F(x) = Σ p_k · t_ν((x - mean_k) / scale_k)
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | p | weight of a model: what it was given before, times its likelihood | 1 |
/// | t, ν | Student's t distribution, and its degrees of freedom | 1 |
///
/// Source: averaging over models: Hoeting et al. 1999, Statistical Science 14, eq. 1.
final class Mixture {

  /// A prediction with less of the best one's weight changes no digit that is shown.
  private static final double LEAST_WEIGHT = 1e-3;

  /// Quantiles are found to 1e-7 of the range of the means and so many scales around them.
  private static final double SCALES = 30;

  private static final int HALVINGS = 24;

  private final StudentT student;
  private final double[] weights;
  private final double[] means;
  private final double[] scales;

  /// @param freedom ν, which all share
  Mixture(List<CostFilter.Prediction> predictions, double freedom) {
    double best = Double.NEGATIVE_INFINITY;
    for (var prediction : predictions) {
      best = Math.max(best, prediction.likelihood());
    }
    int kept = 0;
    var some = new double[predictions.size()];
    var their = new double[some.length];
    var wide = new double[some.length];
    double sum = 0;
    for (var prediction : predictions) {
      double weight = Math.exp(prediction.likelihood() - best);
      if (weight > LEAST_WEIGHT) {
        some[kept] = weight;
        their[kept] = prediction.mean();
        wide[kept] = prediction.scale();
        sum += weight;
        kept++;
      }
    }
    this.student = new StudentT(freedom);
    this.weights = Arrays.copyOf(some, kept);
    this.means = Arrays.copyOf(their, kept);
    this.scales = Arrays.copyOf(wide, kept);
    for (int i = 0; i < kept; i++) {
      weights[i] /= sum;
    }
  }

  /// Below what the given share lies.
  double quantile(double share) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < means.length; i++) {
      low = Math.min(low, means[i] - SCALES * scales[i]);
      high = Math.max(high, means[i] + SCALES * scales[i]);
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (below(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double below(double x) {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += weights[i] * student.below((x - means[i]) / scales[i]);
    }
    return sum;
  }
}
