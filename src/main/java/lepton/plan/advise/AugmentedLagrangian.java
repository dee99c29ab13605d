package lepton.plan.advise;

import java.util.Arrays;
import lepton.plan.advise.BoxSearch.Point;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/// Constraints as part of what is minimised (Hestenes 1969; Powell 1969), by BOBYQA (Powell 2009):
///
///     L(x) = f/f₀ + Σ (max(0, λ + ρ g)² − λ²) / 2ρ,    λ ← max(0, λ + ρ g),    ρ ← 4 ρ
///
/// | symbol | meaning |
/// |---|---|
/// | f, f₀ | what is minimised, there and at the start |
/// | g | a constraint, above 0 where it is missed |
/// | λ, ρ | its multiplier, and the weight of missing it |
final class AugmentedLagrangian {

  private static final int OUTER = 8;
  private static final int MOST_EVALUATIONS = 400;

  /// The weight of a missed constraint at first, and by how much it grows.
  private static final double WEIGHT = 10;

  private static final double GROWTH = 4;

  private AugmentedLagrangian() {}

  /// The best point that comes by from a start, by whether it keeps the constraints first.
  static Point lowered(BoxSearch.Function function, Point start) {
    int constraints = start.constraints();
    var lambda = new double[constraints];
    double weight = WEIGHT;
    double size = Math.max(Math.abs(start.value()), Double.MIN_NORMAL);
    var best = new Point[] {start};
    var unit = start.unit();
    for (int outer = 0; outer < (constraints == 0 ? 1 : OUTER); outer++) {
      double rho = weight;
      MultivariateFunction merit =
          place -> {
            var point = BoxSearch.point(function, place);
            best[0] = point.beats(best[0]) ? point : best[0];
            return merit(point, lambda, rho, size);
          };
      unit = lowest(merit, unit);
      if (!updated(lambda, rho, BoxSearch.point(function, unit))) {
        break;
      }
      weight *= GROWTH;
    }
    return best[0];
  }

  /// Whether the multipliers still move, and so does what they are for.
  private static boolean updated(double[] lambda, double rho, Point point) {
    boolean moved = false;
    for (int i = 0; i < lambda.length; i++) {
      double next = Math.max(0, lambda[i] + rho * point.constraint(i));
      moved |= Math.abs(next - lambda[i]) > 1e-4 * Math.max(1, next);
      lambda[i] = next;
    }
    return moved;
  }

  private static double merit(Point point, double[] lambda, double rho, double size) {
    double merit = point.value() / size;
    for (int i = 0; i < lambda.length; i++) {
      double active = Math.max(0, lambda[i] + rho * point.constraint(i));
      merit += (active * active - lambda[i] * lambda[i]) / (2 * rho);
    }
    return Double.isFinite(merit) ? Math.min(merit, 1e9) : 1e9;
  }

  private static double[] lowest(MultivariateFunction merit, double[] from) {
    int n = from.length;
    var zeros = new double[n];
    var ones = new double[n];
    Arrays.fill(ones, 1);
    try {
      return new BOBYQAOptimizer(2 * n + 1, 0.1, 1e-6)
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
}
