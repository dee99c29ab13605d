package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Optima, bounds and fronts against every point of a fine grid.
class BruteForceTest {

  /// Settings are rounded as far as that costs no more than this share of the goal.
  private static final double ROUNDED = 1e-4;

  @ParameterizedTest
  @EnumSource
  void nothing_on_the_grid_is_better_and_the_optimum_is_what_it_says(SearchCase its) {
    var optimum = its.optimum(Optional.empty(), its.within());
    double least = Double.MAX_VALUE;
    for (var tried : its.grid()) {
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
    var there = its.tried(optimum.changes());
    assertThat(there.use().of(its.goal).orElseThrow()).isEqualTo(found);
    assertThat(there.keeps(its.within())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void nothing_on_the_grid_beats_a_point_of_the_front(SearchCase its) {
    var other = its.goal == Goal.TIME ? Goal.ENERGY : Goal.TIME;
    var within = its.within().stream().filter(limit -> limit.goal().isEmpty()).toList();
    var front = its.optimum(Optional.of(new Objective.Less(other)), within).front();
    assertThat(front).isNotEmpty();
    for (var tried : its.grid()) {
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
        SearchCase.TWO_ACCELERATORS
            .optimum(Optional.of(new Objective.Accuracy()), List.of())
            .front();
    assertThat(front).hasSizeBetween(6, 14);
    var grid = SearchCase.TWO_ACCELERATORS.grid();
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
    var its = SearchCase.NOTHING_CONTINUOUS;
    var front =
        its.optimum(Optional.of(new Objective.Less(Goal.TIME)), List.of()).front().stream()
            .map(point -> point.use().of(Goal.TIME).orElseThrow())
            .toList();
    var grid = its.grid();
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
  void what_is_relaxed_alone_is_the_nearest_that_the_grid_finds(SearchCase its) {
    var limits = new ArrayList<>(its.within());
    limits.addAll(Limit.read("time <= 5 h", Optional.empty(), new Problems()));
    var optimum = its.optimum(Optional.empty(), limits);
    assertThat(optimum.feasible()).isFalse();
    var others = limits.subList(0, limits.size() - 1);
    double nearest = Double.MAX_VALUE;
    double step = 0;
    double before = 0;
    for (var tried : its.grid()) {
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
