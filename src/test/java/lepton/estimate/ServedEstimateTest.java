package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import lepton.derivation.Arithmetic;
import lepton.energy.ServingLatency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Inference by requests, from the text of a workload to its figures.
class ServedEstimateTest {

  private static String llama(int batch, String more) {
    return """
    name: Llama 3.1 8B
    model: {parameters: 8.03B}
    inference: {requests: 1M, input_tokens: 500, output_tokens: 250, batch: %d}
    hardware: {accelerator: h100, host: none}
    site: {grid: 400 gCO2e/kWh, pue: 1.2}
    %s
    """
        .formatted(batch, more);
  }

  private static Assessment assess(String yaml) {
    return Estimator.assess(Read.workload(yaml), new Estimator.Options(true, false));
  }

  private static ServingLatency serving(Footprint footprint) {
    return footprint.inference().orElseThrow().serving().orElseThrow();
  }

  /// By hand from serving_fit.csv, 32 layers, 131072 B of cache a token, 3.35 TB/s, 989.4 TFLOP/s:
  /// 2.6502 + 0.7811 + 5.5693 + 1.4350 + 2.8301 = 13.2658 ms a step, 527.58 W; 13.2658 ms · 527.58
  /// W / 32 = 0.21871 J a token; 1e6 · 250 · 13.2658 ms / 32 = 28.789 h; 28.789 h · 527.58 W · 1.2
  /// = 18.226 kWh.
  @Test
  void eight_billion_parameters_by_hand() {
    var result = assess(llama(32, "")).result();
    var serving = serving(result);
    assertThat(serving.token().seconds()).isCloseTo(0.0132658, within(1e-6));
    assertThat(serving.firstToken().seconds()).isCloseTo(0.0280061, within(2e-6));
    assertThat(serving.request().seconds()).isCloseTo(0.0280061 + 249 * 0.0132658, within(1e-4));
    assertThat(serving.power().watts()).isCloseTo(527.58, within(0.05));
    assertThat(serving.perToken().joules()).isCloseTo(0.21871, within(1e-4));
    assertThat(serving.tokensPerSecond()).isCloseTo(32 / 0.0132658, within(0.5));
    var inference = result.inference().orElseThrow();
    assertThat(inference.duration().orElseThrow().hours()).isCloseTo(28.789, within(0.003));
    assertThat(result.total().kwh()).isCloseTo(18.226, within(0.005));
    assertThat(inference.perRequest().orElseThrow().kwh()).isCloseTo(18.226e-6, within(5e-9));
  }

  /// ML.ENERGY 3.0, task lm-arena-chat, prompts fitted to 145 tokens; 25 % is the model's median
  /// error twice over for one that the fit has seen.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          P,     active, accelerator, count, batch, output, precision, J a token
          8.03B, 8.03B,  h100,        1,     8,     389,    bf16,      0.4548
          8.03B, 8.03B,  h100,        1,     32,    390,    bf16,      0.1651
          8.03B, 8.03B,  h100,        1,     255,   404,    bf16,      0.0766
          8.03B, 8.03B,  b200,        1,     32,    398,    bf16,      0.1511
          70.6B, 70.6B,  h100,        4,     32,    351,    bf16,      1.2069
          70.6B, 70.6B,  b200,        2,     8,     352,    bf16,      3.5693
          235B,  22B,    h100,        8,     32,    865,    bf16,      3.8255
          235B,  22B,    h100,        8,     32,    872,    fp8,       3.6444
          235B,  22B,    b200,        4,     255.7, 879,    bf16,      0.711
          """)
  void joules_a_token_are_near_what_was_measured(
      String parameters,
      String active,
      String accelerator,
      int count,
      double batch,
      double output,
      String precision,
      double joules) {
    var yaml =
        """
        model: {parameters: %s, active_parameters: %s}
        inference: {requests: 1M, input_tokens: 145, output_tokens: %s, batch: %s, precision: %s,
          tensor_parallel: %d}
        hardware: {accelerator: %s, count: %d}
        """
            .formatted(parameters, active, output, batch, precision, count, accelerator, count);
    var found = serving(assess(yaml).result()).perToken().joules();
    assertThat(found / joules).isBetween(0.7, 1.4);
  }

  /// EQUATIONS.md: FP8 takes more energy at a batch of 8, and less at 256.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          8.03B, 1
          235B,  8
          """)
  void eight_bits_cost_more_at_a_small_batch_and_less_at_a_large_one(String model, int count) {
    var yaml =
        """
        model: {parameters: %s%s}
        inference: {requests: 1M, input_tokens: 100, output_tokens: 500, batch: BATCH,
          precision: bf16}
        hardware: {accelerator: h100, count: %d}
        levers: {quantization: {precision: fp8}}
        """
            .formatted(model, count > 1 ? ", active_parameters: 22B" : "", count);
    if (count > 1) {
      assertThat(ratio(yaml.replace("BATCH", "8"))).isGreaterThan(1);
    }
    assertThat(ratio(yaml.replace("BATCH", "256"))).isLessThan(1);
  }

  private static double ratio(String yaml) {
    var assessment = assess(yaml);
    return serving(assessment.result()).perToken().joules()
        / serving(assessment.baseline().orElseThrow()).perToken().joules();
  }

  /// The lever says what the file with that precision would say.
  @Test
  void quantization_is_the_serving_model_at_the_other_precision() {
    var lever = assess(llama(32, "levers: {quantization: {precision: fp8}}"));
    var written = assess(llama(32, "").replace("batch: 32", "batch: 32, precision: fp8"));
    assertThat(lever.result().total().joules())
        .isCloseTo(written.result().total().joules(), within(1e-6));
    assertThat(lever.baseline().orElseThrow().total().joules())
        .isCloseTo(assess(llama(32, "")).result().total().joules(), within(1e-6));
  }

  /// k = 2 at 1.15 times the power: half the time, 0.575 of the energy.
  @Test
  void other_levers_act_on_time_latency_and_power_alike() {
    var both = assess(llama(32, "levers: {acceleration: {k: 2, power: 1.15}}"));
    var fast = serving(both.result());
    var base = serving(both.baseline().orElseThrow());
    assertThat(fast.token().seconds()).isCloseTo(base.token().seconds() / 2, within(1e-12));
    assertThat(fast.firstToken().seconds())
        .isCloseTo(base.firstToken().seconds() / 2, within(1e-12));
    assertThat(fast.perToken().joules()).isCloseTo(0.575 * base.perToken().joules(), within(1e-9));
    assertThat(fast.tokensPerSecond()).isCloseTo(2 * base.tokensPerSecond(), within(1e-6));
  }

  /// Requests that are served elsewhere leave the latency of the others as it is.
  @Test
  void the_edge_takes_requests_and_no_latency() {
    var edge = "levers: {edge: {device: jetson-orin-nano, share: 50%}}";
    var both = assess(llama(32, edge));
    assertThat(serving(both.result()).token().seconds())
        .isCloseTo(serving(both.baseline().orElseThrow()).token().seconds(), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8.03B                         |
          8.03B                         | levers: {quantization: {precision: int8}, busy: 90%}
          8.03B                         | levers: {edge: {device: jetson-orin-nano, share: 50%}}
          30B, active_parameters: 3.3B  | levers: {quantization: {precision: fp8}}
          30B, active_parameters: 3.3B # batch: 64, tensor_parallel: 1 | levers: {quantization: {precision: fp8}}
          30B, active_parameters: 3.3B # arrival_rate: 1 /s | levers: {quantization: {precision: fp8}}
          30B, active_parameters: 3.3B  | levers: {acceleration: {k: 2}, pruning: {keep: 50%}}
          8.03B # arrival_rate: 3 /s    |
          8.03B # arrival_rate: 1 /h    |
          8.03B # arrival_rate: 3 /s    | levers: {quantization: {precision: int8}}
          8.03B # arrival_rate: 11 /s   | levers: {edge: {device: jetson-orin-nano, share: 50%}}
          8.03B # batch: 4000           | levers: {quantization: {precision: fp8}}
          8.03B # batch: 0.3            | levers: {acceleration: {k: 2}, busy: 90%}
          """)
  void every_printed_line_evaluates_to_its_result(String model, String levers) {
    var load = model.contains("#") ? model.substring(model.indexOf('#') + 2) : "batch: 32";
    var yaml =
        llama(32, levers == null ? "" : levers)
            .replace("batch: 32", load)
            .replace("parameters: 8.03B", "parameters: " + model.replaceAll(" #.*", ""));
    var assessment = assess(yaml);
    var steps = new java.util.ArrayList<>(assessment.explanation());
    steps.addAll(assessment.baselineExplanation());
    assertThat(steps).anyMatch(step -> step.form().startsWith("t_step"));
    for (var step : steps) {
      var printed = step.substituted();
      int equals = printed.lastIndexOf(" = ");
      double left = Arithmetic.value(printed.substring(0, equals));
      double right = Arithmetic.value(printed.substring(equals + 3));
      assertThat(left).as(printed).isCloseTo(right, within(1e-9 * Math.abs(right)));
    }
  }

  private static String arriving(String rate, String more) {
    return llama(32, more).replace("batch: 32", "arrival_rate: " + rate);
  }

  /// The rate at which 32 sequences are in hand: 32 / (250 · 13.2658 ms) = 9.6489 a second (above).
  /// Nothing waits then, and all is as with that batch: 1e6 / 9.6489 = 28.789 h.
  @Test
  void an_arrival_rate_is_as_the_batch_that_follows_from_it() {
    var result = assess(arriving("9.6489 /s", "")).result();
    var serving = serving(result);
    assertThat(serving.batch()).isCloseTo(32, within(0.01));
    assertThat(serving.idle()).isCloseTo(0, within(1e-12));
    assertThat(serving.token().seconds()).isCloseTo(0.0132658, within(5e-6));
    assertThat(serving.tokensPerSecond()).isCloseTo(2412.2, within(0.1));
    assertThat(result.inference().orElseThrow().duration().orElseThrow().hours())
        .isCloseTo(28.789, within(0.003));
    assertThat(result.total().kwh()).isCloseTo(18.226, within(0.01));
  }

  /// However fast the server is, 1 M requests at 0.1 a second take 1e7 s, and most of them nothing
  /// is at work: energy is that of the idle H100 in the catalogue for the rest of the time.
  @Test
  void few_requests_leave_a_server_idle_for_as_long_as_they_take_to_come() {
    var result = assess(arriving("0.1 /s", "")).result();
    var serving = serving(result);
    double hours = result.inference().orElseThrow().duration().orElseThrow().hours();
    assertThat(hours).isCloseTo(1e7 / 3600, within(1e-6 * hours));
    // L = 0.1 · 250 · t_tok, and 1 − e^(−L) of the time
    double inHand = 25 * serving.token().seconds();
    assertThat(serving.batch()).isCloseTo(inHand, within(1e-9));
    assertThat(1 - serving.idle()).isCloseTo(-Math.expm1(-inHand), within(1e-9));
    assertThat(serving.tokensPerSecond()).isCloseTo(25, within(1e-9));
  }

  /// 7 B at 0.001 requests a second on one H100: 1e9 s, nearly all of them idle at 70 W (57.4 to
  /// 76, P10 to P90) and 38 W (26 to 50) above it: 30 MWh. P5 and P95 of a normal distribution are
  /// 1.28 times as far apart as P10 and P90: 24 W of the one, 31 W of the other, √(24² + 31²) = 39
  /// W of both.
  @Test
  void idle_power_is_that_of_a_loaded_model_and_is_in_doubt() {
    var options =
        new Estimator.Options(false, false, Optional.of(Sampling.of(1024, 1)), Optional.empty());
    var yaml = arriving("0.001 /s", "");
    var assessment = Estimator.assess(Read.workload(yaml), options);
    double watts = assessment.result().accelerators().joules() / 1e9;
    assertThat(watts).isBetween(108.0, 110.0);
    var range =
        assessment.ranges().orElseThrow().of(Measure.ACCELERATOR_JOULES, false).orElseThrow();
    assertThat((range.p95() - range.p5()) / 1e9).isBetween(35.0, 43.0);
  }

  @Test
  void an_idle_power_that_is_stated_is_taken_as_it_is() {
    var own =
        "accelerator: {name: X, tdp: 700 W, idle: 70 W, peak: {bf16: 989 TFLOP/s}, memory: 80 GB,"
            + " bandwidth: 3.35 TB/s}";
    var yaml = arriving("0.001 /s", "").replace("accelerator: h100", own);
    assertThat(assess(yaml).result().accelerators().joules() / 1e9).isBetween(70.0, 72.0);
  }

  /// 1e6 / λ and the time at work are the same but for rounding, at whichever rate.
  @Test
  void a_server_that_never_rests_has_no_negative_idle_share() {
    for (double rate = 3; rate < 11; rate += 0.0625) {
      assertThat(serving(assess(arriving(rate + " /s", "")).result()).idle()).isBetween(0.0, 1e-3);
    }
  }

  /// A faster server has fewer in hand and idles for longer; the requests take as long to come.
  @Test
  void levers_change_the_batch_of_an_arrival_rate_and_not_the_time() {
    var both = assess(arriving("1 /s", "levers: {acceleration: {k: 2}}"));
    var fast = serving(both.result());
    var base = serving(both.baseline().orElseThrow());
    assertThat(fast.batch()).isLessThan(base.batch() / 1.9);
    assertThat(fast.idle()).isGreaterThan(base.idle());
    assertThat(fast.tokensPerSecond()).isCloseTo(250, within(1e-9));
    double hours = 1e6 / 3600;
    assertThat(both.result().inference().orElseThrow().duration().orElseThrow().hours())
        .isCloseTo(hours, within(1e-6 * hours));
  }

  /// Two sequences on eight copies: a quarter of the copies are at work at a time, one sequence
  /// each, as on two copies that are never idle; the other six draw idle power for as long.
  @Test
  void copies_without_a_sequence_are_idle() {
    var hardware = "host: none, count: %d";
    var many = llama(2, "").replace("host: none", hardware.formatted(8));
    var two = llama(2, "").replace("host: none", hardware.formatted(2));
    many = many.replace("batch: 2", "batch: 2, tensor_parallel: 1");
    two = two.replace("batch: 2", "batch: 2, tensor_parallel: 1");
    var idling = assess(many).result();
    var full = assess(two).result();
    assertThat(serving(idling).idle()).isCloseTo(0.75, within(1e-12));
    assertThat(serving(idling).perToken().joules())
        .isCloseTo(serving(full).perToken().joules(), within(1e-12));
    assertThat(serving(idling).tokensPerSecond())
        .isCloseTo(serving(full).tokensPerSecond(), within(1e-9));
    double seconds = full.inference().orElseThrow().duration().orElseThrow().seconds();
    // 70 W of an H100 without work, and 38 W for the model in its memory (factors.csv)
    double idle = 70 + 38;
    assertThat(idling.accelerators().joules())
        .isCloseTo(full.accelerators().joules() + 6 * idle * seconds, within(1e-3 * seconds));
  }

  /// Of eight accelerators that may wait for each other at long prompts, the time has a longer tail
  /// upwards, and the power has not; where they can't (a dense model), neither has.
  @Test
  void accelerators_that_may_wait_lengthen_the_tail_of_the_time() {
    var options =
        new Estimator.Options(false, false, Optional.of(Sampling.of(4096, 1)), Optional.empty());
    var yaml =
        """
        model: {parameters: 480B, active_parameters: 35B}
        inference: {requests: 1M, input_tokens: 2743, output_tokens: 250, batch: 64,
          precision: fp8, tensor_parallel: 8}
        hardware: {accelerator: b200, count: 8}
        """;
    var assessment = Estimator.assess(Read.workload(yaml), options);
    var range = assessment.ranges().orElseThrow().of(Measure.TOKEN_JOULES, false).orElseThrow();
    assertThat(range.p95() / range.p50()).isGreaterThan(1.5 * range.p50() / range.p5());
    // ML.ENERGY 3.0, eight B200 that wait for each other: 14.2 J a token
    assertThat(range.p95()).isGreaterThan(14.2);
  }

  /// Of the energy alone the doubt is the model's: P95 / P50 = exp(1.645 · 0.2453).
  @Test
  void the_doubt_of_the_serving_model_is_propagated() {
    var options =
        new Estimator.Options(false, false, Optional.of(Sampling.of(4096, 1)), Optional.empty());
    var ranges = Estimator.assess(Read.workload(llama(32, "")), options).ranges().orElseThrow();
    var range = ranges.of(Measure.TOKEN_JOULES, false).orElseThrow();
    assertThat(range.p95() / range.p50()).isCloseTo(Math.exp(1.645 * 0.2453), within(0.02));
    // time: σ = 0.3328; power: 0.235, cut off at 700 W, 1.33 times its middle of 527.58 W
    var token = ranges.of(Measure.TOKEN_SECONDS, false).orElseThrow();
    assertThat(token.p95() / token.p50()).isCloseTo(Math.exp(1.645 * 0.3328), within(0.03));
    var watts = ranges.of(Measure.SERVING_WATTS, false).orElseThrow();
    assertThat(watts.p50() / watts.p5()).isCloseTo(Math.exp(1.645 * 0.235), within(0.02));
    assertThat(watts.p95()).isCloseTo(700, within(1e-9));
  }
}
