package lepton.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.quantity.Energy;
import lepton.quantity.WaterIntensity;
import org.junit.jupiter.api.Test;

/// Equation (11).
class WaterUseTest {

  private static double litres(double itKwh, double pue, double onSite, Optional<Double> grid) {
    return WaterUse.of(
            Energy.ofKwh(itKwh),
            Energy.ofKwh(itKwh * pue),
            new WaterIntensity(onSite),
            grid.map(WaterIntensity::new),
            Derivation.NONE)
        .litres();
  }

  /// Li et al. 2023 (2304.03271) table 1, GPT-3 on the US average: 1287 MWh, PUE 1.17, 0.55 L/kWh
  /// on site and 3.14 L/kWh off site give 0.708 and 4.731 million litres. The off-site figure is
  /// rounded in its factors: 0.1 %.
  @Test
  void both_terms_come_to_what_gpt_3_drank() {
    assertThat(litres(1_287_000, 1.17, 0.55, Optional.empty())).isCloseTo(708_000, within(500.0));
    assertThat(litres(1_287_000, 1.17, 0.55, Optional.of(3.14)))
        .isCloseTo(5_439_000, within(0.001 * 5_439_000));
  }

  @Test
  void pue_counts_in_the_grids_term_alone() {
    // 100 · 1.1 + 100 · 1.5 · 2
    assertThat(litres(100, 1.5, 1.1, Optional.of(2.0))).isCloseTo(410, within(1e-9));
    assertThat(litres(100, 1.5, 1.1, Optional.empty())).isCloseTo(110, within(1e-9));
  }

  /// By hand: (3 − 1) kWh · 0.5 L/kWh + 4 kWh · 2 L/kWh = 9 L.
  @Test
  void devices_at_the_edge_are_not_cooled_on_site() {
    var water =
        WaterUse.of(
            Energy.ofKwh(3),
            Energy.ofKwh(1),
            Energy.ofKwh(4),
            new WaterIntensity(0.5),
            Optional.of(new WaterIntensity(2)),
            Derivation.NONE);
    assertThat(water.litres()).isCloseTo(9, within(1e-12));
  }
}
