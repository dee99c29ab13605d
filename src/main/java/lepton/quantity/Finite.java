package lepton.quantity;

/// Guards every quantity against NaN and infinity, so that neither can travel.
final class Finite {

  private Finite() {}

  static void require(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
  }
}
