package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/// The least of a function within bounds, where other functions must not be above 0.
///
/// From several starts: the corners, Sobol points, and the best of them by BOBYQA (Powell 2009) on
/// an augmented Lagrangian (Hestenes 1969; Powell 1969). What that finds is refined by a lattice
/// that shrinks around it, of which a point that keeps all constraints beats any that doesn't (Deb
/// 2000): so the answer keeps them, and lies on the bound where one binds.
final class BoxSearch {

  /// Sobol points for each dimension.
  private static final int SOBOL_POINTS = 24;

  private static final int STARTS = 3;
  private static final int OUTER = 8;
  private static final int MOST_EVALUATIONS = 400;
  private static final double SMALLEST = 1e-6;

  /// A lattice has so many points to a side, and the next one is so much smaller.
  private static final int SIDE = 5;

  private static final double SHRINK = 0.7;
  private static final double HALF = 0.5;

  private final Function function;
  private final double[] low;
  private final double[] high;

  private BoxSearch(Function function, double[] low, double[] high) {
    this.function = function;
    this.low = low;
    this.high = high;
  }

  /// What is minimised, and what must not be above 0.
  interface Function {
    /// The value first, then each constraint; infinite where it can't be worked out.
    double[] at(double[] x);
  }

  /// A point that was tried.
  static final class Point {

    private final double[] x;
    private final double[] values;

    private Point(double[] x, double[] values) {
      this.x = x;
      this.values = values;
    }

    /// Its coordinates in the unit cube.
    private double[] x() {
      return x;
    }

    private double[] values() {
      return values;
    }

    /// What is minimised.
    double value() {
      return values[0];
    }

    /// By how much all constraints together are missed; 0 where they hold.
    double missed() {
      double missed = 0;
      for (int i = 1; i < values.length; i++) {
        missed += Math.max(0, values[i]);
      }
      return missed;
    }

    boolean beats(Point other) {
      double mine = missed();
      double theirs = other.missed();
      return mine == theirs ? values[0] < other.values[0] : mine < theirs;
    }
  }

  /// The best point; it may miss constraints where no point was found that keeps them.
  static Point best(Function function, double[] low, double[] high) {
    return new BoxSearch(function, low.clone(), high.clone()).search();
  }

  private Point search() {
    if (low.length == 0) {
      return at(new double[0]);
    }
    var starts = starts();
    starts.sort(Comparator.comparingDouble(Point::missed).thenComparingDouble(p -> p.values()[0]));
    var best = starts.getFirst();
    for (var start : starts.subList(0, Math.min(STARTS, starts.size()))) {
      var found = refined(low.length > 1 ? lagrangian(start) : start);
      best = found.beats(best) ? found : best;
    }
    return best;
  }

  /// x of a point of the unit cube.
  private Point at(double[] unit) {
    var x = new double[unit.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = low[i] + unit[i] * (high[i] - low[i]);
    }
    return new Point(unit.clone(), function.at(x));
  }

  private List<Point> starts() {
    var starts = new ArrayList<Point>();
    int n = low.length;
    for (int corner = 0; corner < 1 << Math.min(n, 6); corner++) {
      var unit = new double[n];
      for (int i = 0; i < n; i++) {
        unit[i] = corner >> i & 1;
      }
      starts.add(at(unit));
    }
    var sobol = new SobolSequenceGenerator(n);
    for (int i = 0; i < SOBOL_POINTS * n; i++) {
      starts.add(at(sobol.nextVector()));
    }
    return starts;
  }

  /// L(x) = f + Σ (max(0, λ + ρ g)² − λ²) / 2ρ, f in its own size at the start.
  private Point lagrangian(Point start) {
    int constraints = start.values().length - 1;
    var lambda = new double[constraints];
    double rho = 10;
    double size = Math.max(Math.abs(start.values()[0]), Double.MIN_NORMAL);
    var best = new Point[] {start};
    var unit = start.x().clone();
    for (int outer = 0; outer < (constraints == 0 ? 1 : OUTER); outer++) {
      double weight = rho;
      MultivariateFunction merit =
          u -> {
            var point = at(u);
            best[0] = point.beats(best[0]) ? point : best[0];
            return merit(point, lambda, weight, size);
          };
      unit = bobyqa(merit, unit);
      var point = at(unit);
      for (int i = 0; i < constraints; i++) {
        lambda[i] = Math.max(0, lambda[i] + weight * point.values()[i + 1]);
      }
      rho *= 4;
    }
    return best[0];
  }

  private static double merit(Point point, double[] lambda, double rho, double size) {
    double merit = point.values()[0] / size;
    for (int i = 0; i < lambda.length; i++) {
      double active = Math.max(0, lambda[i] + rho * point.values()[i + 1]);
      merit += (active * active - lambda[i] * lambda[i]) / (2 * rho);
    }
    return Double.isFinite(merit) ? merit : 1e9;
  }

  private static double[] bobyqa(MultivariateFunction merit, double[] from) {
    int n = from.length;
    var zeros = new double[n];
    var ones = new double[n];
    Arrays.fill(ones, 1);
    try {
      return new BOBYQAOptimizer(2 * n + 1, 0.1, 1e-7)
          .optimize(
              new MaxEval(MOST_EVALUATIONS),
              new ObjectiveFunction(merit),
              GoalType.MINIMIZE,
              new SimpleBounds(zeros, ones),
              new InitialGuess(from))
          .getPoint();
    } catch (MathIllegalStateException enough) {
      return from;
    }
  }

  private Point refined(Point start) {
    var best = start;
    for (double half = 0.25; half > SMALLEST; half *= low.length == 1 ? HALF : SHRINK) {
      best = lattice(best, half);
    }
    return best;
  }

  /// The best of a lattice around a point, within the bounds; a coarser one where there are many
  /// dimensions.
  private Point lattice(Point centre, double half) {
    int n = centre.x().length;
    var best = centre;
    int points = (int) Math.pow(n <= 3 ? SIDE : 3, n);
    for (int index = 0; index < points; index++) {
      var unit = centre.x().clone();
      int rest = index;
      int side = n <= 3 ? SIDE : 3;
      for (int i = 0; i < n; i++) {
        double step = 2.0 * (rest % side) / (side - 1) - 1;
        unit[i] = Math.clamp(unit[i] + step * half, 0, 1);
        rest /= side;
      }
      var point = at(unit);
      best = point.beats(best) ? point : best;
    }
    return best;
  }

  /// The point in the function's own coordinates.
  static double[] own(Point point, double[] low, double[] high) {
    var x = new double[low.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = low[i] + point.x()[i] * (high[i] - low[i]);
    }
    return x;
  }
}
