package lepton.quantity;

/// What one kilowatt hour more would cause, in grams of CO2 equivalent (g CO2e/kWh): another thing
/// than [CarbonIntensity], the average of all, and never added to or compared with it.
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record MarginalIntensity(double gramsPerKwh) {

  /// In the unit of WattTime and of eGRID.
  public static MarginalIntensity ofPoundsPerMwh(double pounds) {
    return new MarginalIntensity(pounds * Dimension.INTENSITY.factor("lbCO2e/MWh").orElseThrow());
  }
}
