package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import lepton.catalog.ModelShape.Basis;
import lepton.catalog.Precision;
import lepton.quantity.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingReaderTest {

  private static String yaml(String model, String more, String hardware) {
    return """
    model: {parameters: %s}
    inference: {requests: 1M, input_tokens: 500, output_tokens: 500%s}
    hardware: {%s}
    """
        .formatted(model, more, hardware);
  }

  private static ServingPlan plan(Told told) {
    return ((Capacity.Served) told.phase(Stage.INFERENCE).capacity()).plan();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          , utilization: 0.1 | accelerator: h100
          , power: 400 W     | accelerator: h100
          ''                 | accelerator: h100, utilization: 0.1
          ''                 | accelerator: h100, power: 80%
          ''                 | accelerator: h100, capacity: 90 TFLOP/s
          """)
  void what_is_stated_takes_the_place_of_the_serving_model(String more, String hardware) {
    var told = Told.of(yaml("8B", more, hardware));
    assertThat(told.phase(Stage.INFERENCE).capacity()).isNotInstanceOf(Capacity.Served.class);
    assertThat(told.phase(Stage.INFERENCE).power()).isPresent();
  }

  @Test
  void a_device_without_a_bandwidth_is_estimated_as_before_and_says_what_lacks() {
    var device = "accelerator: {name: X, tdp: 300 W, peak: {bf16: 100 TFLOP/s}}";
    var told = Told.of(yaml("8B", ", batch: 32", device));
    assertThat(told.phase(Stage.INFERENCE).capacity()).isInstanceOf(Capacity.OfPeak.class);
    assertThat(told.rendered()).contains("the serving model needs the memory bandwidth");
    var known = Told.of(yaml("8B", ", batch: 32", device.replace("}}", "}, bandwidth: 2 TB/s}")));
    assertThat(known.phase(Stage.INFERENCE).capacity()).isInstanceOf(Capacity.Served.class);
  }

  /// Published utilization counts the tokens of answers alone: u = 0.0217 of 437 configurations.
  /// Here two tokens of prompt come with each, and arithmetic reaches 0.5506 of the peak
  /// (`serving_fit.csv`): 3 / (1 / 0.0217 + 2 / 0.5506) = 0.0603.
  @Test
  void prompts_are_not_taken_for_as_slow_as_answers() {
    var device = "accelerator: {name: X, tdp: 300 W, peak: {bf16: 100 TFLOP/s}}";
    var yaml = yaml("8B", "", device).replace("output_tokens: 500", "output_tokens: 250");
    var share = (Capacity.OfPeak) Told.of(yaml).phase(Stage.INFERENCE).capacity();
    assertThat(share.utilization().amount())
        .isInstanceOfSatisfying(
            Estimate.Median.class, its -> assertThat(its.p50()).isBetween(0.0602, 0.0604));
  }

  /// Half of 80 GB holds 16 GB of weights; 141 GB take four H100 (ML.ENERGY 3.0 measured Llama 3.1
  /// 70B on four); 470 GB take the eight that there are.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          parameters, count, together
          8B,         1,     1
          8B,         8,     1
          70.6B,      8,     4
          235B,       8,     8
          """)
  void a_copy_takes_the_accelerators_that_hold_it(String parameters, int count, double together) {
    var hardware = "accelerator: h100, count: " + count;
    var told = Told.of(yaml(parameters, ", batch: 32", hardware));
    assertThat(plan(told).together().mean()).isEqualTo(together);
    assertThat(told.assumed("inference.tensor_parallel")).isPresent();
    var given = Told.of(yaml(parameters, ", batch: 32, tensor_parallel: " + count, hardware));
    assertThat(plan(given).together().mean()).isEqualTo(count);
    assertThat(given.assumed("inference.tensor_parallel")).isEmpty();
  }

  @Test
  void a_copy_on_more_accelerators_than_there_are_is_refused() {
    var told = Told.of(yaml("8B", ", tensor_parallel: 4", "accelerator: h100, count: 2"));
    assertThat(told.rendered()).contains("on more accelerators than there are");
  }

  @Test
  void tensor_parallel_says_where_it_does_nothing() {
    var told =
        Told.of(yaml("8B", ", tensor_parallel: 2", "accelerator: h100, count: 2, power: 400 W"));
    assertThat(told.rendered()).contains("'tensor_parallel' has no effect");
  }

  /// Two copies of 32 sequences each.
  @Test
  void a_batch_that_nobody_states_is_assumed_with_its_range() {
    var told = Told.of(yaml("8B", "", "accelerator: h100, count: 2"));
    assertThat(plan(told).load())
        .isInstanceOfSatisfying(
            ServingLoad.Batch.class,
            its ->
                assertThat(its.sequences().amount()).isEqualTo(new Estimate.Median(16, 64, 256)));
    assertThat(told.assumed("inference.batch").orElseThrow().source()).contains("assumed");
  }

  @Test
  void the_shape_is_that_of_the_model_named_if_it_is_of_its_size() {
    var named = "name: Llama 3.1 8B\n";
    var known = plan(Told.of(named + yaml("8.03B", "", "accelerator: h100"))).shape();
    assertThat(known.basis()).isEqualTo(Basis.KNOWN);
    assertThat(known.layers()).isEqualTo(32);
    var other = plan(Told.of(named + yaml("70B", "", "accelerator: h100, count: 4"))).shape();
    assertThat(other.name()).isNotEqualTo("Llama 3.1 8B");
    var layers = "8B, layers: 40, width: 4096";
    assertThat(plan(Told.of(yaml(layers, "", "accelerator: h100"))).shape().layers()).isEqualTo(40);
  }

  @Test
  void requests_may_arrive_at_a_rate_in_place_of_a_batch() {
    var told = Told.of(yaml("8B", ", arrival_rate: 120 req/min", "accelerator: h100"));
    assertThat(plan(told).load())
        .isInstanceOfSatisfying(
            ServingLoad.Arrivals.class,
            its -> assertThat(its.perSecond().mean()).isBetween(1.999999, 2.000001));
    assertThat(told.assumed("inference.batch")).isEmpty();
    assertThat(told.assumed("hardware.busy")).isEmpty();
    assertThat(told.assumed("hardware.accelerator.idle")).isPresent();
    assertThat(told.assumed("hardware.accelerator.context_power").orElseThrow().source())
        .contains("while a model is loaded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          , arrival_rate: 5             | accelerator: h100              | needs a unit
          , arrival_rate: 0 /s          | accelerator: h100              | must be above 0
          , arrival_rate: 5 /s, batch: 8 | accelerator: h100             | stated twice
          , arrival_rate: 5 /s          | accelerator: h100, busy: 80%   | .busy' is stated beside
          , arrival_rate: 5 /s          | accelerator: h100, power: 80%  | arrival_rate' has no effect
          , arrival_rate: 500 /s        | accelerator: h100              | more than 1 copy of the model
          , arrival_rate: 500 /s        | accelerator: h100              | copies would do, hardware.count:
          , batch: 2                    | accelerator: h100, count: 8    | each has none for 75 %
          , tensor_parallel: 1.5        | accelerator: h100, count: 3    | error: one copy of the model on 1.5 acc
          , tensor_parallel: 1.5        | accelerator: h100, count: 3    | it is a whole number
          , batch: 8                    | accelerator: h100, count: 1.5  | error: requests served on 1.5 acc
          """)
  void what_a_load_says_that_cannot_be(String more, String hardware, String words) {
    assertThat(Told.of(yaml("8B", more, hardware)).rendered()).contains(words);
  }

  /// As many accelerators as the refusal names are enough, and one copy fewer is not.
  @Test
  void the_copies_that_would_do_do() {
    var rate = ", arrival_rate: 500 /s";
    var refused = Told.of(yaml("8B", rate, "accelerator: h100")).rendered();
    int at = refused.indexOf("hardware.count: ") + "hardware.count: ".length();
    int enough = Integer.parseInt(refused.substring(at, refused.indexOf(';', at)));
    var hardware = "accelerator: h100, count: ";
    assertThat(Told.of(yaml("8B", rate + ", tensor_parallel: 1", hardware + enough)).rendered())
        .doesNotContain("can serve")
        .contains("not sure");
    assertThat(
            Told.of(yaml("8B", rate + ", tensor_parallel: 1", hardware + (enough - 1))).rendered())
        .contains("can serve");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1B   | , batch: 32            | accelerator: h100           | parameters outside the measured 8B to 671B
          1B   | , batch: 32            | accelerator: h100           | active parameters outside the measured 3B to 405B
          8B   | , batch: 1             | accelerator: h100           | batch outside the measured
          235B | , batch: 32            | accelerator: h100, count: 2 | do not fit into the memory
          70B  | , batch: 500           | accelerator: h100, count: 2 | holds the cache of 61 sequences
          8B   | , tensor_parallel: 3   | accelerator: h100, count: 8 | 2.67 copies are counted
          8B   | , batch: 32, precision: int8 | accelerator: h100     | weights in int8 were not measured
          8B   | , batch: 32, precision: fp4 | accelerator: b200      | weights in fp4 were not measured but in models
          8B   | , batch: 32            | accelerator: l4             | L4 was not measured
          """)
  void what_leaves_the_measured_range_is_a_warning(
      String model, String more, String hardware, String words) {
    assertThat(Told.of(yaml(model, more, hardware)).rendered()).contains(words);
  }

  /// 70 · 10⁹ parameters of 2 B are 140 GB and an H100 has 80: two hold them, and one has no
  /// figure.
  @Test
  void weights_that_do_not_fit_are_refused() {
    var told = Told.of("site: {grid: DE}\n" + yaml("70B", ", batch: 32", "accelerator: h100"));
    assertThat(told.rendered())
        .contains("error: serving: the weights, 140 GB, do not fit into the memory")
        .contains("80 GB")
        .contains("it takes 2 or more");
  }

  /// Llama 3.1 70B: 140 GB of weights leave 20 GB of two H100; 80 layers of 2 · 8 · 128 numbers of
  /// 2 B are 327,680 B a token, of 1000 tokens 0.3277 GB: 61 sequences.
  @Test
  void a_batch_runs_as_far_as_its_cache_fits() {
    var told = Told.of(yaml("70B", ", batch: 500", "accelerator: h100, count: 2"));
    assertThat(told.rendered())
        .contains("warning: serving: beside the weights, 140 GB, the memory of the accelerators")
        .contains("holds the cache of 61 sequences, not of 500")
        .contains("the figures are at 61, the others wait")
        .doesNotContain("error:");
    var plan = plan(told);
    var requests = (Work.Requests) told.phase(Stage.INFERENCE).work();
    var occupancy = plan.occupancy(requests, 1, Precision.BF16, 1, 1, Draw.MEAN);
    assertThat(occupancy.atWork()).isBetween(61.0, 61.1);
  }

  /// Prompts of 3000 tokens for answers of 250 on eight accelerators: where ranks wait for each
  /// other, prompts take eight times as long. A dense model has no such layout, and one accelerator
  /// waits for none.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          480B, active_parameters: 35B | 3000 | 250 | 8 | 2.0 | 8.0
          480B, active_parameters: 35B | 100  | 900 | 8 | 1.0 | 2.0
          30B, active_parameters: 3B   | 3000 | 250 | 1 | 0   | 0
          70B                          | 3000 | 250 | 8 | 0   | 0
          """)
  void accelerators_of_a_mixture_may_wait_for_each_other(
      String model, int in, int out, int count, double above, double below) {
    var hardware = "accelerator: b200, count: " + count;
    var yaml =
        yaml(model, ", batch: 64, tensor_parallel: " + count, hardware)
            .replace("input_tokens: 500", "input_tokens: " + in)
            .replace("output_tokens: 500", "output_tokens: " + out);
    var told = Told.of(yaml);
    var waiting = plan(told).doubt().waiting();
    if (above == 0) {
      assertThat(waiting).isEmpty();
    } else {
      assertThat(waiting.orElseThrow().mean()).isEqualTo(1);
      assertThat(waiting.orElseThrow().amount().high()).isBetween(above, below);
    }
  }

  /// ML.ENERGY 3.0 has MXFP4 of GPT-OSS, and of no other model.
  @Test
  void four_bits_were_measured_of_models_that_are_published_so() {
    var yaml =
        yaml("20.9B, active_parameters: 3.6B", ", batch: 32, precision: fp4", "accelerator: h100");
    assertThat(Told.of("name: gpt-oss-20b\n" + yaml).rendered()).doesNotContain("in fp4");
    assertThat(Told.of(yaml).rendered()).contains("weights in fp4 were not measured");
    var fp4 = plan(Told.of(yaml("8B", ", precision: fp4", "accelerator: h100"))).doubt();
    var bf16 = plan(Told.of(yaml("8B", "", "accelerator: h100"))).doubt();
    assertThat(fp4.time().amount().high()).isGreaterThan(bf16.time().amount().high());
  }

  /// The V100 has no bf16 (NVIDIA data sheet): an error as it is of training.
  @Test
  void a_precision_that_the_accelerator_lacks_is_refused() {
    assertThat(Told.of(yaml("8B", ", batch: 32, precision: bf16", "accelerator: v100")).rendered())
        .contains("error: V100 SXM2 16GB has no peak rate for bf16");
    var lever = "levers: {quantization: {precision: bf16}}\n";
    var single = yaml("8B", ", batch: 32, precision: fp32", "accelerator: v100");
    assertThat(Told.of(single + lever).rendered()).contains("has no peak rate for bf16");
    assertThat(Told.of(yaml("8B", ", batch: 32", "accelerator: v100")).rendered())
        .doesNotContain("error:");
  }

  @Test
  void inside_the_measured_range_there_is_nothing_to_warn_of() {
    var told = Told.of("site: {grid: DE}\n" + yaml("8B", ", batch: 32", "accelerator: h100"));
    assertThat(told.problems()).isEmpty();
  }

  /// ln of P90 is 1.2816 σ. Where the shape is by the law of sizes, σ of energy is 0.3193 in place
  /// of
  /// 0.2453 (`serving_fit.csv`), so that of time is 0.3328 · 0.3193 / 0.2453 = 0.4332, and that of
  /// power at a known time 0.235 · 0.3193 / 0.2453 · √(1 − 0.6764²) = 0.2253; more on a device that
  /// was not measured.
  @Test
  void the_doubts_of_the_model_are_inputs() {
    var doubt = plan(Told.of(yaml("20B", "", "accelerator: h100"))).doubt();
    var time = (Estimate.Median) doubt.time().amount();
    var power = (Estimate.Median) doubt.power().amount();
    assertThat(Math.log(time.p90()) / 1.2816).isBetween(0.4329, 0.4335);
    assertThat(Math.log(power.p90()) / 1.2816).isBetween(0.2251, 0.2255);
    assertThat(time.p10() * time.p90()).isBetween(0.999999, 1.000001);
    var other = plan(Told.of(yaml("20B", "", "accelerator: mi300x"))).doubt();
    assertThat(other.time().amount().high()).isGreaterThan(time.p90());
    assertThat(other.power().amount().high()).isGreaterThan(power.p90());
    assertThat(other.time().source()).contains("was not measured");
    assertThat(Told.of(yaml("8B", "", "accelerator: mi300x")).rendered())
        .contains("warning: serving: Instinct MI300X was not measured");
  }

  @Test
  void quantization_asks_the_serving_model_anew_unless_a_factor_was_measured() {
    var base = yaml("8B", ", batch: 32", "accelerator: h100");
    var anew = Told.of(base + "levers: {quantization: {precision: fp8}}\n").get().levers();
    assertThat(anew.quantization().orElseThrow().energy()).isEmpty();
    assertThat(anew.quantization().orElseThrow().doubt()).isEmpty();
    var own = base + "levers: {quantization: {precision: fp8, energy: 0.87}}\n";
    assertThat(Told.of(own).get().levers().quantization().orElseThrow().energy()).isPresent();
    var thin = Told.of(base + "levers: {quantization: {precision: int8}}\n");
    assertThat(thin.get().levers().quantization().orElseThrow().doubt()).isPresent();
    assertThat(thin.rendered()).contains("weights in int8 were not measured");
  }
}
