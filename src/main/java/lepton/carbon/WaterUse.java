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

  private static final Equation BESIDE_EDGE =
      Equation.of(
          "(11)",
          "water; edge devices are not cooled by it",
          "V = (E_it − E_edge_inf) / 3.6e6 · WUE + E_fac / 3.6e6 · WUE_grid",
          "E_it [J]",
          "E_edge_inf [J]",
          "WUE [L/kWh]",
          "E_fac [J]",
          "WUE_grid [L/kWh]",
          "[L]");

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
    return of(it, Energy.ZERO, facility, onSite, grid, derivation);
  }

  /// The water of both terms, where devices at the edge take `edge` of the IT energy: no facility
  /// cools those.
  ///
  /// @param grid water to make the electricity; absent where nobody publishes it, and then left out
  public static Water of(
      Energy it,
      Energy edge,
      Energy facility,
      WaterIntensity onSite,
      Optional<WaterIntensity> grid,
      Derivation derivation) {
    double wue = onSite.litresPerKwh();
    double litres = (it.kwh() - edge.kwh()) * wue;
    if (grid.isEmpty() && edge.joules() == 0) {
      derivation.note(ON_SITE, "", litres, it.joules(), wue);
      return new Water(litres);
    }
    double gridWue = grid.isPresent() ? grid.get().litresPerKwh() : 0;
    litres += facility.kwh() * gridWue;
    if (edge.joules() == 0) {
      derivation.note(BOTH, "", litres, it.joules(), wue, facility.joules(), gridWue);
    } else {
      derivation.note(
          BESIDE_EDGE, "", litres, it.joules(), edge.joules(), wue, facility.joules(), gridWue);
    }
    return new Water(litres);
  }
}
