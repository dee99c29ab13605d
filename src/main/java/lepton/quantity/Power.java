package lepton.quantity;

/// A power in watts (W).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Power(double watts) {
  public Power {
    Finite.require("watts", watts);
  }
}
