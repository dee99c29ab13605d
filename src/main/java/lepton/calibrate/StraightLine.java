package lepton.calibrate;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/// y = a + b · x by ordinary least squares, its standard errors widened for readings in a row.
///
/// Valid where the errors are in y: what is uncertain in x pulls the slope towards 0.
///
/// @param base a
/// @param slope b
/// @param baseError standard error of a
/// @param middleError standard error of the line at the mean of x
/// @param freedom degrees of freedom that the residuals are worth
/// @param explained R², share of the variance
record StraightLine(
    double base,
    double slope,
    double baseError,
    double slopeError,
    double middle,
    double middleError,
    double freedom,
    double explained) {

  /// Fewer independent observations than these carry no line. Assumed.
  static final double LEAST_FREEDOM = 5;

  static StraightLine of(Points points) {
    var x = points.x();
    var y = points.y();
    var regression = new SimpleRegression();
    for (int i = 0; i < x.length; i++) {
      regression.addData(x[i], y[i]);
    }
    var residuals = new double[x.length];
    double mean = 0;
    for (int i = 0; i < x.length; i++) {
      residuals[i] = y[i] - regression.predict(x[i]);
      mean += x[i] / x.length;
    }
    var dependence = Dependence.of(points.stretches(residuals));
    double wider = dependence.inflation();
    return new StraightLine(
        regression.getIntercept(),
        regression.getSlope(),
        regression.getInterceptStdErr() * wider,
        regression.getSlopeStdErr() * wider,
        regression.predict(mean),
        Math.sqrt(regression.getMeanSquareError() / x.length) * wider,
        dependence.effective() - 2,
        regression.getRSquare());
  }

  Interval baseInterval() {
    return interval(base, baseError);
  }

  Interval slopeInterval() {
    return interval(slope, slopeError);
  }

  Interval middleInterval() {
    return interval(middle, middleError);
  }

  /// 95 % by Student's t.
  private Interval interval(double value, double error) {
    double half = Scatter.student(0.975, freedom) * error;
    return new Interval(value - half, value + half);
  }
}
