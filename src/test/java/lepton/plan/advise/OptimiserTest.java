package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    var optimum =
        solved(
            Goal.ENERGY,
            "accuracy >= 95 %, time <= 60 h",
            KEEP);
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
    var optimum =
        solved(
            Goal.ENERGY,
            "accuracy >= 95 %, time <= 40 h",
            KEEP);
    assertThat(optimum.feasible()).isFalse();
    // ρ of 0.8 takes 0.8 T; 40 h leave ρ = 40 / 66.77 = 0.599
    assertThat(alone(optimum.limits().get(0)))
        .isCloseTo(0.87 + 40 / HOURS / 10, within(1e-4));
    assertThat(alone(optimum.limits().get(1)) / 3600)
        .isCloseTo(0.8 * HOURS, within(1e-3));
  }

  @Test
  void words_and_numbers_together_agree_with_trying_everything() {
    var optimum =
        solved(
            Goal.CARBON,
            "time <= 30 h, accuracy >= 93 %, cost <= 30 EUR",
            between("hardware.count", 2, 8, ""),
            among("site.grid", "DE", "FR", "PL"),
            KEEP,
            between("training.utilization", 0.2, 0.5, ""));
    var least = Double.MAX_VALUE;
    var variants = Advised.variants(SMALL);
    for (int count = 2; count <= 8; count++) {
      for (var grid : List.of("DE", "FR", "PL")) {
        for (int keep = 60; keep <= 100; keep += 5) {
          for (int used = 20; used <= 50; used += 5) {
            var footprint =
                variants
                    .with(
                        List.of(
                            new Change("hardware.count", Integer.toString(count)),
                            new Change("site.grid", grid),
                            new Change("levers.pruning.keep", keep + "%"),
                            new Change("training.utilization", used + "%")),
                        new Problems())
                    .orElseThrow()
                    .footprint();
            boolean kept =
                Goal.TIME.of(footprint).orElseThrow() <= 30 * 3600
                    && Goal.COST.of(footprint).orElse(99) <= 30;
            least = kept ? Math.min(least, Goal.CARBON.of(footprint).orElseThrow()) : least;
          }
        }
      }
    }
    assertThat(optimum.feasible()).isTrue();
    assertThat(optimum.use().of(Goal.CARBON).orElseThrow())
        .isBetween(least * 0.9, least * (1 + 1e-6));
  }

  @Test
  void a_front_falls_in_one_goal_as_it_rises_in_the_other() {
    // more accelerators at less of their peak: less time, more energy
    var problems = new Problems();
    var question =
        new Question(
            Goal.ENERGY,
            Optional.of(Goal.TIME),
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
  void a_curve_of_words_knows_those_alone() {
    var curve = curve("precision,accuracy\nbf16,99%\nint8,98.2%\n");
    assertThat(curve.path()).isEqualTo("levers.quantization.precision");
    assertThat(curve.at("int8").orElseThrow()).isEqualTo(0.982);
    assertThat(curve.at("fp4")).isEmpty();
  }
}
