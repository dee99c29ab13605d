package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.quantity.Estimate;
import lepton.text.Documents;
import lepton.text.Origin;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in for a utilization and a power that nobody states.
class PhaseDefaultsTest {

  private static String training(String accelerator, String more) {
    return "model: {parameters: 7B%s}\n".formatted(more)
        + "training: {tokens: 1T}\nhardware: {accelerator: %s, count: 8}\n".formatted(accelerator)
        + "site: {grid: 400 gCO2e/kWh}\n";
  }

  private static Estimate.Median utilization(Told told) {
    return (Estimate.Median) told.ofPeak(Stage.TRAINING).utilization().amount();
  }

  private static String source(Told told) {
    return told.ofPeak(Stage.TRAINING).utilization().source();
  }

  /// Medians and n are those of `lepton list priors`; the words say what they rest on.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a100-sxm4-80gb | 0.394 | median of 12 published runs on this accelerator
          h200           | 0.269 | median of 10 published runs of the generation Hopper
          v100-sxm2-32gb | 0.222 | median of 1 published run of the generation Volta
          mi300x         | 0.302 | median of 42 published runs, pooled
          """)
  void utilization_is_that_of_published_runs_and_says_which(
      String accelerator, double median, String words) {
    var told = Told.of(training(accelerator, ""));
    assertThat(utilization(told).mean()).isEqualTo(median);
    assertThat(source(told)).contains(words).contains("papers and model cards");
    assertThat(told.assumed("training.utilization")).isPresent();
  }

  @Test
  void a_mixture_of_experts_says_that_it_is_one() {
    var told = Told.of(training("h100", ", active_parameters: 1B"));
    assertThat(source(told)).contains("mixtures of experts");
    assertThat(source(Told.of(training("h100", "")))).doesNotContain("mixtures");
  }

  /// (P90 / median)^1.5: the widening that `UtilizationPrior` states.
  @Test
  void what_leaves_the_published_runs_has_a_wider_range_and_says_why() {
    var inside = utilization(Told.of(training("a100-sxm4-80gb", "")));
    for (var each :
        new String[][] {
          {"training: {tokens: 1T}", "training: {tokens: 1M}", "less work than that of any"},
          {"parameters: 7B", "parameters: 10M", "70 M to 540 B parameters"},
          {"training: {tokens: 1T}", "training: {tokens: 1T, precision: tf32}", "not in tf32"}
        }) {
      var told = Told.of(training("a100-sxm4-80gb", "").replace(each[0], each[1]));
      var outside = utilization(told);
      assertThat(outside.p50()).as(each[1]).isEqualTo(inside.p50());
      assertThat(Math.log(outside.p10() / outside.p50()))
          .isLessThanOrEqualTo(1.4999 * Math.log(inside.p10() / inside.p50()));
      assertThat(source(told)).contains(each[2]).contains("range widened");
    }
  }

  /// The H100's dense peaks are 989.4 and 1978.9 TFLOP/s: the same rate is half the share. P90
  /// keeps the whole gain.
  @Test
  void eight_bits_are_a_share_of_the_sixteen_bit_peak() {
    var sixteen = utilization(Told.of(training("h100", "")));
    var told = Told.of(training("h100", "").replace("tokens: 1T", "tokens: 1T, precision: fp8"));
    assertThat(utilization(told).p50()).isCloseTo(sixteen.p50() / 2, within(1e-4));
    assertThat(utilization(told).p90()).isEqualTo(sixteen.p90());
    assertThat(source(told)).contains("of the 16-bit peak");
  }

  @Test
  void power_that_was_measured_with_the_host_has_no_host_beside_it() {
    var told = Told.of(training("tpu-v3", ""));
    var host = told.described().hardware().host().orElseThrow();
    assertThat(((Hardware.Metered) host.power()).watts().mean()).isZero();
    assertThat(told.phase(Stage.TRAINING).power().orElseThrow().source())
        .contains("with its share of the host");
    var stated = Told.of(training("tpu-v3", "").replace("count: 8", "count: 8, power: 200 W"));
    var beside = stated.described().hardware().host().orElseThrow();
    assertThat(((Hardware.Metered) beside.power()).watts().mean()).isEqualTo(1200);
  }

  private static Workload withOwn(String rows, String yaml) {
    var problems = new Problems();
    var text = "key,value,low,high,unit,year,basis,source,note\n" + rows;
    var catalog = Catalog.with(List.of(SourceText.of("factors.csv", text)), problems);
    var document = Documents.read(SourceText.of("run.yaml", yaml), problems).getFirst();
    var workload =
        new WorkloadReader(catalog, (_, _, _) -> Optional.empty())
            .read(document, "run", List.of(), problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return workload.orElseThrow();
  }

  private static Phase phase(Workload workload) {
    return ((Computation.Described) workload.computation()).phases().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          utilization.training:h100-sxm5-80gb, 0.31
          utilization.training.hopper,         0.31
          utilization.training.pooled,         0.31
          utilization.training,                0.31
          utilization.training:a100-sxm4-80gb, 0.264
          utilization.inference,               0.264
          """)
  void a_factor_of_ones_own_stands_before_the_published_runs(String key, double expected) {
    var row = key + ",0.31,0.3,0.32,share of dense peak,2026,measured,mine,\n";
    var phase = phase(withOwn(row, training("h100-sxm5-80gb", "")));
    var share = ((Capacity.OfPeak) phase.capacity()).utilization();
    assertThat(share.mean()).isEqualTo(expected);
    if (expected == 0.31) {
      assertThat(share.origin()).isInstanceOf(Origin.InCatalogue.class);
      assertThat(share.source()).contains(key).contains("your own").contains("measured");
    }
  }

  /// 0.9 · 700 W.
  @Test
  void a_power_share_of_ones_own_too() {
    var row = "power_share.training:h100-sxm5-80gb,0.9,,,share of TDP,2026,measured,mine,\n";
    var power = phase(withOwn(row, training("h100", ""))).power().orElseThrow();
    assertThat(power.mean()).isCloseTo(630, within(1e-9));
  }

  /// What was measured on the very machine says more than a model of any.
  @Test
  void requests_on_a_machine_that_was_measured_are_not_left_to_the_serving_model() {
    var yaml =
        """
        model: {parameters: 8B}
        inference: {requests: 1M, input_tokens: 500, output_tokens: 500}
        hardware: {accelerator: h100}
        """;
    var row = "utilization.inference:h100-sxm5-80gb,0.2,,,share,2026,measured,mine,\n";
    assertThat(phase(withOwn(row, yaml)).capacity()).isInstanceOf(Capacity.OfPeak.class);
    assertThat(phase(withOwn("", yaml)).capacity()).isInstanceOf(Capacity.Served.class);
  }
}
