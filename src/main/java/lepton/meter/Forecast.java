package lepton.meter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a run will have used when all its steps are done, from those that are.
///
/// The cost of a step (seconds or joules) follows a local level model: what was seen in block i of
/// n steps is `y_i = µ_i + ε_i`, and the level drifts, `µ_(i+1) = µ_i + η_i`. With a given ratio
/// r of drift to noise the filter gives the level and its variance, and the blocks to come
///
/// ```text
/// total = used + m · µ
/// var   = σ² · (m² · P + r · m³ / 3 + m)
/// ```
///
/// A few blocks say little about r, so all of a grid of ratios are weighted by their likelihood,
/// and the result is the mixture's mean and variance.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | y, µ | cost of a block, and its level | s or J a block |
/// | m | blocks to go | 1 |
/// | σ² | variance of ε | (s or J a block)² |
/// | r | variance of η over that of ε | 1 |
/// | P | variance of the filtered level over σ² | 1 |
///
/// Source: Durbin and Koopman 2012, Time Series Analysis by State Space Methods, 2nd ed., ch. 2
/// (local level, filter in eq. 2.15, concentrated likelihood in sec. 2.10.2); averaging over
/// models: Hoeting et al. 1999, Statistical Science 14, eq. 1 and 3. Valid while the steps to come
/// are like the later ones of those seen: a run that changes its batch does not announce it.
///
/// @param seconds wall time of the whole run
/// @param joules energy of the whole run on the command's account
public record Forecast(Interval seconds, Interval joules) {

  /// Least blocks after warm-up that say anything of their scatter.
  private static final int LEAST_BLOCKS = 4;

  /// Quantile of the normal distribution for a two-sided interval of 90 %.
  private static final double Z = 1.6449;

  /// Variances of drift over noise that are weighed, half a decade apart: assumed, from none to ten
  /// times as much.
  private static final double[] RATIOS = {
    0, 1e-4, 3.2e-4, 1e-3, 3.2e-3, 1e-2, 3.2e-2, 0.1, 0.32, 1, 3.2, 10
  };

  /// The mixture takes what it estimates for known, and alone covers 80 to 100 % of made-up runs in
  /// place of 90 %, the least where the drift is strong: widened so far as to cover that there too
  /// (ForecastTest).
  private static final double WIDENING = 1.7;

  /// Variance of noise over the square of the level, at the least: what rounding leaves.
  private static final double LEAST_NOISE = 1e-24;

  /// A figure and the interval that holds it with a probability of 90 %.
  public record Interval(double low, double middle, double high) {

    /// Half the width, as a share of the middle.
    public double spread() {
      return middle > 0 ? (high - low) / 2 / middle : 0;
    }
  }

  /// The forecast; absent while too few steps are done, where nobody said how many there are, and
  /// when all are done.
  public static Optional<Forecast> of(StepTrace trace) {
    var points = trace.points();
    if (points.isEmpty() || trace.of() <= points.getLast().done()) {
      return Optional.empty();
    }
    var steady = points.subList(warmUp(points), points.size());
    if (steady.size() <= LEAST_BLOCKS) {
      return Optional.empty();
    }
    var last = steady.getLast();
    double block = (double) (last.done() - steady.getFirst().done()) / (steady.size() - 1);
    double toGo = (trace.of() - last.done()) / block;
    return Optional.of(
        new Forecast(
            whole(last.at(), costs(steady, block, false), toGo),
            whole(last.joules(), costs(steady, block, true), toGo)));
  }

  /// Cost of each block, as if all had as many steps.
  private static double[] costs(List<StepTrace.Point> points, double block, boolean energy) {
    var costs = new double[points.size() - 1];
    for (int i = 0; i < costs.length; i++) {
      var from = points.get(i);
      var to = points.get(i + 1);
      double cost = energy ? to.joules() - from.joules() : to.at() - from.at();
      costs[i] = cost / (to.done() - from.done()) * block;
    }
    return costs;
  }

  private static Interval whole(double used, double[] costs, double toGo) {
    var models = new ArrayList<Model>();
    double best = Double.NEGATIVE_INFINITY;
    for (double ratio : RATIOS) {
      var model = Model.of(costs, ratio, toGo);
      best = Math.max(best, model.likelihood());
      models.add(model);
    }
    double weights = 0;
    double mean = 0;
    double square = 0;
    for (var model : models) {
      double weight = Math.exp(model.likelihood() - best);
      weights += weight;
      mean += weight * model.mean();
      square += weight * (model.variance() + model.mean() * model.mean());
    }
    mean /= weights;
    double variance = Math.max(0, square / weights - mean * mean);
    double half = WIDENING * quantile(costs.length - 1) * Math.sqrt(variance);
    return new Interval(Math.max(used, used + mean - half), used + mean, used + mean + half);
  }

  /// What one ratio makes of the blocks to come.
  ///
  /// @param likelihood logarithm, but for a constant
  private record Model(double likelihood, double mean, double variance) {

    static Model of(double[] costs, double ratio, double toGo) {
      double level = costs[0];
      double uncertainty = 1;
      double squares = 0;
      double logarithms = 0;
      for (int i = 1; i < costs.length; i++) {
        double predicted = uncertainty + ratio;
        double spread = predicted + 1;
        double surprise = costs[i] - level;
        squares += surprise * surprise / spread;
        logarithms += Math.log(spread);
        level += predicted / spread * surprise;
        uncertainty = predicted / spread;
      }
      int freedom = costs.length - 1;
      // blocks that are equal to the last digit have no noise, and every ratio explains them
      double noise = Math.max(squares / freedom, LEAST_NOISE * level * level);
      return new Model(
          -(freedom * Math.log(noise) + logarithms) / 2,
          toGo * level,
          noise * (toGo * toGo * uncertainty + ratio * toGo * toGo * toGo / 3 + toGo));
    }
  }

  /// Student's t for 95 % one-sided, by the expansion of Abramowitz and Stegun 1964, 26.7.5.
  private static double quantile(int freedom) {
    double cube = Z * Z * Z;
    double first = (cube + Z) / 4;
    double second = (5 * cube * Z * Z + 16 * cube + 3 * Z) / 96;
    return Z + first / freedom + second / ((double) freedom * freedom);
  }

  /// How many points at the beginning belong to the warm-up: compiling, filling caches. The first
  /// blocks do while they lie further from the median of the later half than three of its robust
  /// deviations (1.4826 · MAD, Rousseeuw and Croux 1993) and a tenth of it.
  private static int warmUp(List<StepTrace.Point> points) {
    if (points.size() < 2 * LEAST_BLOCKS) {
      return Math.min(1, points.size() - 1);
    }
    var costs = costs(points, 1, false);
    var later = Arrays.copyOfRange(costs, costs.length / 2, costs.length);
    double median = median(later);
    var deviations = new double[later.length];
    for (int i = 0; i < later.length; i++) {
      deviations[i] = Math.abs(later[i] - median);
    }
    double bound = Math.max(3 * 1.4826 * median(deviations), 0.1 * median);
    int warm = 0;
    while (warm < costs.length / 2 && Math.abs(costs[warm] - median) > bound) {
      warm++;
    }
    return warm;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
