package lepton.plan.placement;

/// How much may still be computed. It counts steps and not seconds, so that the same case has the
/// same answer everywhere.
final class Budget {

  private final double all;
  private double left;

  Budget(double steps) {
    all = steps;
    left = steps;
  }

  /// The share of it that is left.
  double share() {
    return Math.max(0, left / all);
  }

  double left() {
    return left;
  }

  void spend(double steps) {
    left -= steps;
  }

  boolean spent() {
    return left <= 0;
  }
}
