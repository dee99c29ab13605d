package lepton.meter;

/// Student's t distribution, tabulated once for its many uses.
///
/// ```text
/// density ∝ (1 + t² / ν)^(-(ν + 1) / 2),   t = x / (1 - x)
/// ```
///
/// The density is integrated over x from 0 to 1 by the trapezoidal rule and scaled to a half.
/// Within 1e-4 of the distribution from ν = 1 on (StudentTTest).
final class StudentT {

  private static final int CELLS = 512;

  private final double[] table = new double[CELLS + 1];

  /// @param freedom ν, 1 at the least
  StudentT(double freedom) {
    double before = 1;
    for (int i = 1; i <= CELLS; i++) {
      double x = (double) i / CELLS;
      // at x = 1 the density of x is 0 for ν > 1, and this is what it tends to
      double density = i == CELLS ? 0 : density(x, freedom);
      table[i] = table[i - 1] + (before + density) / 2;
      before = density;
    }
    for (int i = 0; i <= CELLS; i++) {
      table[i] /= 2 * table[CELLS];
    }
  }

  private static double density(double x, double freedom) {
    double t = x / (1 - x);
    return Math.exp(-(freedom + 1) / 2 * Math.log1p(t * t / freedom)) / ((1 - x) * (1 - x));
  }

  /// The probability of less than t.
  double below(double t) {
    double size = Math.abs(t);
    double cell = size / (1 + size) * CELLS;
    int left = Math.min((int) cell, CELLS - 1);
    double half = table[left] + (cell - left) * (table[left + 1] - table[left]);
    return t < 0 ? 0.5 - half : 0.5 + half;
  }
}
