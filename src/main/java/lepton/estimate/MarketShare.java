package lepton.estimate;

import java.util.Optional;
import lepton.carbon.Operational;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Carbon;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.Energy;
import lepton.workload.Draw;
import lepton.workload.Site;

/// (9) by contracts: what is not bought as renewable comes from the residual mix.
record MarketShare(Site site, Draw draw, Derivation derivation) {

  private static final Equation MEAN_INTENSITY =
      Equation.of(
          "",
          "intensity in place of a residual mix: the location's",
          "I_res = M_op · 1000 / (E_fac / 3.6e6)",
          "M_op [kg]",
          "E_fac [J]",
          "[gCO2e/kWh]");

  /// Market-based figures need a contract or a residual mix; without either they would only repeat
  /// the location-based ones.
  ///
  /// @param seconds for which hardware is taken
  Optional<Carbon> of(Energy total, Carbon operational, double seconds) {
    if (site.renewables().isEmpty() && site.residual().isEmpty()) {
      return Optional.empty();
    }
    double share = site.renewables().isPresent() ? draw.of(site.renewables().get()) : 0;
    CarbonIntensity residual =
        site.residual().isPresent()
            ? new CarbonIntensity(draw.of(site.residual().get()))
            : meanIntensity(total, operational, seconds);
    return Optional.of(Operational.marketBased(total, residual, share, derivation));
  }

  /// Where no residual mix is known, the location's intensity stands in (GHG Protocol, Scope 2
  /// Guidance, table 6.3), weighted by energy.
  private CarbonIntensity meanIntensity(Energy total, Carbon operational, double seconds) {
    if (total.joules() == 0) {
      return Intensities.over(site.intensity(), 0, seconds, draw, "", Derivation.NONE);
    }
    double grams = operational.grams() / total.kwh();
    derivation.note(MEAN_INTENSITY, "", grams, operational.kilograms(), total.joules());
    return new CarbonIntensity(grams);
  }
}
