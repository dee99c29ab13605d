package lepton.carbon;

import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Energy;
import lepton.quantity.Water;
import lepton.quantity.WaterIntensity;

/// (11) Water consumed: E_it · WUE on site + E_facility · WUE of the grid. PUE counts once in each
/// term (ISO/IEC 30134-9:2022 defines WUE on IT energy).
public final class WaterUse {

  private static final Equation BOTH =
      Equation.of(
          "(11)",
          "water",
          "V = E_it / 3.6e6 · WUE + E_fac / 3.6e6 · WUE_grid",
          "E_it [J]",
          "WUE [L/kWh]",
          "E_fac [J]",
          "WUE_grid [L/kWh]",
          "[L]");
  private static final Equation ON_SITE =
      Equation.of(
          "(11)", "water on site", "V = E_it / 3.6e6 · WUE", "E_it [J]", "WUE [L/kWh]", "[L]");

  private WaterUse() {}

  /// The water of both terms.
  ///
  /// @param grid water to make the electricity; absent where nobody publishes it, and then left out
  public static Water of(
      Energy it,
      Energy facility,
      WaterIntensity onSite,
      Optional<WaterIntensity> grid,
      Derivation derivation) {
    double litres = it.kwh() * onSite.litresPerKwh();
    if (grid.isEmpty()) {
      derivation.note(ON_SITE, "", litres, it.joules(), onSite.litresPerKwh());
      return new Water(litres);
    }
    litres += facility.kwh() * grid.get().litresPerKwh();
    derivation.note(
        BOTH,
        "",
        litres,
        it.joules(),
        onSite.litresPerKwh(),
        facility.joules(),
        grid.get().litresPerKwh());
    return new Water(litres);
  }
}
