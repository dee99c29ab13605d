package lepton.plan.compare;

import static lepton.plan.compare.Jobs.HOURS;
import static lepton.plan.compare.Jobs.compared;
import static lepton.plan.compare.Jobs.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Alternative;
import lepton.estimate.Runs;
import lepton.estimate.Sampling;
import lepton.estimate.Yardstick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparingTest {

  private static Contrast contrast(Compared compared, Yardstick yardstick) {
    return compared.others().getFirst().contrast(yardstick).orElseThrow();
  }

  private static Contrast.Doubt doubt(Compared compared, Yardstick yardstick) {
    return contrast(compared, yardstick).doubt().orElseThrow();
  }

  @Test
  void the_same_workload_twice_differs_by_nothing_at_all() {
    var compared =
        compared(hours("a", "300 ± 60 W", "1.1..1.5"), hours("b", "300 ± 60 W", "1.1..1.5"));
    for (var yardstick : List.of(Yardstick.FACILITY, Yardstick.EMISSIONS, Yardstick.POWER)) {
      assertThat(compared.base().range(yardstick).orElseThrow().wide()).isTrue();
      var doubt = doubt(compared, yardstick);
      assertThat(contrast(compared, yardstick).difference()).isZero();
      assertThat(doubt.difference().p5()).isZero();
      assertThat(doubt.difference().p95()).isZero();
      assertThat(doubt.chance().same()).isTrue();
    }
    assertThat(compared.inputs()).isEmpty();
    assertThat(compared.worse(Yardstick.EMISSIONS, 0.95)).isFalse();
  }

  /// By hand: 1.5 / 1.2 = 1.25 in every draw, though the power is known to a fifth only; the
  /// difference of 0.3 · P is as wide as P: 0.3 · (300 ± 1.645 · 60) W.
  @Test
  void of_workloads_that_differ_in_pue_alone_the_ratio_is_exact() {
    var compared = compared(hours("a", "300 ± 60 W", "1.2"), hours("b", "300 ± 60 W", "1.5"));
    var doubt = doubt(compared, Yardstick.FACILITY);
    var ratio = doubt.ratio().orElseThrow();
    assertThat(ratio.p5()).isCloseTo(1.25, within(1e-12));
    assertThat(ratio.wide()).isFalse();
    assertThat(doubt.difference().p5() / HOURS).isCloseTo(0.3 * (300 - 98.7), within(0.5));
    assertThat(doubt.difference().p95() / HOURS).isCloseTo(0.3 * (300 + 98.7), within(0.5));
    assertThat(doubt.chance().worse()).isEqualTo(1);
    assertThat(doubt(compared, Yardstick.IT).chance().same()).isTrue();
    assertThat(compared.worse(Yardstick.FACILITY, 0.95)).isTrue();
  }

  /// By hand: of independent normal powers the difference is normal with σ² = 30² + 40² = 50², so
  /// P5 and P95 are ∓ 82.2 W about it, and B draws less with Φ(−shift / 50).
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # W of B, difference, P(B < A)
          300,      0,          0.5
          325,      25,         0.3085
          350,      50,         0.1587
          250,      -50,        0.8413
          400,      100,        0.0228
          """)
  void what_each_states_for_itself_is_independent(
      double watts, double difference, double probability) {
    var compared =
        compared(hours("a", "300 ± 30 W", "1"), hours("b", (int) watts + " ± 40 W", "1"));
    assertThat(contrast(compared, Yardstick.IT).difference() / HOURS)
        .isCloseTo(difference, within(1e-9));
    var doubt = doubt(compared, Yardstick.IT);
    assertThat(doubt.difference().p5() / HOURS).isCloseTo(difference - 82.24, within(1.0));
    assertThat(doubt.difference().p50() / HOURS).isCloseTo(difference, within(1.0));
    assertThat(doubt.difference().p95() / HOURS).isCloseTo(difference + 82.24, within(1.0));
    assertThat(doubt.chance().probability()).isCloseTo(probability, within(0.005));
    assertThat(doubt.chance().low()).isLessThan(probability);
    assertThat(doubt.chance().high()).isGreaterThan(probability);
  }

  /// By hand: powers of 300 ± 30 W and 300 ± 40 W under a common PUE of 1 to 3 uniform. Given the
  /// PUE the difference is normal about 0, so its variance is 50² · E[PUE²] = 50² · 13/3, and the
  /// doubt of the PUE, which moves each by a third, shifts nothing: the median stays 0.
  @Test
  void common_doubt_scales_a_difference_and_does_not_shift_it() {
    var compared = compared(hours("a", "300 ± 30 W", "1..3"), hours("b", "300 ± 40 W", "1..3"));
    var doubt = doubt(compared, Yardstick.FACILITY);
    assertThat(doubt.difference().p50() / HOURS).isCloseTo(0, within(1.5));
    assertThat(doubt.chance().probability()).isCloseTo(0.5, within(0.005));
    double half = (doubt.difference().p95() - doubt.difference().p5()) / 2 / HOURS;
    // of a normal with that variance it would be 1.645 · 50 · √(13/3) = 171; a mixture of normals
    // has longer tails and less at P95, and at PUE 2 alone it were 164
    assertThat(half).isBetween(160.0, 175.0);
    // had each a PUE of its own, 1/√3 · 300 · √2 = 245 W would come on top
    assertThat(half).isLessThan(250);
  }

  /// Inference without anything known but hours draws 73.6 % of the TDP, a share that is in doubt
  /// for both alike: 70 W over 72 W by NVIDIA's data sheets of T4 and L4.
  @Test
  void a_default_that_is_a_share_of_each_ones_tdp_is_one_draw() {
    var yaml =
        """
        inference: {accelerator_hours: 100 h}
        hardware: {accelerator: %s, count: 1, host: none}
        site: {grid: DE, pue: 1.2}
        """;
    var compared = compared(Jobs.of("a", yaml.formatted("l4")), Jobs.of("b", yaml.formatted("t4")));
    var ratio = doubt(compared, Yardstick.FACILITY).ratio().orElseThrow();
    assertThat(compared.base().range(Yardstick.FACILITY).orElseThrow().wide()).isTrue();
    assertThat(ratio.wide()).isFalse();
    assertThat(ratio.p50()).isCloseTo(70.0 / 72, within(1e-9));
  }

  /// Utilizations of published runs on two devices come from different runs.
  @Test
  void the_scatter_of_runs_on_two_devices_is_not_one_draw() {
    var yaml =
        """
        model: {parameters: 7B}
        training: {tokens: 1T}
        hardware: {accelerator: %s, count: 64, power: 400 W, host: none}
        site: {grid: DE, pue: 1.2}
        """;
    var compared =
        compared(
            Jobs.of("a", yaml.formatted("h100")), Jobs.of("b", yaml.formatted("a100-sxm4-80gb")));
    assertThat(doubt(compared, Yardstick.DURATION).ratio().orElseThrow().wide()).isTrue();
    // the same device twice is the same job: nothing is in doubt about the difference
    var same = compared(Jobs.of("a", yaml.formatted("h100")), Jobs.of("b", yaml.formatted("h100")));
    assertThat(doubt(same, Yardstick.DURATION).chance().same()).isTrue();
  }

  @Test
  void market_based_stands_beside_location_based_and_is_held_against_its_like_alone() {
    var green = hours("green", "300 W", "1", ", renewables: 100%, residual: 500 gCO2e/kWh");
    var half = hours("half", "300 W", "1", ", renewables: 50%, residual: 500 gCO2e/kWh");
    var bare = hours("bare", "300 W", "1");
    var both = compared(half, green);
    // by hand: 300 kWh · 400 g; 300 kWh · 500 g · (1 − 0.5), and · (1 − 1)
    assertThat(both.base().figure(Yardstick.OPERATIONAL)).hasValue(120.0);
    assertThat(both.base().figure(Yardstick.MARKET)).hasValue(75.0);
    assertThat(contrast(both, Yardstick.MARKET).difference()).isEqualTo(-75);
    assertThat(contrast(both, Yardstick.OPERATIONAL).difference()).isZero();
    var one = compared(half, bare);
    assertThat(one.others().getFirst().contrast(Yardstick.MARKET)).isEmpty();
    assertThat(one.others().getFirst().contrast(Yardstick.OPERATIONAL)).isPresent();
  }

  @Test
  void money_of_two_currencies_is_not_subtracted() {
    var compared =
        compared(
            hours("a", "300 W", "1", ", price: 0.2 EUR/kWh"),
            hours("b", "300 W", "1", ", price: 0.1 USD/kWh"));
    assertThat(compared.others().getFirst().figure(Yardstick.COST)).isPresent();
    assertThat(compared.others().getFirst().contrast(Yardstick.COST)).isEmpty();
    assertThat(compared.ranked(Yardstick.COST).getFirst().name()).isEqualTo("a");
    assertThat(compared.rankable(compared.others().getFirst(), Yardstick.COST)).isEmpty();
  }

  /// A total with the making of the hardware in it is no less good than one without.
  @Test
  void a_total_with_an_embodied_part_is_not_held_against_one_without() {
    var bare = Runs.recording(Runs.hour().devices(), Runs.SITE);
    var compared = compared(Alternative.of("run.json", bare), hours("b", "300 W", "1"));
    var other = compared.others().getFirst();
    assertThat(compared.base().figure(Yardstick.EMBODIED)).isEmpty();
    assertThat(other.figure(Yardstick.EMBODIED)).isPresent();
    assertThat(other.figure(Yardstick.EMISSIONS)).isPresent();
    assertThat(other.contrast(Yardstick.EMISSIONS)).isEmpty();
    assertThat(other.contrast(Yardstick.OPERATIONAL)).isPresent();
    assertThat(compared.rankable(other, Yardstick.EMISSIONS)).isEmpty();
    var whole = compared(Alternative.of("run.json", Runs.hour()), hours("b", "300 W", "1"));
    assertThat(whole.others().getFirst().contrast(Yardstick.EMISSIONS)).isPresent();
  }

  @Test
  void what_is_in_no_doubt_is_certain_whatever_is_drawn_beside_it() {
    var compared = compared(hours("a", "300 W", "1"), hours("b", "200 W", "1"));
    var contrast = contrast(compared, Yardstick.IT);
    assertThat(contrast.difference() / HOURS).isCloseTo(-100, within(1e-9));
    assertThat(contrast.doubt().orElseThrow().difference().wide()).isFalse();
    assertThat(contrast.doubt().orElseThrow().chance().certain()).isTrue();
    assertThat(contrast.doubt().orElseThrow().chance().low()).isEqualTo(1);
    assertThat(compared.worse(Yardstick.IT, 0.95)).isFalse();
  }

  @Test
  void the_inputs_that_differ_are_found_and_no_others() {
    var compared = compared(hours("a", "300 ± 30 W", "1.2"), hours("b", "250 W", "1.2"));
    assertThat(compared.inputs()).hasSize(1);
    var input = compared.inputs().getFirst();
    assertThat(input.key()).isEqualTo("hardware.power");
    assertThat(input.values()).containsExactly(Optional.of("300 W ± 30 W"), Optional.of("250 W"));
  }

  /// By hand: 1.35 kWh of which 0.1 is modelled at 0.7 to 1.4 times, so 1.32 to 1.39 kWh at the
  /// most. Of a triangle on (−1, 0, 1) P5 and P95 are ∓ (1 − √0.1) = ∓ 0.6838.
  @Test
  void a_recording_is_in_doubt_by_what_was_modelled() {
    var ran = Alternative.of("run.json", Runs.hour());
    var compared = compared(ran, hours("b", "300 W", "1"));
    var range = compared.base().range(Yardstick.IT).orElseThrow();
    assertThat(range.p5() / 3.6e6).isCloseTo(1.35 - 0.6838 * 0.03, within(0.0005));
    assertThat(range.p50() / 3.6e6).isCloseTo(1.35, within(0.0005));
    assertThat(range.p95() / 3.6e6).isCloseTo(1.35 + 0.6838 * 0.04, within(0.0005));
    // GPUs were measured, and the facility's energy is 1.2 times the IT's
    assertThat(compared.base().range(Yardstick.ACCELERATORS).orElseThrow().wide()).isFalse();
    assertThat(compared.base().range(Yardstick.FACILITY).orElseThrow().p95())
        .isCloseTo(1.2 * range.p95(), within(1e-6));
  }

  @Test
  void recordings_of_the_same_models_share_their_doubt() {
    var compared =
        compared(Alternative.of("a.json", Runs.hour()), Alternative.of("b.json", Runs.hour()));
    assertThat(doubt(compared, Yardstick.EMISSIONS).chance().same()).isTrue();
    assertThat(compared.inputs()).isEmpty();
  }

  @Test
  void ranked_by_a_figure_the_best_is_first_and_the_unknown_last() {
    var compared =
        Comparing.of(
            List.of(
                hours("middle", "300 W", "1", ", price: 0.2 EUR/kWh"),
                hours("unknown", "100 W", "1"),
                hours("least", "200 W", "1", ", price: 0.2 EUR/kWh")),
            Optional.empty());
    assertThat(compared.ranked(Yardstick.COST).stream().map(Standing::name))
        .containsExactly("least", "middle", "unknown");
    assertThat(compared.ranked(Yardstick.IT).stream().map(Standing::name))
        .containsExactly("unknown", "least", "middle");
  }

  /// Laws, whatever is drawn: a difference is the difference of the figures, parts of it sum to the
  /// whole, the range of a difference is no wider than the ranges of both together, and the other
  /// way round it is the opposite.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void laws_of_differences(long seed) {
    var random = new java.util.SplittableRandom(seed);
    var one = hours("a", power(random), pue(random));
    var two = hours("b", power(random), pue(random));
    var there = compared(one, two);
    var back = compared(two, one);
    for (var yardstick : List.of(Yardstick.IT, Yardstick.FACILITY, Yardstick.EMISSIONS)) {
      var contrast = contrast(there, yardstick);
      var doubt = doubt(there, yardstick);
      double a = one.figure(yardstick).orElseThrow();
      double b = two.figure(yardstick).orElseThrow();
      assertThat(contrast.difference()).isCloseTo(b - a, within(1e-9 * a));
      assertThat(contrast.ratio().orElseThrow()).isCloseTo(b / a, within(1e-12));
      assertThat(doubt.difference().p5()).isLessThanOrEqualTo(doubt.difference().p50());
      assertThat(doubt.difference().p50()).isLessThanOrEqualTo(doubt.difference().p95());
      var chance = doubt.chance();
      assertThat(chance.probability() + chance.equalShare() + chance.worse())
          .isCloseTo(1, within(1e-12));
      var opposite = doubt(back, yardstick);
      assertThat(opposite.difference().p50())
          .isCloseTo(-doubt.difference().p50(), within(0.01 * a));
      assertThat(opposite.chance().probability()).isCloseTo(chance.worse(), within(0.02));
    }
    assertThat(contrast(there, Yardstick.EMISSIONS).difference())
        .isCloseTo(
            contrast(there, Yardstick.OPERATIONAL).difference()
                + contrast(there, Yardstick.EMBODIED).difference(),
            within(1e-9));
  }

  private static String power(java.util.SplittableRandom random) {
    return random.nextInt(200, 400) + " ± " + random.nextInt(10, 60) + " W";
  }

  private static String pue(java.util.SplittableRandom random) {
    return random.nextBoolean() ? "1.1..1.6" : "1." + random.nextInt(10, 60);
  }

  @Test
  void the_room_for_draws_changes_no_number() {
    var pair = List.of(hours("a", "300 ± 30 W", "1.1..1.5"), hours("b", "280 ± 40 W", "1.3"));
    var roomy = Comparing.of(pair, Optional.of(new Sampling(512, 7, 1, 1 << 20)));
    var narrow = Comparing.of(pair, Optional.of(new Sampling(512, 7, 1, 1)));
    for (var yardstick : Yardstick.values()) {
      assertThat(narrow.others().getFirst().contrast(yardstick))
          .isEqualTo(roomy.others().getFirst().contrast(yardstick));
      assertThat(narrow.base().range(yardstick)).isEqualTo(roomy.base().range(yardstick));
    }
  }
}
