package lepton.quantity;

/// An amount of energy in joules (J).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Energy(double joules) {
  /// Joules in one kilowatt hour, by definition (SI brochure, 9th ed., table 8: 1 h = 3600 s).
  public static final double JOULES_PER_KWH = 3.6e6;

  public static final Energy ZERO = new Energy(0);

  /// The energy of `kwh` kilowatt hours.
  public static Energy ofKwh(double kwh) {
    return new Energy(kwh * JOULES_PER_KWH);
  }

  /// The energy of `mwh` megawatt hours.
  public static Energy ofMwh(double mwh) {
    return ofKwh(mwh * 1000);
  }

  /// This energy in kilowatt hours.
  public double kwh() {
    return joules / JOULES_PER_KWH;
  }

  public Energy plus(Energy other) {
    return new Energy(joules + other.joules);
  }

  public Energy times(double factor) {
    return new Energy(joules * factor);
  }

  public Energy {
    Finite.require("joules", joules);
  }
}
