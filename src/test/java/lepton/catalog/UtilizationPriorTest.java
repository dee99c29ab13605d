package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtilizationPriorTest {

  private static Accelerator accelerator(String name) {
    return Catalog.shipped().accelerator(name).found().orElseThrow();
  }

  private static Prior training(String name) {
    return UtilizationPrior.of(accelerator(name), Regime.TRAINING_DENSE);
  }

  /// 6 · P · tokens / (hours · 3600 · dense peak).
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          run,           accelerator,    P,       tokens, hours,    source
          LLaMA-65B,     a100-sxm4-80gb, 65.2e9,  1.4e12, 1022362,  arXiv:2302.13971 table 15
          BLOOM-176B,    a100-sxm4-80gb, 176.2e9, 366e9,  1082990,  arXiv:2211.02001 table 1
          Pythia-6.9B,   a100-sxm4-40gb, 6.86e9,  300e9,  33500,    arXiv:2304.01373 table 5
          Llama 3.1 405B, h100-sxm5-80gb, 405e9,  15.6e12, 30.84e6, model card
          PaLM 540B,     tpu-v4,         540e9,   780e9,  8404992,  arXiv:2204.02311
          """)
  void published_runs_lie_in_the_range(
      String run, String name, double parameters, double tokens, double hours, String source) {
    double peak = accelerator(name).peak(Precision.BF16).orElseThrow().flopPerSecond();
    double utilization = 6 * parameters * tokens / (hours * 3600 * peak);
    var prior = training(name);
    assertThat(utilization).as("%s (%s)", run, source).isBetween(prior.p10(), prior.p90());
    assertThat(prior.level()).isEqualTo(Prior.Level.ACCELERATOR);
  }

  @Test
  void without_runs_of_its_own_an_accelerator_has_a_wider_range_and_says_so() {
    var own = training("h100");
    var generation = training("h200");
    var pooled = training("mi300x");
    assertThat(generation.level()).isEqualTo(Prior.Level.GENERATION);
    assertThat(pooled.level()).isEqualTo(Prior.Level.POOLED);
    assertThat(generation.p90() / generation.p10()).isGreaterThan(own.p90() / own.p10());
    assertThat(pooled.p90() / pooled.p10())
        .isGreaterThanOrEqualTo(0.99 * generation.p90() / generation.p10());
    assertThat(pooled.note()).contains("no run of this generation");
  }

  /// (P90 / median)^1.5, by the definition of the widening.
  @Test
  void fine_tuning_has_no_runs_and_a_range_half_as_wide_again() {
    var prior = training("a100");
    var tuned = UtilizationPrior.of(accelerator("a100"), Regime.FINE_TUNING);
    assertThat(tuned.median()).isEqualTo(prior.median());
    assertThat(Math.log(tuned.p10() / tuned.median()))
        .isCloseTo(1.5 * Math.log(prior.p10() / prior.median()), within(1e-12));
    assertThat(tuned.note()).contains("fine-tuning");
  }

  @Test
  void serving_power_is_of_the_accelerators_alone() {
    var share = UtilizationPrior.powerShare(accelerator("h100"), Regime.SERVING).orElseThrow();
    assertThat(share.boundary()).contains("accelerators alone").contains("no host");
    assertThat(share.p90()).isLessThanOrEqualTo(1);
  }

  /// PaLM 0.304 of 0.457 is 0.67 (arXiv:2204.02311), GLM-130B 0.251 of 0.325 is 0.77
  /// (arXiv:2210.02414).
  @Test
  void availability_is_what_runs_that_report_both_have() {
    var availability = UtilizationPrior.availability();
    assertThat(availability.p10()).isLessThan(0.67);
    assertThat(availability.p90()).isGreaterThan(0.77);
  }

  /// An export variant is the same chip in what language models are trained in; only its FP64 and
  /// its links differ (NVIDIA data sheets), so it has the runs of the other. H20 is another chip.
  @Test
  void export_variants_share_the_runs_of_the_chip_they_are() {
    assertThat(training("h800").estimate()).isEqualTo(training("h100").estimate());
    assertThat(training("h800").level()).isEqualTo(Prior.Level.ACCELERATOR);
    assertThat(training("a800").estimate()).isEqualTo(training("a100").estimate());
    assertThat(training("h20").level()).isEqualTo(Prior.Level.GENERATION);
  }

  @Test
  void every_row_names_a_source_of_the_catalogue() {
    var catalog = Catalog.shipped();
    for (var name :
        new String[] {"a100", "h100", "h800", "h20", "h200", "mi300x", "tpu-v3", "v100", "b200"}) {
      for (var regime : Regime.values()) {
        var prior = UtilizationPrior.of(accelerator(name), regime);
        assertThat(catalog.source(prior.source())).as(name).isPresent();
      }
    }
  }
}
