package lepton.carbon;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Carbon;

/// (13) SCI = (E · I + M) / R, location-based only (ISO/IEC 21031:2024).
public final class SoftwareIntensity {

  private static final Equation SCI =
      Equation.of(
          "(13)",
          "software carbon intensity",
          "SCI = (M_op + M_emb) · 1000 / R",
          "M_op [kg]",
          "M_emb [kg]",
          "R",
          "[g]");

  private static final double GRAMS_PER_KG = 1000;

  private SoftwareIntensity() {}

  /// CO2e for one functional unit.
  ///
  /// @param units R
  /// @throws IllegalArgumentException if there are no units
  public static Carbon of(
      Carbon operational, Carbon embodied, double units, Derivation derivation) {
    if (!(units > 0)) {
      throw new IllegalArgumentException("functional units must be above 0, got " + units);
    }
    double kilograms = (operational.kilograms() + embodied.kilograms()) / units;
    derivation.note(
        SCI, "", kilograms * GRAMS_PER_KG, operational.kilograms(), embodied.kilograms(), units);
    return new Carbon(kilograms);
  }
}
