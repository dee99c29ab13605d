package lepton.quantity;

/// An amount of arithmetic work in floating-point (or integer) operations (FLOP).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Compute(double flop) {
  public Compute {
    Finite.require("flop", flop);
  }
}
