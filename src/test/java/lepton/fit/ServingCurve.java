package lepton.fit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lepton.catalog.ModelShape;
import lepton.catalog.ServingFit;
import lepton.serving.ServingStep;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/// Levenberg–Marquardt on the logarithms of energy, time and power at once, each through a
/// pseudo-Huber loss, with the coefficients held near where physics puts them.
final class ServingCurve {

  /// Where the loss of a residual turns from square to linear, in ln.
  private static final double TURN = 0.15;

  /// Spread of ln energy, time and power that counts as one: energy is what is asked for most.
  private static final double[] SPREAD = {0.2, 0.3, 0.3};

  private static final double STEP = 1e-6;

  private final double[] values;
  private final double[] errors;

  /// @param values ln of the coefficients
  /// @param errors their standard errors
  ServingCurve(double[] values, double[] errors) {
    this.values = values.clone();
    this.errors = errors.clone();
  }

  /// ln of a coefficient, by its place in the list of all.
  double value(int coefficient) {
    return values[coefficient];
  }

  /// Its standard error.
  double error(int coefficient) {
    return errors[coefficient];
  }

  static ServingCurve fit(List<ServingRow> rows) {
    var weights = weights(rows);
    double[] start = Coefficient.ALL.stream().mapToDouble(each -> Math.log(each.start())).toArray();
    int residuals = 3 * rows.size() + start.length;
    var problem =
        new LeastSquaresBuilder()
            .start(start)
            .target(new double[residuals])
            .model(point -> linear(rows, weights, point))
            .maxEvaluations(500)
            .maxIterations(200)
            .build();
    var optimum =
        new LevenbergMarquardtOptimizer()
            .withCostRelativeTolerance(1e-9)
            .withParameterRelativeTolerance(1e-7)
            .optimize(problem);
    double scale = Math.sqrt(optimum.getCost() * optimum.getCost() / (residuals - start.length));
    double[] errors = optimum.getSigma(1e-12).mapMultiply(scale).toArray();
    return new ServingCurve(optimum.getPoint().toArray(), errors);
  }

  ServingFit coefficients(Map<String, Double> others) {
    var all = new HashMap<>(others);
    for (int i = 0; i < values.length; i++) {
      all.put(Coefficient.ALL.get(i).key(), Math.exp(values[i]));
    }
    return ServingFit.of(all);
  }

  /// A family with many rows must not drown the others: n^(−1/4) each.
  private static double[] weights(List<ServingRow> rows) {
    var sizes = new HashMap<String, Integer>();
    rows.forEach(row -> sizes.merge(row.family(), 1, Integer::sum));
    double[] weights =
        rows.stream()
            .mapToDouble(row -> Math.pow(sizes.getOrDefault(row.family(), 1), -0.25))
            .toArray();
    double mean = Arrays.stream(weights).average().orElseThrow();
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }

  private static Pair<RealVector, RealMatrix> linear(
      List<ServingRow> rows, double[] weights, RealVector point) {
    double[] at = point.toArray();
    double[] here = residuals(rows, weights, at);
    var jacobian = new Array2DRowRealMatrix(here.length, at.length);
    for (int i = 0; i < at.length; i++) {
      double[] moved = at.clone();
      moved[i] += STEP;
      double[] there = residuals(rows, weights, moved);
      for (int row = 0; row < here.length; row++) {
        jacobian.setEntry(row, i, (there[row] - here[row]) / STEP);
      }
    }
    return new Pair<>(new ArrayRealVector(here, false), jacobian);
  }

  private static double[] residuals(List<ServingRow> rows, double[] weights, double[] at) {
    var fit = new ServingCurve(at, at).coefficients(ServingModel.UNBOUNDED);
    double[] residuals = new double[3 * rows.size() + at.length];
    int next = 0;
    for (int i = 0; i < rows.size(); i++) {
      for (int kind = 0; kind < SPREAD.length; kind++) {
        double error = errors(rows.get(i), rows.get(i).shape(), fit)[kind];
        residuals[next++] = weights[i] * pseudoHuber(error) / SPREAD[kind];
      }
    }
    for (int i = 0; i < at.length; i++) {
      var prior = Coefficient.ALL.get(i);
      residuals[next++] = (at[i] - Math.log(prior.start())) / prior.spread();
    }
    return residuals;
  }

  /// ln(model / measured) of joules a token, seconds a token and watts.
  static double[] errors(ServingRow row, ModelShape shape, ServingFit fit) {
    var at = row.at(fit.promptTokens(row.task()), shape);
    var step = ServingStep.of(at, fit);
    return new double[] {
      Math.log(step.joulesPerToken(at, fit) / row.joulesPerToken()),
      Math.log(step.seconds() / row.secondsPerToken()),
      Math.log(step.power(fit) * at.device().tdp().watts() / row.watts())
    };
  }

  /// The signed root of the pseudo-Huber loss, so that its square is the loss.
  private static double pseudoHuber(double error) {
    double relative = error / TURN;
    double root = Math.sqrt(1 + relative * relative) - 1;
    return Math.copySign(TURN * Math.sqrt(2 * root), error);
  }
}
