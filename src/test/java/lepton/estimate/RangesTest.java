package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.derivation.Derivation;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.uncertainty.Range;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;
import org.junit.jupiter.api.Test;

class RangesTest {

  /// 1e20 FLOP on 1e14 FLOP/s at 250 W, PUE 1.2, 400 g/kWh; nothing else uses energy.
  private static String plain(String utilization, String site, String more) {
    return """
    model: {parameters: 1B}
    training: {compute: 1e20 FLOP, utilization: %s, precision: bf16}
    hardware:
      accelerator: {name: X, tdp: 300 W, idle: 0 W, peak: {bf16: 100 TFLOP/s}, embodied: 0 kg}
      count: 1
      power: 250 W
      host: none
    site:
      {grid: 400 gCO2e/kWh, wue: 1 L/kWh, wue_grid: 1 L/kWh, lifetime: 4 y, use: 80%%, %s}
    %s
    """
        .formatted(utilization, site, more);
  }

  private static Workload workload(String yaml) {
    var problems = new Problems();
    var document = Documents.read(SourceText.of("test.yaml", yaml), problems).getFirst();
    var workload =
        new WorkloadReader(Catalog.shipped(), (_, _, _) -> Optional.empty())
            .read(document, "test", List.of(), problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return workload.orElseThrow();
  }

  private static Ranges ranges(String yaml, Sampling sampling) {
    var options = new Estimator.Options(false, false, Optional.of(sampling), Optional.empty());
    return Estimator.assess(workload(yaml), options).ranges().orElseThrow();
  }

  private static Range energy(String yaml) {
    return ranges(yaml, Sampling.USUAL).of(Measure.TOTAL_JOULES, false).orElseThrow();
  }

  /// E = 1e20 / (1e14 u) · 250 · 1.2 = 3e8 / u falls with u: its P5 is at the P95 of u. Of 0.2..0.4
  /// these are 0.39, 0.3 and 0.21.
  @Test
  void the_percentiles_of_a_monotone_figure_are_those_of_its_input() {
    var range = energy(plain("0.2..0.4", "pue: 1.2", ""));

    assertThat(range.p5()).isCloseTo(3e8 / 0.39, within(0.002 * 3e8 / 0.39));
    assertThat(range.p50()).isCloseTo(3e8 / 0.3, within(0.002 * 3e8 / 0.3));
    assertThat(range.p95()).isCloseTo(3e8 / 0.21, within(0.002 * 3e8 / 0.21));
  }

  @Test
  void exact_inputs_leave_nothing_in_doubt() {
    var ranges = ranges(plain("0.3", "pue: 1.2", ""), Sampling.USUAL);

    assertThat(ranges.samples()).isZero();
    for (var measure : Measure.values()) {
      assertThat(ranges.of(measure, false)).isEmpty();
    }
  }

  @Test
  void a_wider_input_has_a_wider_range_and_holds_the_narrower_one() {
    var narrow = energy(plain("0.3 ± 0.02", "pue: 1.2", ""));
    var wide = energy(plain("0.3 ± 0.06", "pue: 1.2", ""));

    assertThat(wide.p5()).isLessThan(narrow.p5());
    assertThat(wide.p95()).isGreaterThan(narrow.p95());
    assertThat(narrow.p5()).isLessThan(1e9).isLessThan(narrow.p95());
  }

  @Test
  void the_same_seed_gives_the_same_ranges_however_the_work_is_shared() {
    var yaml = plain("0.3 ± 0.05", "pue: 1.1..1.6", "");
    var one = ranges(yaml, new Sampling(3000, 9, 1, 1 << 20));
    var other = ranges(yaml, new Sampling(3000, 9, 3, 3000));
    var another = ranges(yaml, new Sampling(3000, 10, 1, 1 << 20));

    for (var measure : Measure.values()) {
      assertThat(one.of(measure, false)).isEqualTo(other.of(measure, false));
    }
    assertThat(one.of(Measure.TOTAL_JOULES, false))
        .isNotEqualTo(another.of(Measure.TOTAL_JOULES, false));
  }

  /// Acceleration by 2 at the same power halves the energy whatever the utilization is; were the
  /// baseline drawn apart, the saving would be anything.
  @Test
  void baseline_and_levers_share_their_draws() {
    var ranges =
        ranges(
            plain("0.1..0.5", "pue: 1.2", "levers: {acceleration: {k: 2, power: 1}}"),
            Sampling.USUAL);

    var saved = ranges.of(Measure.ENERGY_SAVED, false);
    saved.ifPresent(range -> assertThat(range.p95() - range.p5()).isLessThan(1e-12));
    assertThat(ranges.of(Measure.TOTAL_JOULES, true)).isPresent();
  }

  /// The lever's site has the PUE of the site itself, read from the same place.
  @Test
  void what_another_site_takes_over_is_drawn_with_it() {
    var ranges =
        ranges(
            plain("0.3", "pue: 1.1..1.9", "levers: {site: {grid: 100 gCO2e/kWh}}"), Sampling.USUAL);

    ranges
        .of(Measure.EMISSIONS_SAVED, false)
        .ifPresent(range -> assertThat(range.p95() - range.p5()).isLessThan(1e-12));
  }

  /// N is asked for before the dimension, whose draw chooses the points of the table.
  @Test
  void an_uncertain_dimension_stays_within_its_table() {
    var yaml =
        """
        equations:
          N: 1e6
          D: 128 ± 60
          C: 2e4
          train_cost: {table: [[64, 1 J], [128, 2 J], [256, 4 J]]}
        site: {grid: 400 gCO2e/kWh, pue: 1}
        """;
    // N / C · cost: 50 · 1 J to 50 · 4 J
    var range = energy(yaml);
    assertThat(range.p5()).isBetween(50.0, 100.0);
    assertThat(range.p95()).isBetween(100.0, 200.0);
  }

  @Test
  void an_uncertain_report_has_an_uncertain_ratio() {
    var yaml = plain("0.3", "pue: 1.2", "reported: {energy: 250..350 kWh}");
    var ranges = ranges(yaml, Sampling.USUAL);

    // 1e9 J are 277.78 kWh; the P5 of the ratio is at the P95 of the report, 345 kWh
    assertThat(ranges.of(Measure.ENERGY_RATIO, false).orElseThrow().p5())
        .isCloseTo(277.78 / 345, within(0.002));
    assertThat(ranges.of(Measure.TOTAL_JOULES, false)).isEmpty();
  }

  /// What the equations ask for is what is listed, so that no doubt is passed over.
  @Test
  void every_input_that_is_asked_for_is_known() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var workload = RandomSketch.with(seed, new RandomSketch(seed + 77_777, 1).pulls()).workload();
      var asked = new ArrayList<Input>();
      Draw noting =
          input -> {
            asked.add(input);
            return input.mean();
          };
      Estimator.footprint(workload, workload.levers(), false, noting, Derivation.NONE);
      Estimator.footprint(workload, Levers.NONE, false, noting, Derivation.NONE);
      var known = new ArrayList<Input>();
      for (var given : Givens.of(workload)) {
        known.add(given.input());
      }
      assertThat(known).as("seed " + seed).containsAll(asked);
    }
  }

  /// CO2e = E · I: for a product of two independent inputs of relative deviation a and b, nearly a²
  /// and b² over their sum; 0.1 and 0.05 give 0.8 and 0.2.
  @Test
  void inputs_are_ranked_by_their_share_of_the_variance() {
    var yaml =
        plain("0.3", "pue: 1.2", "").replace("250 W", "250 ± 25 W").replace("400 g", "400 ± 20 g");
    var rank = new Estimator.Rank(Measure.TOTAL_KILOGRAMS, false, Sampling.of(4096, 1));
    var options = new Estimator.Options(false, false, Optional.empty(), Optional.of(rank));
    var ranked = Estimator.assess(workload(yaml), options).sensitivity().orElseThrow();

    assertThat(ranked.influences())
        .extracting(Influence::key)
        .containsExactly("hardware.power", "site.grid");
    assertThat(ranked.influences().getFirst().total()).isCloseTo(0.8, within(0.02));
    assertThat(ranked.influences().getLast().first()).isCloseTo(0.2, within(0.02));
    // 111.11 kg at the expected values; the power at its P95 is 250 + 1.645 · 25 W
    assertThat(ranked.influences().getFirst().high()).isCloseTo(111.11 * 1.16449, within(0.02));
  }
}
