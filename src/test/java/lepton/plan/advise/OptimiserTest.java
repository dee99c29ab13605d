package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Sampling;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;

/// Optima worked out by hand, and by trying everything.
///
/// Without pruning the workload takes T = 1.2e20 / 4.992e14 = 240,384.6 s (66.77 h) and
/// E = 1.5 · 1200 W · T = 120.1923 kWh; pruning to ρ, all of it realised, takes ρ of both.
class OptimiserTest {

  private static final String SMALL =
      """
      model: {parameters: 1B}
      training: {tokens: 20B, precision: bf16, utilization: 0.4}
      hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 300 W, host: none}
      site: {grid: 400 gCO2e/kWh, pue: 1.5, price: 0.2 EUR/kWh}
      levers: {pruning: {keep: 50%, realised: 1}}
      """;

  private static final double HOURS = 1.2e20 / 4.992e14 / 3600;
  private static final double KWH = 1.5 * 1.2 * HOURS;

  /// Accuracy rises by a point for every 10 % that is kept.
  private static final String LINE = "keep,accuracy\n30%,90%\n100%,97%\n";

  private static AccuracyCurve curve(String csv) {
    var problems = new Problems();
    var curve = AccuracyCurve.read(SourceText.of("curve.csv", csv), problems);
    assertThat(problems.all()).isEmpty();
    return curve.orElseThrow();
  }

  private static Decision between(String path, double low, double high, String suffix) {
    var problems = new Problems();
    var decision = Decision.between(path, low, high, suffix, problems);
    assertThat(problems.all()).isEmpty();
    return decision.orElseThrow();
  }

  private static Decision among(String path, String... choices) {
    return new Decision.Among(path, List.of(choices));
  }

  private static final Decision KEEP = between("levers.pruning.keep", 30, 100, "%");

  private static List<Limit> limits(String limits) {
    var problems = new Problems();
    var read =
        limits.isEmpty() ? List.<Limit>of() : Limit.read(limits, Optional.of("EUR"), problems);
    assertThat(problems.all()).isEmpty();
    return read;
  }

  private static Optimum solved(Goal goal, String limits, Decision... decisions) {
    var problems = new Problems();
    var question =
        new Question(
            goal,
            Optional.empty(),
            List.of(decisions),
            limits(limits),
            List.of(curve(LINE)),
            Optional.empty());
    var optimum = Optimiser.solve(Advised.variants(SMALL), question, problems);
    assertThat(problems.hasErrors()).as(problems.all().toString()).isFalse();
    return optimum.orElseThrow();
  }

  private static double price(Optimum.Held held) {
    return held.standing() instanceof Optimum.Binds(var price, _) ? price.orElseThrow() : -1;
  }

  private static double alone(Optimum.Held held) {
    return held.standing() instanceof Optimum.Relax(var alone, _) ? alone.orElseThrow() : -1;
  }

  @Test
  void accuracy_binds_and_has_its_price() {
    var optimum = solved(Goal.ENERGY, "accuracy >= 95 %, time <= 60 h", KEEP);
    assertThat(optimum.feasible()).isTrue();
    assertThat(optimum.use().of(Goal.ENERGY).orElseThrow() / 3.6e6)
        .isCloseTo(0.8 * KWH, within(1e-3));
    var accuracy = optimum.limits().getFirst();
    // a point of accuracy is 10 % of the energy: 10 times E for an accuracy of 1
    assertThat(price(accuracy) / 3.6e6).isCloseTo(10 * KWH, within(0.01 * 10 * KWH));
    assertThat(optimum.limits().get(1).standing()).isEqualTo(new Optimum.Holds());
  }

  @Test
  void where_nothing_is_feasible_it_says_which_bound_to_relax_by_how_much() {
    var optimum = solved(Goal.ENERGY, "accuracy >= 95 %, time <= 40 h", KEEP);
    assertThat(optimum.feasible()).isFalse();
    // ρ of 0.8 takes 0.8 T; 40 h leave ρ = 40 / 66.77 = 0.599
    assertThat(alone(optimum.limits().get(0))).isCloseTo(0.87 + 40 / HOURS / 10, within(1e-4));
    assertThat(alone(optimum.limits().get(1)) / 3600).isCloseTo(0.8 * HOURS, within(1e-3));
  }

  @Test
  void a_constraint_between_two_words_says_what_it_keeps_from() {
    // half is pruned: 33.4 h and 60.1 kWh; twice as fast at four times the power is half the time
    // and twice the energy
    var optimum =
        solved(
            Goal.ENERGY,
            "time <= 20 h",
            among("levers.acceleration", "{k: 1, power: 1}", "{k: 2, power: 4}"));
    assertThat(optimum.use().of(Goal.ENERGY).orElseThrow() / 3.6e6)
        .isCloseTo(KWH, within(1e-6 * KWH));
    assertThat(optimum.limits().getFirst().standing())
        .isInstanceOfSatisfying(
            Optimum.Binds.class,
            binds -> {
              assertThat(binds.price()).isEmpty();
              var without = binds.without().orElseThrow();
              assertThat(without.figure() / 3600).isCloseTo(HOURS / 2, within(1e-6));
              assertThat(without.saved() / 3.6e6).isCloseTo(KWH / 2, within(1e-6 * KWH));
            });
  }

  @Test
  void where_no_constraint_is_to_blame_alone_it_says_which_to_relax_together() {
    // keeping 30 % at least, no less than 20.03 h and 36.06 kWh are possible
    var optimum = solved(Goal.CARBON, "time <= 15 h, energy <= 30 kWh, cost <= 20 EUR", KEEP);
    assertThat(optimum.feasible()).isFalse();
    var relax = optimum.limits().stream().map(held -> (Optimum.Relax) held.standing()).toList();
    assertThat(relax).allMatch(its -> its.alone().isEmpty());
    assertThat(relax.get(0).together().orElseThrow() / 3600).isCloseTo(0.3 * HOURS, within(1e-4));
    assertThat(relax.get(1).together().orElseThrow() / 3.6e6).isCloseTo(0.3 * KWH, within(1e-4));
    assertThat(relax.get(2).together()).isEmpty();
  }

  @Test
  void a_range_and_the_chance_of_a_constraint_come_from_what_is_in_doubt() {
    // 60.1 kWh in proportion to 300 ± 30 W: a sigma is 6.01 kWh, and 66.106 kWh is one above
    var problems = new Problems();
    var doubted = Advised.variants(SMALL.replace("power: 300 W", "power: 300 ± 30 W"));
    var question =
        new Question(
            Goal.ENERGY,
            Optional.empty(),
            List.of(among("hardware.count", "4")),
            limits("energy <= 66.106 kWh, time <= 30 h, time <= 40 h"),
            List.of(),
            Optional.of(Sampling.of(4096, 1)));
    var optimum = Optimiser.solve(doubted, question, problems).orElseThrow();
    var range = optimum.range().orElseThrow();
    assertThat(range.p5() / 3.6e6).isCloseTo(KWH / 2 * (1 - 0.16449), within(0.05));
    assertThat(range.p95() / 3.6e6).isCloseTo(KWH / 2 * (1 + 0.16449), within(0.05));
    var chances = optimum.limits().stream().map(held -> held.chance().orElseThrow()).toList();
    assertThat(chances.get(0).probability()).isCloseTo(0.8413, within(0.005));
    assertThat(chances.get(0).certain()).isFalse();
    // nobody doubts the time, 33.4 h
    assertThat(chances.get(1).probability()).isZero();
    assertThat(chances.get(2).probability()).isEqualTo(1);
    assertThat(chances.get(2).certain()).isTrue();
  }

  @Test
  void a_key_that_does_not_move_counts_with_what_the_file_says() {
    // the file keeps 50 %: 90 % + 20/70 · 7 points
    var optimum = solved(Goal.ENERGY, "", among("hardware.count", "4"));
    assertThat(optimum.accuracy().orElseThrow()).isCloseTo(0.92, within(1e-9));
  }

  @Test
  void a_front_falls_in_one_goal_as_it_rises_in_the_other() {
    // more accelerators at less of their peak: less time, more energy
    var problems = new Problems();
    var question =
        new Question(
            Goal.ENERGY,
            Optional.of(new Objective.Less(Goal.TIME)),
            List.of(
                between("levers.acceleration.k", 1, 2, ""),
                among("levers.acceleration.power", "1", "2", "4")),
            List.of(),
            List.of(),
            Optional.empty());
    var variants = Advised.variants(SMALL.replace("levers: {", "levers: {acceleration: {k: 1}, "));
    var front = Optimiser.solve(variants, question, problems).orElseThrow().front();
    assertThat(front).isNotEmpty();
    for (int i = 1; i < front.size(); i++) {
      assertThat(front.get(i).use().of(Goal.TIME).orElseThrow())
          .isLessThan(front.get(i - 1).use().of(Goal.TIME).orElseThrow());
      assertThat(front.get(i).use().of(Goal.ENERGY).orElseThrow())
          .isGreaterThan(front.get(i - 1).use().of(Goal.ENERGY).orElseThrow());
    }
  }

  @Test
  void of_optima_that_are_as_good_it_takes_the_fastest() {
    // four times the accelerators take a quarter of the time and the same energy; 60 % keep 93 %
    var optimum = solved(Goal.ENERGY, "accuracy >= 93 %", among("hardware.count", "1", "4"), KEEP);
    assertThat(optimum.changes())
        .containsExactly(
            new Change("hardware.count", "4"), new Change("levers.pruning.keep", "60%"));
  }

  @Test
  void of_optima_that_are_as_good_it_takes_the_one_that_is_better_in_the_other_figure() {
    var problems = new Problems();
    var question =
        new Question(
            Goal.ENERGY,
            Optional.of(new Objective.Less(Goal.TIME)),
            List.of(among("hardware.count", "1", "4"), KEEP),
            limits("accuracy >= 93 %"),
            List.of(curve(LINE)),
            Optional.empty());
    var optimum = Optimiser.solve(Advised.variants(SMALL), question, problems).orElseThrow();
    assertThat(optimum.front()).hasSize(1);
    assertThat(optimum.front().getFirst().changes()).isEqualTo(optimum.changes());
    assertThat(optimum.use().of(Goal.TIME).orElseThrow() / 3600)
        .isCloseTo(0.6 * HOURS, within(1e-3));
  }

  @Test
  void settings_are_rounded_so_that_the_constraint_still_holds() {
    // 93.3334 % is kept from 63.334 % on: 63.33 % would fall short of it
    var optimum = solved(Goal.ENERGY, "accuracy >= 93.3334 %", KEEP);
    assertThat(optimum.changes().getFirst().value()).isEqualTo("63.34%");
    assertThat(optimum.accuracy().orElseThrow()).isGreaterThanOrEqualTo(0.933334);
  }

  @Test
  void a_curve_passes_its_points_and_never_overshoots() {
    var curve = curve("keep,accuracy\n30%,90%\n50%,97%\n70%,97%\n100%,99%\n");
    assertThat(curve.at("50%").orElseThrow()).isEqualTo(0.97);
    assertThat(curve.at(0.6).orElseThrow()).isEqualTo(0.97);
    double before = 0;
    for (int i = 30; i <= 100; i++) {
      double accuracy = curve.at(i / 100.0).orElseThrow();
      assertThat(accuracy).isBetween(Math.max(before, 0.9), 0.99);
      before = accuracy - 1e-12;
    }
    assertThat(curve.at(0.2)).isEmpty();
  }

  @Test
  void a_curve_in_points_without_a_percent_sign_is_told_how_to_write_them() {
    var problems = new Problems();
    var text = SourceText.of("curve.csv", "keep,accuracy\n30%,90.5\n100%,97%\n");
    assertThat(AccuracyCurve.read(text, problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().message()).contains("more than 100 %", "90.5");
    assertThat(problems.all().getFirst().help().orElseThrow()).contains("90.5 %, or 0.905");
  }

  @Test
  void a_curve_of_words_knows_those_alone() {
    var curve = curve("precision,accuracy\nbf16,99%\nint8,98.2%\n");
    assertThat(curve.path()).isEqualTo("levers.quantization.precision");
    assertThat(curve.at("int8").orElseThrow()).isEqualTo(0.982);
    assertThat(curve.at("fp4")).isEmpty();
  }
}
