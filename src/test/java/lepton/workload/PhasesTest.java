package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.catalog.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Phases: how much there is to compute, in every form it can be stated in.
class PhasesTest {

  private static final String MODEL =
      "model: {parameters: 6.7B}\ndata: {samples: 488M, dimension: 2048}\n";
  private static final String MACHINE =
      "hardware: {accelerator: a100-sxm4-80gb, count: 8, utilization: 0.43, power: 300 W, host:"
          + " none}\n"
          + "site: {grid: 385 gCO2e/kWh, pue: 1.1}\n";

  @Test
  void training_without_further_word_is_one_epoch() {
    var told = Told.of(MODEL + MACHINE + "training: {}\n");
    assertThat(told.samples(Stage.TRAINING).samples().mean()).isEqualTo(488e6);
    assertThat(told.samples(Stage.TRAINING).passes().mean()).isEqualTo(1);
    assertThat(told.assumed("training.epochs")).isPresent();
  }

  /// 6 and 2: Kaplan et al. 2020; 8: Megatron (2104.04473); 12 and 4: PaLM (2204.02311), app. B; 16
  /// = 12 · 8/6.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # phase                              | stage     | FLOP a parameter | attention
          training: {recompute: none}          | TRAINING  | 6                | 12
          training: {recompute: full}          | TRAINING  | 8                | 16
          inference: {samples: 10M}            | INFERENCE | 2                | 4
          """)
  void the_work_of_a_token_is_that_of_the_literature(
      String phase, Stage stage, double perParameter, double attention) {
    var deep = MODEL.replace("6.7B", "6.7B, layers: 32, width: 4096");
    var each = (SampleWork.Transformer) Told.of(deep + MACHINE + phase).samples(stage).each();
    assertThat(each.perParameter()).isEqualTo(perParameter);
    assertThat(each.attention().orElseThrow().factor()).isEqualTo(attention);
  }

  @Test
  void tokens_compute_and_hours_are_taken_as_they_are() {
    var tokens =
        (Work.Tokens)
            Told.of(MODEL + MACHINE + "training: {tokens: 1T}").phase(Stage.TRAINING).work();
    assertThat(tokens.tokens().mean()).isEqualTo(1e12);
    var compute =
        (Work.Compute)
            Told.of(MACHINE + "training: {compute: 4.02e22 FLOP}").phase(Stage.TRAINING).work();
    assertThat(compute.flop().mean()).isEqualTo(4.02e22);
    var hours =
        (Work.AcceleratorTime)
            Told.of(MACHINE + "training: {accelerator_hours: 82432 h}")
                .phase(Stage.TRAINING)
                .work();
    assertThat(hours.seconds().mean()).isEqualTo(82432 * 3600.0);
    assertThat(hours.model()).isEmpty();
  }

  @Test
  void hours_know_the_work_that_they_should_have_been() {
    var told = Told.of(MODEL + MACHINE + "training: {accelerator_hours: 82432 h}");
    var hours = (Work.AcceleratorTime) told.phase(Stage.TRAINING).work();
    assertThat(hours.model()).containsInstanceOf(Work.Samples.class);
  }

  @Test
  void a_mixture_of_experts_works_by_active_parameters() {
    var told =
        Told.of(
            "model: {parameters: 1.2T, active_parameters: 97B}\n"
                + MACHINE
                + "training: {tokens: 1T}");
    assertThat(((Work.Tokens) told.phase(Stage.TRAINING).work()).parameters().mean())
        .isEqualTo(97e9);
  }

  @Test
  void a_dense_network_needs_no_dimension() {
    var told =
        Told.of(
            "model: {kind: dense, parameters: 1M}\ndata: {samples: 1k}\n"
                + MACHINE
                + "training: {epochs: 3}");
    assertThat(told.samples(Stage.TRAINING).each()).isInstanceOf(SampleWork.Dense.class);
    assertThat(told.samples(Stage.TRAINING).passes().mean()).isEqualTo(3);
  }

  @Test
  void another_network_gives_the_work_of_its_sample() {
    var told =
        Told.of(
            "model: {flop_per_sample: {inference: 8.2 GFLOP}}\n"
                + MACHINE
                + "inference: {samples: 10M}");
    assertThat(((SampleWork.Given) told.samples(Stage.INFERENCE).each()).flop().mean())
        .isCloseTo(8.2e9, within(1.0));
  }

  @Test
  void requests_are_read_with_their_tokens() {
    var told =
        Told.of(
            MODEL
                + MACHINE
                + "inference: {requests: 10M, input_tokens: 500, output_tokens: 250, batch: 32}");
    var requests = (Work.Requests) told.phase(Stage.INFERENCE).work();
    assertThat(requests.requests().mean()).isEqualTo(1e7);
    assertThat(requests.inputTokens().mean() + requests.outputTokens().mean()).isEqualTo(750);
  }

  /// Dense peaks of the vendors' data sheets, in TFLOP/s.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # accelerator,    precision, peak TFLOP/s
          a100-sxm4-80gb,   BF16,      312
          v100-sxm2-16gb,   FP16,      125
          gtx-1080-ti,      FP32,      11.34
          t4,               FP16,      65
          """)
  void the_usual_precision_is_the_fastest_of_bf16_fp16_and_fp32(
      String name, Precision precision, double peak) {
    var told =
        Told.of(
            MODEL
                + "hardware: {accelerator: "
                + name
                + ", power: 100 W}\nsite: {grid: DE}\ntraining: {}\n");
    assertThat(told.phase(Stage.TRAINING).precision()).isEqualTo(precision);
    assertThat(told.ofPeak(Stage.TRAINING).peak().mean()).isCloseTo(peak * 1e12, within(1e9));
    assertThat(told.assumed("training.precision").orElseThrow().source()).contains(precision.id());
  }

  @Test
  void a_precision_without_a_peak_names_those_there_are() {
    var told =
        Told.of(
            MODEL
                + "hardware: {accelerator: v100-sxm2-16gb}\n"
                + "site: {grid: DE}\n"
                + "training: {precision: bf16}\n");
    assertThat(told.lines())
        .containsExactly("5:23 error: V100 SXM2 16GB has no peak rate for bf16");
    assertThat(told.rendered()).contains("it has fp64, fp32, fp16");
  }

  @Test
  void a_phase_has_a_utilization_and_a_power_of_its_own() {
    var told =
        Told.of(
            MODEL
                + MACHINE
                + "training: {utilization: 0.2, power: 250 W}\ninference: {samples: 1M}\n");
    assertThat(told.ofPeak(Stage.TRAINING).utilization().mean()).isEqualTo(0.2);
    assertThat(told.ofPeak(Stage.INFERENCE).utilization().mean()).isEqualTo(0.43);
    assertThat(told.phase(Stage.TRAINING).power().orElseThrow().mean()).isEqualTo(250);
    assertThat(told.phase(Stage.INFERENCE).power().orElseThrow().mean()).isEqualTo(300);
  }

  @Test
  void a_sample_on_the_wire_makes_a_transfer() {
    var told =
        Told.of(MODEL.replace("2048", "2048, size: 4 kB") + MACHINE + "inference: {samples: 1M}\n");
    var transfer = told.described().transfer().orElseThrow();
    assertThat(transfer.size().mean()).isEqualTo(4000);
    assertThat(told.assumed("data.uplink").orElseThrow().mean())
        .isEqualTo(transfer.energy().mean());
  }
}
