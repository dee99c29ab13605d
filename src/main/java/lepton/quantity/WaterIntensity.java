package lepton.quantity;

/// Water consumed for a unit of energy in litres a kilowatt hour (L/kWh), such as a WUE.
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record WaterIntensity(double litresPerKwh) {
  public WaterIntensity {
    Finite.require("litresPerKwh", litresPerKwh);
  }
}
