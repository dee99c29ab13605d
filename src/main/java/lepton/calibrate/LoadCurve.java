package lepton.calibrate;

import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/// Power against load: p(u) = p_0 + (p_1 − p_0) · u^γ, by Levenberg–Marquardt; a straight line
/// (γ = 1) where the data don't tell how it bends.
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | u | load: share of the time that the device was at work, in [0, 1] | 1 |
/// | p_0, p_1 | power at no and at full load | W |
/// | γ | bend: below 1 power rises early | 1 |
///
/// Source: the power law of Fan, Weber and Barroso 2007 (ISCA, Power provisioning), whose
/// 2u − u^r it generalises; covariance σ² (JᵀJ)⁻¹ at the solution (Nocedal and Wright 2006, 10.2),
/// widened for readings in a row.
///
/// @param bend absent where a straight line was fitted
/// @param freedom degrees of freedom that the residuals are worth
record LoadCurve(
    double idle,
    double full,
    Optional<Double> bend,
    double idleError,
    double fullError,
    double bendError,
    double freedom) {

  /// A bend known to less than this either side (95 %) is not told from a straight line. Assumed.
  private static final double MOST_DOUBT = 0.75;

  /// A solution at these limits is none. Assumed: published exponents lie between 0.3 and 2.
  private static final double LEAST_BEND = 0.1;

  private static final double MOST_BEND = 4;

  private static final int MOST_STEPS = 500;
  private static final double SINGULAR = 1e-12;

  static LoadCurve of(Points points) {
    var line = line(StraightLine.of(points), StraightLine.of(points.mirrored()));
    return bent(points, line).orElse(line);
  }

  /// Full load is the base of the line against 1 − u.
  private static LoadCurve line(StraightLine line, StraightLine mirrored) {
    return new LoadCurve(
        line.base(),
        mirrored.base(),
        Optional.empty(),
        line.baseError(),
        mirrored.baseError(),
        0,
        line.freedom());
  }

  /// Absent where the optimiser finds no bend, or not well enough.
  private static Optional<LoadCurve> bent(Points points, LoadCurve line) {
    var x = points.x();
    var y = points.y();
    var problem =
        new LeastSquaresBuilder()
            .start(new double[] {line.idle(), line.full(), 1})
            .target(y)
            .model(at -> model(at, x))
            .parameterValidator(LoadCurve::held)
            .maxEvaluations(MOST_STEPS)
            .maxIterations(MOST_STEPS)
            .build();
    try {
      var found = new LevenbergMarquardtOptimizer().optimize(problem);
      int freedom = x.length - 3;
      double variance = found.getResiduals().dotProduct(found.getResiduals()) / freedom;
      var covariance = found.getCovariances(SINGULAR);
      var dependence = Dependence.of(points.stretches(found.getResiduals().toArray()));
      double wider = dependence.inflation() * Math.sqrt(variance);
      return told(
          new LoadCurve(
              found.getPoint().getEntry(0),
              found.getPoint().getEntry(1),
              Optional.of(found.getPoint().getEntry(2)),
              wider * Math.sqrt(covariance.getEntry(0, 0)),
              wider * Math.sqrt(covariance.getEntry(1, 1)),
              wider * Math.sqrt(covariance.getEntry(2, 2)),
              dependence.effective() - 3));
    } catch (MathIllegalArgumentException | MathIllegalStateException singularOrEndless) {
      // the straight line is the answer then
      return Optional.empty();
    }
  }

  private static Optional<LoadCurve> told(LoadCurve curve) {
    double bend = curve.bend().orElse(1.0);
    boolean inside = bend > LEAST_BEND * 1.01 && bend < MOST_BEND * 0.99;
    boolean enough = curve.freedom() >= StraightLine.LEAST_FREEDOM;
    return inside
            && enough
            && Scatter.student(0.975, curve.freedom()) * curve.bendError() <= MOST_DOUBT
        ? Optional.of(curve)
        : Optional.empty();
  }

  private static RealVector held(RealVector at) {
    var inside = at.copy();
    inside.setEntry(2, Math.clamp(at.getEntry(2), LEAST_BEND, MOST_BEND));
    return inside;
  }

  private static Pair<RealVector, RealMatrix> model(RealVector at, double[] loads) {
    double idle = at.getEntry(0);
    double swing = at.getEntry(1) - idle;
    double bend = at.getEntry(2);
    var values = new double[loads.length];
    var slopes = new double[loads.length][3];
    for (int i = 0; i < loads.length; i++) {
      double rise = Math.pow(loads[i], bend);
      values[i] = idle + swing * rise;
      slopes[i][0] = 1 - rise;
      slopes[i][1] = rise;
      slopes[i][2] = loads[i] > 0 ? swing * rise * Math.log(loads[i]) : 0;
    }
    return new Pair<>(new ArrayRealVector(values), new Array2DRowRealMatrix(slopes));
  }

  Interval idleInterval() {
    return interval(idle, idleError);
  }

  Interval fullInterval() {
    return interval(full, fullError);
  }

  Interval bendInterval() {
    return interval(bend.orElse(1.0), bendError);
  }

  private Interval interval(double value, double error) {
    double half = Scatter.student(0.975, freedom) * error;
    return new Interval(value - half, value + half);
  }
}
