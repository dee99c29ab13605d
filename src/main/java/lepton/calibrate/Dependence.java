package lepton.calibrate;

import java.util.List;

/// How far residuals in a row tell the same: readings a second apart are no independent ones.
///
/// With first-order autocorrelation ρ, n residuals are worth n · (1 − ρ) / (1 + ρ), and standard
/// errors grow by the root of the inverse (Bartlett 1946, J. R. Stat. Soc. Suppl. 8:27). That is
/// exact for a mean and on the safe side for a slope whose regressor varies faster than the errors.
///
/// @param inflation of standard errors, 1 or more
/// @param effective what so many residuals are worth
record Dependence(double inflation, double effective) {

  private static final double MOST = 0.99;

  /// @param stretches residuals in the order of time, a list for each series
  static Dependence of(List<double[]> stretches) {
    double products = 0;
    double squares = 0;
    int n = 0;
    for (var stretch : stretches) {
      for (int i = 0; i < stretch.length; i++) {
        squares += stretch[i] * stretch[i];
        products += i > 0 ? stretch[i] * stretch[i - 1] : 0;
      }
      n += stretch.length;
    }
    double rho = squares > 0 ? Math.clamp(products / squares, 0, MOST) : 0;
    return new Dependence(Math.sqrt((1 + rho) / (1 - rho)), n * (1 - rho) / (1 + rho));
  }
}
