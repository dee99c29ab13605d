package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.SourceText;

/// A search, and every point of a fine grid over what may move in it.
@SuppressWarnings(
    "ImmutableEnumChecker") // its list is one of List.of, and what is in it are records
enum SearchCase {
  ACCURACY_BINDS(Searched.TRAINING, Goal.CARBON, "accuracy >= 95 %", Searched.RISING, 400, keep()),
  ACCURACY_FALLS_AND_RISES(
      Searched.TRAINING, Goal.ENERGY, "accuracy >= 97 %", Searched.WAVY, 400, keep()),
  THE_UPPER_OF_TWO_RANGES(
      Searched.TRAINING, Goal.ENERGY, "accuracy >= 98 %, time <= 70 h", Searched.WAVY, 400, keep()),
  WORDS_AND_A_NUMBER(
      Searched.TRAINING,
      Goal.CARBON,
      "accuracy >= 94.5 %, cost <= 20 EUR",
      Searched.RISING,
      60,
      keep(),
      among("site.grid", "DE", "FR", "PL"),
      among("hardware.count", "2", "4", "8")),
  TWO_NUMBERS(
      Searched.TRAINING,
      Goal.COST,
      "accuracy >= 95 %, time <= 45 h",
      Searched.RISING,
      40,
      keep(),
      between("training.utilization", 0.2, 0.5, "")),
  THREE_NUMBERS(
      Searched.TRAINING,
      Goal.TIME,
      "accuracy >= 95 %, energy <= 80 kWh",
      Searched.RISING,
      14,
      keep(),
      between("training.utilization", 0.2, 0.5, ""),
      between("hardware.power", 200, 400, " W")),
  NOTHING_CONTINUOUS(
      Searched.SERVING,
      Goal.COST,
      "time <= 20 h",
      "",
      1,
      among("inference.batch", "8", "16", "32", "64"),
      among("hardware.accelerator", "h100-sxm", "l4", "a100-sxm4-80gb", "l40s"),
      among("hardware.count", "1", "2", "4")),
  TWO_ACCELERATORS(
      Searched.SEGMENTING,
      Goal.CARBON,
      "accuracy >= 97 %",
      Searched.SEGMENTED,
      280,
      keep(),
      among("hardware.accelerator", "gh200-96gb", "h100-nvl-94gb")),
  A_SHARE_AT_THE_EDGE(
      Searched.CAMERAS,
      Goal.CARBON,
      "time <= 1 h",
      "",
      100,
      between("levers.edge.share", 1, 100, "%"),
      among("hardware.accelerator", "l4", "t4", "a10"));

  private final String yaml;
  final Goal goal;
  private final String limits;
  private final String curve;
  private final int steps;
  private final List<Decision> decisions;

  SearchCase(
      String yaml, Goal goal, String limits, String curve, int steps, Decision... decisions) {
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

  private static Decision keep() {
    return between("levers.pruning.keep", 30, 100, "%");
  }

  private static Decision among(String path, String... choices) {
    return new Decision.Among(path, List.of(choices));
  }

  private static Decision between(String path, double low, double high, String suffix) {
    return new Decision.Between(path, low, high, suffix);
  }

  /// A point of the grid, worked out by itself.
  record Tried(Use use, double accuracy) {

    double figure(Limit limit) {
      return limit.goal().map(goal -> use.of(goal).orElseThrow()).orElse(accuracy);
    }

    boolean keeps(List<Limit> limits) {
      return limits.stream().noneMatch(limit -> limit.misses(figure(limit)));
    }
  }

  Tried tried(List<Change> changes) {
    var use =
        Use.of(Advised.variants(yaml).with(changes, new Problems()).orElseThrow().footprint());
    double accuracy = 0;
    for (var curve : curves()) {
      for (var change : changes) {
        accuracy =
            change.path().equals(curve.path()) ? curve.at(change.value()).orElse(0) : accuracy;
      }
    }
    return new Tried(use, accuracy);
  }

  List<Tried> grid() {
    List<List<Change>> points = List.of(List.of());
    for (var decision : decisions) {
      var longer = new ArrayList<List<Change>>();
      for (var point : points) {
        for (var change : values(decision, steps)) {
          var more = new ArrayList<>(point);
          more.add(change);
          longer.add(more);
        }
      }
      points = longer;
    }
    return points.stream().map(this::tried).toList();
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
}
