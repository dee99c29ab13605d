package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.quantity.Estimate;
import lepton.text.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Levers: what is read, and the defaults that measurements give.
class LeversTest {

  private static final String REST =
      """
      model: {parameters: 6.7B}
      data: {samples: 1M, dimension: 2048}
      training: {precision: fp16}
      inference: {requests: 10M, input_tokens: 500, output_tokens: 250, precision: fp16, utilization: 3%}
      site: {grid: DE}
      """;

  private static Told with(String levers) {
    return on("a100-sxm4-80gb", levers);
  }

  private static Told on(String accelerator, String levers) {
    return Told.of(
        REST + "hardware: {accelerator: " + accelerator + ", count: 8}\nlevers: " + levers + "\n");
  }

  /// η as measured: EQUATIONS.md, pruning.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # pattern      | training low | training high | inference low | inference high
          unstructured   | 0            | 0             | 0             | 0
          2:4            | 0.12         | 0.12          | 0.18          | 0.43
          structured     | 0.9          | 1             | 0.9           | 1
          """)
  void a_pattern_realises_what_was_measured(
      String pattern,
      double trainingLow,
      double trainingHigh,
      double inferenceLow,
      double inferenceHigh) {
    var pruning =
        with("{pruning: {keep: 50%, pattern: " + pattern + "}}")
            .get()
            .levers()
            .pruning()
            .orElseThrow();
    assertThat(pruning.realisedTraining().amount().low()).isEqualTo(trainingLow);
    assertThat(pruning.realisedTraining().amount().high()).isEqualTo(trainingHigh);
    assertThat(pruning.realisedInference().amount().low()).isEqualTo(inferenceLow);
    assertThat(pruning.realisedInference().amount().high()).isEqualTo(inferenceHigh);
  }

  @Test
  void without_a_pattern_it_is_the_ceiling_and_says_so() {
    var told = with("{pruning: {keep: 50%}}");
    assertThat(told.get().levers().pruning().orElseThrow().realisedTraining().mean()).isEqualTo(1);
    assertThat(told.lines())
        .singleElement()
        .asString()
        .contains("theoretical ceiling, equation (4)");
  }

  @Test
  void two_of_four_saves_nothing_before_ampere() {
    var told = on("v100-sxm2-16gb", "{pruning: {keep: 50%, pattern: 2:4}}");
    assertThat(told.get().levers().pruning().orElseThrow().realisedTraining().mean()).isZero();
    assertThat(told.lines()).singleElement().asString().contains("no units for 2:4 sparsity");
  }

  @Test
  void pruned_parameters_make_the_ratio() {
    var keep =
        with("{pruning: {parameters: 3.35B, realised: 1}}")
            .get()
            .levers()
            .pruning()
            .orElseThrow()
            .keep();
    assertThat(keep.mean()).isCloseTo(0.5, within(1e-12));
    assertThat(keep.origin()).isInstanceOf(Origin.Derived.class);
  }

  /// FP8 on 8 × H100: 1.56 at batch 8, 0.95 at 32, 0.87 at 256; at 16 halfway in log₂ between the
  /// first two.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # batch, energy
          1,       1.56
          8,       1.56
          16,      1.255
          32,      0.95
          256,     0.87
          4096,    0.87
          """)
  void fp8_depends_on_the_batch(double batch, double energy) {
    assertThat(QuantizationReader.eightBits(batch)).isCloseTo(energy, within(1e-9));
  }

  /// 4 bits: +12 to 29 % below 3 B, −11 % at 7 B; at 5 B halfway between 1.205 and 0.89.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # parameters, low,    high
          1B,           1.12,   1.29
          5B,           1.0475, 1.0475
          7B,           0.89,   0.89
          70B,          0.89,   0.89
          """)
  void four_bits_depend_on_the_size(String parameters, double low, double high) {
    var told =
        Told.of(
            REST.replace("6.7B", parameters)
                + "hardware: {accelerator: b200-sxm-180gb}\n"
                + "levers: {quantization: {precision: fp4}}\n");
    var energy = told.get().levers().quantization().orElseThrow().energy().orElseThrow().amount();
    assertThat(energy.low()).isCloseTo(low, within(1e-9));
    assertThat(energy.high()).isCloseTo(high, within(1e-9));
  }

  @Test
  void int8_costs_more_by_decomposition() {
    var energy =
        with("{quantization: {precision: int8}}")
            .get()
            .levers()
            .quantization()
            .orElseThrow()
            .energy();
    assertThat(energy.orElseThrow().amount()).isEqualTo(new Estimate.Uniform(1.17, 1.33));
  }

  @Test
  void what_was_not_measured_saves_nothing_and_says_so() {
    var told = with("{quantization: {precision: fp8, phase: training}}");
    assertThat(told.get().levers().quantization().orElseThrow().energy()).isEmpty();
    assertThat(told.lines())
        .singleElement()
        .asString()
        .contains("no measurement on file for training in fp8");
  }

  @Test
  void a_precision_that_is_used_already_saves_nothing() {
    var told = with("{quantization: {precision: fp16}}");
    assertThat(told.get().levers().quantization().orElseThrow().energy()).isEmpty();
    assertThat(told.lines())
        .containsExactly("7:24 warning: inference is in fp16 already, so nothing is saved");
  }

  @Test
  void all_levers_are_read() {
    var told =
        with(
            "{acceleration: {k: 2, power: 1.15, share: 95%}, sharing: {stored: 12M}, dynamic:"
                + " {share: 30%, work: 40%}, edge: {device: jetson-orin-nano, share: 80%,"
                + " utilization: 0.2}, busy: 95%}");
    var levers = told.get().levers();
    assertThat(levers.acceleration().orElseThrow().k().mean()).isEqualTo(2);
    assertThat(levers.acceleration().orElseThrow().power().mean()).isEqualTo(1.15);
    assertThat(levers.sharing().orElseThrow().stored().mean()).isEqualTo(12e6);
    assertThat(levers.dynamic().orElseThrow().work().mean()).isEqualTo(0.4);
    assertThat(levers.edge().orElseThrow().peak().mean()).isEqualTo(10e12);
    assertThat(levers.busy().orElseThrow().mean()).isCloseTo(0.95, within(1e-12));
    assertThat(told.problems()).isEmpty();
  }

  @Test
  void the_edge_needs_work_to_share() {
    var told =
        Told.of(
            "inference: {accelerator_hours: 5 h}\nsite: {grid: DE}\nhardware: {accelerator: l4}\n"
                + "levers: {edge: {device: jetson-orin-nano, share: 80%}}\n");
    assertThat(told.lines()).singleElement().asString().contains("error: what devices take");
  }

  @Test
  void a_lever_on_a_phase_that_is_not_there_has_no_effect() {
    var told =
        Told.of(
            "model: {parameters: 1B}\n"
                + "training: {tokens: 1B}\n"
                + "site: {grid: DE}\n"
                + "hardware: {accelerator: l4}\n"
                + "levers: {quantization: {precision: int8, energy: 0.8}}\n");
    assertThat(told.lines())
        .singleElement()
        .asString()
        .contains("warning: 'levers.quantization' has no effect");
  }
}
