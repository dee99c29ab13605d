package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.uncertainty.Range;
import lepton.workload.Workload;
import org.junit.jupiter.api.Test;

class TotalRangesTest {

  private static final Estimator.Options DRAWN =
      new Estimator.Options(false, false, Optional.of(Sampling.of(8192, 3)), Optional.empty());

  /// 1000 h at a power, PUE exactly 1.
  private static Workload workload(String power, String pue) {
    return Read.workload(
        """
        training: {accelerator_hours: 1000 h, precision: bf16}
        hardware:
          accelerator: {name: X, tdp: 900 W, idle: 0 W, peak: {bf16: 100 TFLOP/s}, embodied: 0 kg}
          count: 1
          power: %s
          host: none
        site: {grid: 400 gCO2e/kWh, pue: %s}
        """
            .formatted(power, pue));
  }

  private static Range total(List<Workload> workloads) {
    return Estimator.together(workloads, DRAWN)
        .orElseThrow()
        .of(Measure.TOTAL_JOULES, false)
        .orElseThrow();
  }

  /// Two normal powers of 300 ± 30 W, stated apart: 600 W ± √2 · 30, so P95 is 600 + 1.645 · 42.43
  /// =
  /// 669.8 W, over 3.6e6 s.
  @Test
  void what_each_states_for_itself_varies_for_itself() {
    var range = total(List.of(workload("300 ± 30 W", "1"), workload("300 ± 30 W", "1")));
    assertThat(range.p50() / 3.6e6).isCloseTo(600, within(1.0));
    assertThat(range.p95() / 3.6e6).isCloseTo(669.8, within(1.5));
  }

  /// The very same statement for both: 600 ± 60 W, P95 698.7 W.
  @Test
  void what_is_stated_once_for_all_varies_together() {
    var one = workload("300 ± 30 W", "1");
    assertThat(total(List.of(one, one)).p95() / 3.6e6).isCloseTo(698.7, within(1.5));
  }

  /// Utilizations of published runs scatter from run to run: the sum of four is surer than each.
  @Test
  void the_scatter_of_published_runs_is_each_workloads_own() {
    var yaml =
        """
        model: {parameters: 7B}
        training: {tokens: 1T}
        hardware: {accelerator: h100, count: 8, power: 600 W, host: none}
        site: {grid: 400 gCO2e/kWh, pue: 1.2}
        """;
    var one = total(List.of(Read.workload(yaml)));
    var four = new ArrayList<Workload>();
    for (int i = 0; i < 4; i++) {
      four.add(Read.workload(yaml));
    }
    var sum = total(four);
    double narrower = (sum.p95() - sum.p5()) / sum.p50() / ((one.p95() - one.p5()) / one.p50());
    assertThat(narrower).isBetween(0.4, 0.6);
  }

  /// What a data centre takes on average is one unknown of both jobs: the sum is no surer than
  /// each.
  @Test
  void a_default_of_the_site_varies_together() {
    var yaml =
        """
        training: {accelerator_hours: 1000 h, precision: bf16}
        hardware: {accelerator: h100, count: 1, power: %s, host: none}
        site: {grid: DE}
        """;
    var alone = total(List.of(Read.workload(yaml.formatted("300 W"))));
    var both =
        total(
            List.of(
                Read.workload(yaml.formatted("300 W")), Read.workload(yaml.formatted("600 W"))));
    assertThat(both.p5()).isCloseTo(3 * alone.p5(), within(1e-6 * both.p5()));
    assertThat(both.p95()).isCloseTo(3 * alone.p95(), within(1e-6 * both.p95()));
    assertThat(alone.wide()).isTrue();
  }

  @Test
  void the_same_seed_gives_the_same_ranges_and_nothing_in_doubt_none() {
    var some = List.of(workload("300 ± 30 W", "1.1..1.3"), workload("200 W", "1.2"));
    assertThat(total(some).p5()).isEqualTo(total(some).p5());
    assertThat(total(some).p95()).isEqualTo(total(some).p95());
    var exact = Estimator.together(List.of(workload("200 W", "1")), DRAWN).orElseThrow();
    assertThat(exact.of(Measure.TOTAL_JOULES, false)).isEmpty();
  }
}
