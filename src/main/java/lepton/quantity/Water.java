package lepton.quantity;

/// A volume of water consumed in litres (L).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Water(double litres) {
  public Water {
    Finite.require("litres", litres);
  }
}
