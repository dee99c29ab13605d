package lepton.quantity;

/// An amount of money in a currency named by its ISO 4217 code.
///
/// A number that is not finite, or an unknown code, is refused with an IllegalArgumentException.
public record Money(double amount, String currency) {

  public Money {
    Finite.require("amount", amount);
    Currency.require(currency);
  }
}
