package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import lepton.quantity.Estimate;
import lepton.text.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sites: grids, regions, data centres, and the defaults that follow from them.
class SiteTest {

  private static final String REST =
      "model: {parameters: 6.7B}\n"
          + "training: {tokens: 1T}\n"
          + "hardware: {accelerator: a100-sxm4-80gb, count: 8}\n";
  private static final String SERIES =
      """
      timestamp,g_co2e_per_kwh
      2024-03-22T00:00Z,50
      2024-03-22T01:00Z,70
      2024-03-22T02:00Z,90
      """;

  private static Told with(String site) {
    return Told.of(REST + "site: " + site + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # grid                          | g CO2e/kWh
          385 gCO2e/kWh                   | 385
          0.385 kgCO2e/kWh                | 385
          {intensity: 385 gCO2e/kWh}      | 385
          300..500 gCO2e/kWh              | 400
          """)
  void an_intensity_is_taken_as_it_is(String grid, double grams) {
    assertThat(Told.grams(with("{grid: " + grid + "}").get().site())).isEqualTo(grams);
  }

  @Test
  void a_country_is_looked_up() {
    var told = with("{grid: DE}");
    var grams = ((Site.Constant) told.get().site().intensity()).grams();
    assertThat(grams.origin()).isInstanceOf(Origin.InCatalogue.class);
    // of a year that need not be the workload's: P10 and P90 of a change from year to year
    assertThat(grams.amount()).isInstanceOf(Estimate.Median.class);
    assertThat(grams.amount().low() / grams.mean()).isCloseTo(0.886, within(0.001));
    assertThat(grams.amount().high() / grams.mean()).isCloseTo(1.064, within(0.001));
    assertThat(told.assumed("site.grid")).contains(grams);
    assertThat(told.get().site().price().orElseThrow().currency()).isEqualTo("EUR");
  }

  @Test
  void without_a_grid_the_world_is_taken_with_a_warning() {
    var told = Told.of(REST);
    assertThat(told.lines())
        .containsExactly(
            "1:1 warning: no grid is given: the world's average, 458 gCO2e/kWh, is used");
    assertThat(told.assumed("site.grid").orElseThrow().mean()).isBetween(457.5, 458.5);
  }

  @Test
  void a_region_gives_grid_pue_and_wue_at_once() {
    var told = with("{region: aws/eu-central-1}");
    assertThat(told.assumed("site.pue").orElseThrow().source())
        .startsWith("regions: aws/eu-central-1");
    assertThat(told.assumed("site.wue").orElseThrow().source())
        .startsWith("regions: aws/eu-central-1");
    assertThat(told.problems()).isEmpty();
  }

  @Test
  void what_is_given_wins_over_region_and_data_centre() {
    var told =
        with(
            "{region: aws/eu-central-1, datacenter: google, pue: 1.3, wue: 2 L/kWh, grid: 100"
                + " gCO2e/kWh}");
    assertThat(told.get().site().pue().mean()).isEqualTo(1.3);
    assertThat(told.get().site().wue().orElseThrow().mean()).isEqualTo(2);
    assertThat(Told.grams(told.get().site())).isEqualTo(100);
  }

  @Test
  void a_data_centre_gives_pue_and_wue() {
    var told = with("{grid: FI, datacenter: google}");
    assertThat(told.assumed("site.pue").orElseThrow().source()).startsWith("datacenters: google");
    assertThat(told.assumed("site.wue").orElseThrow().source()).startsWith("datacenters: google");
  }

  @Test
  void an_average_says_that_it_is_one() {
    assertThat(with("{grid: DE}").assumed("site.pue").orElseThrow().source())
        .startsWith("default: average of the industry; Uptime Institute 2025; range: Amazon 2025");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # price            | currency | per kWh
          0.21 EUR/kWh       | EUR      | 0.21
          95 USD/MWh         | USD      | 0.095
          21 JPY/kWh         | JPY      | 21
          """)
  void any_currency_will_do(String price, String currency, double perKwh) {
    var read = with("{grid: DE, price: " + price + "}").get().site().price().orElseThrow();
    assertThat(read.currency()).isEqualTo(currency);
    assertThat(read.perKwh().mean()).isEqualTo(perKwh);
  }

  @Test
  void a_series_is_read_from_its_file() {
    var told =
        Told.with(
            Map.of("de.csv", SERIES),
            REST + "site: {grid: {file: de.csv}, start: 2024-03-22T02:30+01:00}\n");
    var varying = (Site.Varying) told.get().site().intensity();
    assertThat(varying.series().size()).isEqualTo(3);
    assertThat(varying.series().mean()).isEqualTo(70);
    assertThat(varying.start().orElseThrow().epochSeconds()).isEqualTo(1711071000);
  }

  @Test
  void a_start_outside_the_series_is_an_error() {
    var told =
        Told.with(
            Map.of("de.csv", SERIES),
            REST + "site: {grid: {file: de.csv}, start: 2025-01-01T00:00Z}\n");
    assertThat(told.lines())
        .containsExactly("4:37 error: the start lies outside the series of de.csv");
  }

  @Test
  void a_start_without_a_series_has_no_effect() {
    assertThat(with("{grid: DE, start: 2024-03-22T02:30Z}").lines())
        .containsExactly(
            "4:18 warning: 'start' has no effect: one intensity is used for all times");
  }

  @Test
  void another_place_keeps_what_is_not_given_for_it() {
    var told =
        Told.of(
            REST
                + "site: {grid: 400 gCO2e/kWh, pue: 1.3, lifetime: 5 y, renewables: 40%}\n"
                + "levers: {site: {grid: 20 gCO2e/kWh}}\n");
    var other = told.get().levers().site().orElseThrow();
    assertThat(Told.grams(other)).isEqualTo(20);
    assertThat(other.pue().mean()).isEqualTo(1.3);
    assertThat(other.lifetime().mean()).isEqualTo(5 * 31_536_000.0);
    assertThat(other.renewables().orElseThrow().mean()).isEqualTo(0.4);
    assertThat(told.assumed("levers.site.wue")).as("told for the site already").isEmpty();
  }

  @Test
  void another_region_replaces_grid_pue_and_wue() {
    var told =
        Told.of(
            REST
                + "site: {grid: PL, pue: 1.8, wue: 1 L/kWh}\n"
                + "levers: {site: {region: aws/eu-north-1}}\n");
    var other = told.get().levers().site().orElseThrow();
    assertThat(Told.grams(other)).isLessThan(100);
    assertThat(other.pue().mean()).isLessThan(1.3);
  }
}
