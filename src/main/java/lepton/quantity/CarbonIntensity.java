package lepton.quantity;

/// The carbon intensity of electricity in grams of CO2 equivalent a kilowatt hour (g CO2e/kWh).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record CarbonIntensity(double gramsPerKwh) {
  public CarbonIntensity {
    Finite.require("gramsPerKwh", gramsPerKwh);
  }
}
