package lepton.quantity;

/// A price of electricity in a currency (ISO 4217 code) a kilowatt hour.
///
/// A number that is not finite, or an unknown code, is refused with an IllegalArgumentException.
public record EnergyPrice(double perKwh, String currency) {

  public EnergyPrice {
    Finite.require("perKwh", perKwh);
    Currency.require(currency);
  }
}
