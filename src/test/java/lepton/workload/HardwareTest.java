package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.quantity.Estimate;
import lepton.text.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hardware: names, descriptions, and the figures that nobody gave.
class HardwareTest {

  private static final String REST =
      "model: {parameters: 6.7B}\ntraining: {tokens: 1T, precision: bf16}\nsite: {grid: DE}\n";

  private static Told with(String hardware) {
    return Told.of(REST + "hardware: " + hardware + "\n");
  }

  @Test
  void figures_of_the_row_that_was_named_are_no_assumptions() {
    var told = with("{accelerator: A100 SXM4 80GB, count: 8}");
    assertThat(told.ofPeak(Stage.TRAINING).peak().origin()).isInstanceOf(Origin.InCatalogue.class);
    assertThat(told.assumed("hardware.accelerator.peak.bf16")).isEmpty();
  }

  /// Of 12 published runs on A100 80 GB, as `lepton.fit.UtilizationPriors` fits them; the median is
  /// the one number.
  @Test
  void utilization_and_power_are_the_catalogues_with_their_ranges() {
    var told = with("{accelerator: a100-sxm4-80gb, count: 8}");
    assertThat(told.ofPeak(Stage.TRAINING).utilization().amount())
        .isEqualTo(new Estimate.Median(0.251, 0.394, 0.518));
    assertThat(told.assumed("training.utilization").orElseThrow().mean()).isEqualTo(0.394);
    assertThat(told.assumed("training.power").orElseThrow().mean())
        .isCloseTo(0.76 * 400, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # power,     W of 400 W TDP
          350 W,       350
          0.8,         320
          80%,         320
          0.3 kW,      300
          """)
  void power_is_in_watts_or_a_share_of_the_tdp(String power, double watts) {
    var told = with("{accelerator: a100-sxm4-80gb, power: " + power + "}");
    assertThat(told.phase(Stage.TRAINING).power().orElseThrow().mean())
        .isCloseTo(watts, within(1e-9));
  }

  @Test
  void a_capacity_takes_the_place_of_peak_and_utilization() {
    var told = with("{accelerator: a100-sxm4-80gb, count: 8, capacity: 1.1 PFLOP/s}");
    var capacity = (Capacity.Sustained) told.phase(Stage.TRAINING).capacity();
    assertThat(capacity.flopPerSecond().mean()).isCloseTo(1.1e15, within(1.0));
    assertThat(told.assumed("training.utilization")).isEmpty();
  }

  @Test
  void a_capacity_and_a_power_describe_hardware_in_no_catalogue() {
    var told = with("{capacity: 1.1 PFLOP/s, power: 400 W, count: 8}");
    assertThat(told.described().hardware().accelerator()).isEmpty();
    assertThat(told.described().hardware().host()).isEmpty();
    assertThat(told.assumed("hardware.host.power").orElseThrow().source()).contains("none");
  }

  /// 8 · 312 TFLOP/s = 2.496 PFLOP/s.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # capacity   | severity | share
          3 PFLOP/s    | error    | 120 %
          2 PFLOP/s    | warning  | 80.1 %
          """)
  void a_capacity_above_the_peak_cannot_be(String capacity, String severity, String share) {
    var told = with("{accelerator: a100-sxm4-80gb, count: 8, capacity: " + capacity + "}");
    assertThat(told.lines())
        .containsExactly(
            "4:61 "
                + severity
                + ": this capacity is "
                + share
                + " of the dense peak of all accelerators, 2.5 PFLOP/s");
  }

  @Test
  void a_description_begins_from_the_row_it_names() {
    var told = with("{accelerator: {name: a100-sxm4-80gb, tdp: 300 W}}");
    assertThat(told.ofPeak(Stage.TRAINING).peak().mean()).isEqualTo(312e12);
    assertThat(told.described().hardware().accelerator().orElseThrow().tdp().orElseThrow().watts())
        .isEqualTo(300);
  }

  @Test
  void a_description_stands_alone() {
    var told =
        with(
            "{accelerator: {name: X, tdp: 400 W, idle: 50 W, peak: {bfloat16: 312 TFLOP/s}, memory:"
                + " 80 GB, bandwidth: 2 TB/s, embodied: 150 kg}}");
    var hardware = told.described().hardware();
    assertThat(hardware.name()).isEqualTo("X");
    assertThat(hardware.idle().mean()).isEqualTo(50);
    assertThat(hardware.embodied().orElseThrow().mean()).isEqualTo(150);
  }

  /// 1979 TFLOP/s is the 2:4 sparse BF16 rate of an H100 SXM5; dense is 989.4 (NVIDIA's data
  /// sheet).
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # description
          {name: h100-sxm5-80gb, peak: {bf16: 1979 TFLOP/s}}
          {name: ours, tdp: 700 W, peak: {bf16: 1979 TFLOP/s}}
          """)
  void a_sparse_peak_is_told_from_a_dense_one(String accelerator) {
    var told = with("{accelerator: " + accelerator + "}");
    assertThat(told.lines())
        .singleElement()
        .asString()
        .contains("warning: this looks like the sparse (2:4) peak of H");
    assertThat(told.rendered()).contains("989 TFLOP/s");
  }

  @Test
  void the_default_host_is_a_share_of_a_server_of_eight() {
    var told = with("{accelerator: a100-sxm4-80gb, count: 2}");
    var host = told.described().hardware().host().orElseThrow();
    assertThat(((Hardware.Metered) host.power()).watts().mean()).isEqualTo(1200);
    assertThat(host.accelerators().mean()).isEqualTo(8);
    assertThat(host.embodied().orElseThrow().mean()).isEqualTo(5700);
  }

  @Test
  void a_computer_of_its_own_has_no_host_and_no_facility() {
    var told =
        Told.of(
            "model: {parameters: 1B}\n"
                + "training: {tokens: 1M}\n"
                + "site: {grid: DE}\n"
                + "hardware: {accelerator: apple-m1-max}\n");
    assertThat(told.described().hardware().host()).isEmpty();
    assertThat(told.get().site().pue().mean()).isEqualTo(1);
  }

  /// EPYC 7763: 280 W (AMD).
  @Test
  void a_host_is_worked_out_from_its_parts() {
    var told =
        with(
            "{accelerator: a100-sxm4-80gb, count: 4, host: {cpu: EPYC 7763, count: 2, memory: 1"
                + " TB}}");
    var host = told.described().hardware().host().orElseThrow();
    var parts = (Hardware.FromParts) host.power();
    assertThat(parts.processors().orElseThrow().tdp().mean()).isEqualTo(280);
    assertThat(parts.memory().orElseThrow().size().mean()).isEqualTo(1e12);
    assertThat(host.accelerators().mean()).as("one server holds the four").isEqualTo(4);
    assertThat(host.embodied().orElseThrow().mean()).isEqualTo(2850);
  }

  @Test
  void the_power_of_a_host_wins_over_its_parts() {
    var told =
        with(
            "{accelerator: a100-sxm4-80gb, count: 8, host: {cpu: EPYC 7763, count: 2, memory: 1 TB,"
                + " power: 600 W, accelerators: 8}}");
    var host = told.described().hardware().host().orElseThrow();
    assertThat(((Hardware.Metered) host.power()).watts().mean()).isEqualTo(600);
    assertThat(told.problems()).isEmpty();
  }

  @Test
  void idle_power_is_listed_where_accelerators_idle() {
    assertThat(with("{accelerator: a100-sxm4-80gb}").assumed("hardware.accelerator.idle"))
        .isEmpty();
    assertThat(
            with("{accelerator: a100-sxm4-80gb, busy: 80%}").assumed("hardware.accelerator.idle"))
        .isPresent();
  }

  @Test
  void utilization_beyond_any_published_run_is_a_warning() {
    assertThat(with("{accelerator: a100-sxm4-80gb, utilization: 0.7}").lines())
        .containsExactly(
            "4:54 warning: a utilization of 70 % is above what any published run reached");
  }
}
