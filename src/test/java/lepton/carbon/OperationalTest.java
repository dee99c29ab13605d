package lepton.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import lepton.derivation.Derivation;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.Energy;
import lepton.quantity.EnergyPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Equations (8), (9), (10) and the cost.
class OperationalTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          energy [kWh] | intensity [g/kWh] | CO2e [kg] | within | origin
          433196       | 57                | 24692     | 1      | BLOOM: 433 196 kWh, 24.69 t (Luccioni 2022, 2211.02001)
          656347       | 432.727           | 284019.1  | 100    | Strubell 2019 table 3: 626 155 lb · 0.45359237
          1000         | 1000              | 1000      | 0      | 1 MWh at 1 kg/kWh
          0            | 385               | 0         | 0      | nothing
          5            | 0                 | 0         | 0      | a grid without emissions
          """)
  void location_based_is_energy_times_the_grids_intensity(
      double kwh, double grams, double kilograms, double tolerance, String origin) {
    var carbon =
        Operational.locationBased(
            Energy.ofKwh(kwh), new CarbonIntensity(grams), "train", Derivation.NONE);
    assertThat(carbon.kilograms()).as(origin).isCloseTo(kilograms, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          energy [kWh], residual [g/kWh], renewables, CO2e [kg], origin
          1000,         700,              0,          700,       1000 · 0.7
          1000,         700,              0.4,        420,       60 % of it
          1000,         700,              1,          0,         all contracted
          """)
  void market_based_leaves_out_what_was_contracted(
      double kwh, double grams, double share, double kilograms, String origin) {
    var carbon =
        Operational.marketBased(
            Energy.ofKwh(kwh), new CarbonIntensity(grams), share, Derivation.NONE);
    assertThat(carbon.kilograms()).as(origin).isCloseTo(kilograms, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void a_share_outside_zero_to_one_is_refused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Operational.marketBased(
                    Energy.ZERO, new CarbonIntensity(1), share, Derivation.NONE))
        .withMessage("renewable share must be in [0, 1], got " + share);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          IT [J], of it edge [J], PUE, facility [J], origin
          1000,   0,              1.1, 1100,         (8)
          1000,   0,              1,   1000,         no overhead
          1000,   200,            1.5, 1400,         1.5 · 800 + 200: no facility stands around the edge
          1000,   1000,           2,   1000,         all of it at the edge
          """)
  void a_facility_adds_its_overhead_once(
      double it, double edge, double pue, double joules, String origin) {
    var facility = Facility.of(new Energy(it), new Energy(edge), pue, "train", Derivation.NONE);
    assertThat(facility.joules()).as(origin).isCloseTo(joules, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN})
  void a_pue_below_one_is_refused(double pue) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Facility.of(Energy.ZERO, Energy.ZERO, pue, "", Derivation.NONE))
        .withMessage("PUE must be at least 1, got " + pue);
  }

  @Test
  void electricity_costs_its_price() {
    // 36 270 kWh · 0.21 EUR/kWh = 7616.70 EUR
    var cost = Cost.of(Energy.ofKwh(36_270), new EnergyPrice(0.21, "EUR"), Derivation.NONE);
    assertThat(cost.amount()).isCloseTo(7616.70, within(1e-9));
    assertThat(cost.currency()).isEqualTo("EUR");
  }
}
