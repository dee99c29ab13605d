package lepton.plan.placement;

/// How much may still be computed. It counts steps and not seconds, so that the same case has the
/// same answer everywhere.
final class Budget {

  private double left;

  Budget(double steps) {
    left = steps;
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
