package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Optima, bounds and fronts against every point of a fine grid.
class BruteForceTest {

  private static final String TRAINING =
      """
      model: {parameters: 1B}
      training: {tokens: 20B, precision: bf16, utilization: 0.4}
      hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 300 W, host: none}
      site: {grid: 400 gCO2e/kWh, pue: 1.5, price: 0.2 EUR/kWh}
      levers: {pruning: {keep: 50%, realised: 1}}
      """;

  private static final String SERVING =
      """
      model: {parameters: 8B}
      inference: {requests: 1M, input_tokens: 500, output_tokens: 250, batch: 16}
      hardware: {accelerator: h100-sxm, count: 2}
      site: {grid: DE, pue: 1.2, price: 0.25 EUR/kWh}
      """;

  private static final String CAMERAS =
      """
      model: {kind: other, flop_per_sample: {inference: 8 GFLOP}}
      data: {size: 600 kB}
      inference: {samples: 10M, precision: int8, utilization: 0.1}
      hardware: {accelerator: l4, count: 2}
      site: {grid: PL, pue: 1.5}
      levers: {edge: {device: jetson-orin-nano, share: 80%, utilization: 0.2, uplink: 0.02 kWh/GB}}
      """;

  /// Settings are rounded as far as that costs no more than this share of the goal.
  private static final double ROUNDED = 1e-4;

  private static final String RISING = "keep,accuracy\n30%,90%\n60%,96%\n100%,97%\n";

  /// Falls and rises: 97 % is kept below 40 % or so, and above 85 % or so.
  private static final String WAVY = "keep,accuracy\n30%,97.5%\n60%,93%\n100%,98.5%\n";

  private static final String SEGMENTING =
      """
      model: {kind: other, flop_per_sample: {training: 9 TFLOP, inference: 3 TFLOP}}
      data: {samples: 12000}
      training: {epochs: 300}
      hardware: {accelerator: a100-sxm4-40gb, count: 4}
      site: {grid: DE, pue: 1.3}
      levers: {pruning: {keep: 80%, pattern: structured, share: 90%, cost: 2 kWh}}
      """;

  private static final String SEGMENTED =
      "keep,accuracy\n30%,90%\n45%,95.5%\n60%,97%\n80%,98.6%\n100%,99%\n";

  private static final Decision KEEP = new Decision.Between("levers.pruning.keep", 30, 100, "%");

  private static Decision among(String path, String... choices) {
    return new Decision.Among(path, List.of(choices));
  }

  private static Decision between(String path, double low, double high, String suffix) {
    return new Decision.Between(path, low, high, suffix);
  }

  @SuppressWarnings(
      "ImmutableEnumChecker") // its list is one of List.of, and what is in it are records
  enum Case {
    ACCURACY_BINDS(TRAINING, Goal.CARBON, "accuracy >= 95 %", RISING, 400, KEEP),
    ACCURACY_FALLS_AND_RISES(TRAINING, Goal.ENERGY, "accuracy >= 97 %", WAVY, 400, KEEP),
    THE_UPPER_OF_TWO_RANGES(
        TRAINING, Goal.ENERGY, "accuracy >= 98 %, time <= 70 h", WAVY, 400, KEEP),
    WORDS_AND_A_NUMBER(
        TRAINING,
        Goal.CARBON,
        "accuracy >= 94.5 %, cost <= 20 EUR",
        RISING,
        60,
        KEEP,
        among("site.grid", "DE", "FR", "PL"),
        among("hardware.count", "2", "4", "8")),
    TWO_NUMBERS(
        TRAINING,
        Goal.COST,
        "accuracy >= 95 %, time <= 45 h",
        RISING,
        40,
        KEEP,
        between("training.utilization", 0.2, 0.5, "")),
    THREE_NUMBERS(
        TRAINING,
        Goal.TIME,
        "accuracy >= 95 %, energy <= 80 kWh",
        RISING,
        14,
        KEEP,
        between("training.utilization", 0.2, 0.5, ""),
        between("hardware.power", 200, 400, " W")),
    NOTHING_CONTINUOUS(
        SERVING,
        Goal.COST,
        "time <= 20 h",
        "",
        1,
        among("inference.batch", "8", "16", "32", "64"),
        among("hardware.accelerator", "h100-sxm", "l4", "a100-sxm4-80gb", "l40s"),
        among("hardware.count", "1", "2", "4")),
    TWO_ACCELERATORS(
        SEGMENTING,
        Goal.CARBON,
        "accuracy >= 97 %",
        SEGMENTED,
        280,
        KEEP,
        among("hardware.accelerator", "gh200-96gb", "h100-nvl-94gb")),
    A_SHARE_AT_THE_EDGE(
        CAMERAS,
        Goal.CARBON,
        "time <= 1 h",
        "",
        100,
        between("levers.edge.share", 1, 100, "%"),
        among("hardware.accelerator", "l4", "t4", "a10"));

    private final String yaml;
    private final Goal goal;
    private final String limits;
    private final String curve;
    private final int steps;
    private final List<Decision> decisions;

    Case(String yaml, Goal goal, String limits, String curve, int steps, Decision... decisions) {
      this.yaml = yaml;
      this.goal = goal;
      this.limits = limits;
      this.curve = curve;
      this.steps = steps;
      this.decisions = List.of(decisions);
    }

    List<Limit> within() {
      var problems = new Problems();
      var read = Limit.read(limits, Optional.of("EUR"), problems);
      assertThat(problems.all()).isEmpty();
      return read;
    }

    List<AccuracyCurve> curves() {
      return curve.isEmpty()
          ? List.of()
          : List.of(
              AccuracyCurve.read(SourceText.of("curve.csv", curve), new Problems()).orElseThrow());
    }

    Optimum optimum(Optional<Objective> other, List<Limit> within) {
      var problems = new Problems();
      var question = new Question(goal, other, decisions, within, curves(), Optional.empty());
      var optimum = Optimiser.solve(Advised.variants(yaml), question, problems);
      assertThat(problems.all()).isEmpty();
      return optimum.orElseThrow();
    }
  }

  /// A point of the grid, worked out by itself.
  private record Tried(Use use, double accuracy) {

    double figure(Limit limit) {
      return limit.goal().map(goal -> use.of(goal).orElseThrow()).orElse(accuracy);
    }

    boolean keeps(List<Limit> limits) {
      return limits.stream().noneMatch(limit -> limit.misses(figure(limit)));
    }
  }

  private static Tried tried(Case its, Variants variants, List<Change> changes) {
    var use = Use.of(variants.with(changes, new Problems()).orElseThrow().footprint());
    double accuracy = 0;
    for (var curve : its.curves()) {
      for (var change : changes) {
        accuracy =
            change.path().equals(curve.path()) ? curve.at(change.value()).orElse(0) : accuracy;
      }
    }
    return new Tried(use, accuracy);
  }

  private static List<Tried> grid(Case its) {
    List<List<Change>> points = List.of(List.of());
    for (var decision : its.decisions) {
      var longer = new ArrayList<List<Change>>();
      for (var point : points) {
        for (var change : values(decision, its.steps)) {
          var more = new ArrayList<>(point);
          more.add(change);
          longer.add(more);
        }
      }
      points = longer;
    }
    var variants = Advised.variants(its.yaml);
    return points.stream().map(point -> tried(its, variants, point)).toList();
  }

  private static List<Change> values(Decision decision, int steps) {
    var values = new ArrayList<Change>();
    switch (decision) {
      case Decision.Among(var path, var choices) ->
          choices.forEach(choice -> values.add(new Change(path, choice)));
      case Decision.Between(var path, double low, double high, var suffix) -> {
        for (int i = 0; i <= steps; i++) {
          values.add(new Change(path, (low + (high - low) * i / steps) + suffix));
        }
      }
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void nothing_on_the_grid_is_better_and_the_optimum_is_what_it_says(Case its) {
    var optimum = its.optimum(Optional.empty(), its.within());
    double least = Double.MAX_VALUE;
    for (var tried : grid(its)) {
      if (tried.keeps(its.within())) {
        least = Math.min(least, tried.use().of(its.goal).orElseThrow());
      }
    }
    assertThat(least).as("the grid has a point that keeps all").isLessThan(Double.MAX_VALUE);
    assertThat(optimum.feasible()).isTrue();
    double found = optimum.use().of(its.goal).orElseThrow();
    assertThat(found).isLessThanOrEqualTo(least * (1 + ROUNDED));
    for (var change : optimum.changes()) {
      assertThat(change.value()).doesNotContainPattern("\\d[\\d.]{7,}");
    }
    var there = tried(its, Advised.variants(its.yaml), optimum.changes());
    assertThat(there.use().of(its.goal).orElseThrow()).isEqualTo(found);
    assertThat(there.keeps(its.within())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void nothing_on_the_grid_beats_a_point_of_the_front(Case its) {
    var other = its.goal == Goal.TIME ? Goal.ENERGY : Goal.TIME;
    var within = its.within().stream().filter(limit -> limit.goal().isEmpty()).toList();
    var front = its.optimum(Optional.of(new Objective.Less(other)), within).front();
    assertThat(front).isNotEmpty();
    for (var tried : grid(its)) {
      if (tried.keeps(within)) {
        double goal = tried.use().of(its.goal).orElseThrow();
        double second = tried.use().of(other).orElseThrow();
        assertThat(front)
            .noneMatch(
                point ->
                    goal < point.use().of(its.goal).orElseThrow() * (1 - ROUNDED)
                        && second < point.use().of(other).orElseThrow() * (1 - ROUNDED));
      }
    }
  }

  /// A point may lie between two of the grid: it is beaten by one that is better in both by more
  /// than from one point of the grid to the next.
  @Test
  void no_point_of_a_front_with_accuracy_is_beaten_by_another_accelerator() {
    var front =
        Case.TWO_ACCELERATORS.optimum(Optional.of(new Objective.Accuracy()), List.of()).front();
    assertThat(front).hasSizeBetween(6, 14);
    var grid = grid(Case.TWO_ACCELERATORS);
    for (var point : front) {
      double carbon = point.use().of(Goal.CARBON).orElseThrow();
      double accuracy = point.accuracy().orElseThrow();
      assertThat(grid)
          .as(point.changes().toString())
          .noneMatch(
              tried ->
                  tried.use().of(Goal.CARBON).orElseThrow() < carbon * (1 - 0.005)
                      && tried.accuracy() >= accuracy - 1e-9);
    }
    // no two are nearer than can be told apart
    for (int i = 1; i < front.size(); i++) {
      assertThat(front.get(i).use().of(Goal.CARBON).orElseThrow())
          .isGreaterThan(front.get(i - 1).use().of(Goal.CARBON).orElseThrow() * 1.001);
    }
  }

  @Test
  void a_front_of_words_is_every_one_that_no_other_beats() {
    var its = Case.NOTHING_CONTINUOUS;
    var front =
        its.optimum(Optional.of(new Objective.Less(Goal.TIME)), List.of()).front().stream()
            .map(point -> point.use().of(Goal.TIME).orElseThrow())
            .toList();
    var grid = grid(its);
    for (var tried : grid) {
      double cost = tried.use().of(Goal.COST).orElseThrow();
      double time = tried.use().of(Goal.TIME).orElseThrow();
      boolean beaten =
          grid.stream()
              .anyMatch(
                  it ->
                      it.use().of(Goal.COST).orElseThrow() <= cost * (1 + 1e-6)
                          && it.use().of(Goal.TIME).orElseThrow() < time * (1 - 1e-6));
      if (!beaten && !front.contains(time)) {
        // then another of the same time costs less
        assertThat(grid)
            .anyMatch(
                it ->
                    it.use().of(Goal.COST).orElseThrow() < cost
                        && it.use().of(Goal.TIME).orElseThrow() <= time * (1 + 1e-6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCURACY_BINDS", "WORDS_AND_A_NUMBER", "TWO_NUMBERS"})
  void what_is_relaxed_alone_is_the_nearest_that_the_grid_finds(Case its) {
    var limits = new ArrayList<>(its.within());
    limits.addAll(Limit.read("time <= 5 h", Optional.empty(), new Problems()));
    var optimum = its.optimum(Optional.empty(), limits);
    assertThat(optimum.feasible()).isFalse();
    var others = limits.subList(0, limits.size() - 1);
    double nearest = Double.MAX_VALUE;
    double step = 0;
    double before = 0;
    for (var tried : grid(its)) {
      double time = tried.use().of(Goal.TIME).orElseThrow();
      nearest = tried.keeps(others) ? Math.min(nearest, time) : nearest;
      step = Math.max(step, Math.min(Math.abs(time - before), time / 50));
      before = time;
    }
    var relax = (Optimum.Relax) optimum.limits().getLast().standing();
    assertThat(relax.alone().orElseThrow()).isBetween(nearest - step, nearest * (1 + 1e-6));
    // and with that bound there is one
    limits.set(limits.size() - 1, limits.getLast().with(relax.alone().orElseThrow() * 1.0001));
    assertThat(its.optimum(Optional.empty(), limits).feasible()).isTrue();
  }
}
