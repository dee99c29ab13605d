package lepton.quantity;

/// A mass of greenhouse gases in kilograms of CO2 equivalent (kg CO2e, GWP-100).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Carbon(double kilograms) {
  public static final Carbon ZERO = new Carbon(0);

  /// The mass of `tonnes` metric tons.
  public static Carbon ofTonnes(double tonnes) {
    return new Carbon(tonnes * 1000);
  }

  public Carbon plus(Carbon other) {
    return new Carbon(kilograms + other.kilograms);
  }

  public double grams() {
    return kilograms * 1000;
  }

  public Carbon {
    Finite.require("kilograms", kilograms);
  }
}
