package lepton.carbon;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Carbon;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.Energy;

/// (9) and (10): CO2e of the electricity used (GHG Protocol, Scope 2 Guidance, 2015).
public final class Operational {

  private static final Equation LOCATION =
      Equation.of(
          "(9)",
          "operational CO2e, location-based",
          "M_op* = E_fac* / 3.6e6 · I* / 1000",
          "E_fac* [J]",
          "I* [gCO2e/kWh]",
          "[kg]");
  private static final Equation MARKET =
      Equation.of(
          "(10)",
          "operational CO2e, market-based",
          "M_market = E_fac / 3.6e6 · I_res / 1000 · (1 − r)",
          "E_fac [J]",
          "I_res [gCO2e/kWh]",
          "r",
          "[kg]");

  private static final double GRAMS_PER_KG = 1000;

  private Operational() {}

  /// (9) E_facility · grid intensity; over a series, `intensity` is the mean weighted by energy.
  public static Carbon locationBased(
      Energy facility, CarbonIntensity intensity, String phase, Derivation derivation) {
    double kilograms = facility.kwh() * intensity.gramsPerKwh() / GRAMS_PER_KG;
    derivation.note(LOCATION, phase, kilograms, facility.joules(), intensity.gramsPerKwh());
    return new Carbon(kilograms);
  }

  /// (10) E_facility · residual intensity · (1 − contracted renewable share).
  ///
  /// @throws IllegalArgumentException if `renewables` is outside [0, 1]
  public static Carbon marketBased(
      Energy facility, CarbonIntensity residual, double renewables, Derivation derivation) {
    if (!(renewables >= 0 && renewables <= 1)) {
      throw new IllegalArgumentException("renewable share must be in [0, 1], got " + renewables);
    }
    double kilograms = facility.kwh() * residual.gramsPerKwh() / GRAMS_PER_KG * (1 - renewables);
    derivation.note(MARKET, "", kilograms, facility.joules(), residual.gramsPerKwh(), renewables);
    return new Carbon(kilograms);
  }
}
