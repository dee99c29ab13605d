package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody stated is in doubt, and says how far and by whom; what a person states is as sure as
/// it is written.
class DefaultRangesTest {

  private static final String REST =
      """
      model: {parameters: 6.7B}
      training: {tokens: 1T}
      hardware: {accelerator: a100-sxm4-80gb, count: 8, host: {accelerators: 8}}
      """;

  // hand-made of the rows of factors.csv, whose sources stand there
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          key                           | site             | low, base unit | median    | high      | says
          site.grid                     | {}               | 85.24          | 458.29    | 675.98    | 214 countries
          site.grid                     | {grid: DE}       | 292.07         | 329.65    | 350.75    | pairs of years
          site.pue                      | {}               | 1.150          | 1.54      | 1.999     | small server room
          site.pue                      | {datacenter: google} | 1.0675     | 1.09      | 1.1971    | 62 regions
          site.wue                      | {}               | 0.15           | 0.36      | 1.8       | AWS fleet
          site.wue                      | {datacenter: microsoft} | 0.012   | 0.3       | 1.947     | 42 regions
          site.wue_grid                 | {}               | 1.93           | 4.81      | 9.58      | 47 countries
          site.wue_grid                 | {grid: DE}       | 0.965          | 1.93      | 2.7792    | low assumed
          site.lifetime                 | {}               | 94608000       | 126144000 | 189216000 | hyperscale depreciation
          site.use                      | {}               | 0.45           | 0.85      | 0.95      | Wu et al.
          hardware.host.power           | {}               | 800            | 1200      | 2800      | 8.4 kW measured
          hardware.host.embodied        | {}               | 3000           | 5700      | 10800     | GenAI Impact 2024
          hardware.accelerator.embodied | {}               | 127.5          | 150       | 177       | Falk et al.
          """)
  void a_default_has_a_range_and_says_whose(
      String key, String site, double low, double median, double high, String says) {
    var input = Told.of(REST + "site: " + site + "\n").assumed(key).orElseThrow();

    assertThat(input.mean()).isCloseTo(median, within(1e-4 * median));
    assertThat(input.amount().low()).isCloseTo(low, within(1e-3 * low));
    assertThat(input.amount().high()).isCloseTo(high, within(1e-3 * high));
    assertThat(input.source()).contains(says);
  }

  /// By hand of spread.idle: 70 W of the row, times 0.82 and 1.085.
  @Test
  void the_idle_power_of_a_device_is_as_sure_as_listings_of_one_are() {
    var idle =
        Told.of(REST.replace("a100-sxm4-80gb, count: 8", "h100-sxm5-80gb, count: 8, busy: 50%"))
            .assumed("hardware.accelerator.idle")
            .orElseThrow();

    assertThat(idle.mean()).isEqualTo(70);
    assertThat(idle.amount().low()).isCloseTo(57.4, within(1e-9));
    assertThat(idle.amount().high()).isCloseTo(75.95, within(1e-9));
    assertThat(idle.source()).contains("listings of a device without work");
  }

  @Test
  void the_network_has_a_range_too() {
    var yaml =
        """
        model: {parameters: 1B}
        data: {size: 4 kB, dimension: 100}
        inference: {samples: 1M}
        hardware: {accelerator: h100}
        """;
    var uplink = Told.of(yaml).assumed("data.uplink").orElseThrow();
    assertThat(uplink.amount().high() / uplink.amount().low()).isCloseTo(4, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{grid: 385 gCO2e/kWh, pue: 1.1, wue: 1 L/kWh, wue_grid: 2 L/kWh, lifetime: 4 y, use: 60%}",
        "{region: azure/swedencentral, grid: 30 gCO2e/kWh, wue_grid: 2 L/kWh, lifetime: 4 y, use:"
            + " 60%}",
        "{datacenter: jean-zay, grid: 30 gCO2e/kWh, wue: 1 L/kWh, wue_grid: 2 L/kWh, lifetime: 4 y,"
            + " use: 60%}"
      })
  void what_is_stated_or_disclosed_for_the_very_place_is_as_it_is(String site) {
    var read = Told.of(REST + "site: " + site + "\n").get().site();

    assertThat(((Site.Constant) read.intensity()).grams().amount().uncertain()).isFalse();
    assertThat(read.pue().amount().uncertain()).isFalse();
    assertThat(read.wue().orElseThrow().amount().uncertain()).isFalse();
    assertThat(read.gridWater().orElseThrow().amount().uncertain()).isFalse();
    assertThat(read.lifetime().amount().uncertain()).isFalse();
    assertThat(read.use().amount().uncertain()).isFalse();
  }

  @Test
  void what_a_person_states_of_the_hardware_is_as_it_is() {
    var yaml =
        """
        training: {accelerator_hours: 10 h}
        hardware:
          accelerator: {name: X, tdp: 300 W, idle: 30 W, peak: {bf16: 1 TFLOP/s}, embodied: 90 kg}
          host: {power: 500 W, embodied: 900 kg}
        """;
    var told = Told.of(yaml);
    assertThat(told.assumed("hardware.host.power")).isEmpty();
    assertThat(told.assumed("hardware.accelerator.embodied")).isEmpty();
  }
}
