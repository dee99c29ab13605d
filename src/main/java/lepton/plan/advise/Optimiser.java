package lepton.plan.advise;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lepton.estimate.VariantDraws;
import lepton.plan.advise.Optimum.FrontPoint;
import lepton.plan.advise.Optimum.Held;
import lepton.plan.compare.Chance;
import lepton.text.Problems;
import lepton.uncertainty.Percentiles;
import lepton.uncertainty.Range;
import lepton.workload.Site;

/// Finds what is best within constraints, at the expected values of what is uncertain.
public final class Optimiser {

  /// Beyond this, trying all takes minutes.
  private static final int MOST_TRIALS = 40_000;

  /// So many are named of those that are left out.
  private static final int MOST_NAMES = 4;

  private final Variants variants;
  private final Variants.Variant now;
  private final Question ask;
  private final Search search;

  private Optimiser(Variants variants, Variants.Variant now, Question ask) {
    this.variants = variants;
    this.now = now;
    this.ask = ask;
    this.search = new Search(variants, now, ask.decisions(), ask.curves());
  }

  /// The optimum; empty, with problems, where nothing can be worked out.
  public static Optional<Optimum> solve(Variants variants, Question ask, Problems problems) {
    var now = variants.with(List.of(), problems);
    if (now.isEmpty() || !known(now.get(), ask, problems)) {
      return Optional.empty();
    }
    long trials = Search.trials(ask.decisions());
    if (trials > MOST_TRIALS) {
      problems.error(
          "the keys that may move take "
              + trials
              + " trials at least, and the most is "
              + MOST_TRIALS,
          "name fewer words for a key, or fewer keys");
    } else {
      ask.decisions().forEach(decision -> trial(variants, decision, ask.decisions(), problems));
    }
    return problems.hasErrors()
        ? Optional.empty()
        : new Optimiser(variants, now.get(), ask).optimum(problems);
  }

  /// Those that matter to an answer.
  private static Set<Goal> goals(Question ask) {
    var goals = EnumSet.of(ask.goal());
    if (ask.other().isPresent() && ask.other().get() instanceof Objective.Less(var goal)) {
      goals.add(goal);
    }
    ask.limits().forEach(limit -> limit.goal().ifPresent(goals::add));
    return goals;
  }

  private static boolean known(Variants.Variant now, Question ask, Problems problems) {
    for (var goal : goals(ask)) {
      if (goal.of(now.footprint()).isEmpty()) {
        problems.error(
            "the " + goal.id() + " of this workload is not known",
            switch (goal) {
              case COST -> "give site.price: 0.21 EUR/kWh";
              case TIME -> "equations state no time: choose another figure";
              case ENERGY, CARBON, WATER -> "choose another figure";
            });
        return false;
      }
    }
    return true;
  }

  /// A value that makes no sense beside the first of every other key is told with the reader's own
  /// words.
  private static void trial(
      Variants variants, Decision decision, List<Decision> all, Problems problems) {
    for (var value : ends(decision)) {
      var changes = new ArrayList<Change>();
      for (var other : all) {
        changes.add(other.equals(decision) ? value : ends(other).getFirst());
      }
      var found = new Problems();
      if (variants.with(changes, found).isEmpty()) {
        for (var problem : found.all()) {
          if (problem.isError()) {
            problems.error(
                value.path() + " can't be " + value.value() + ": " + problem.message(),
                problem.help().orElse("name another value for it"));
          }
        }
      }
    }
  }

  private static List<Change> ends(Decision decision) {
    return switch (decision) {
      case Decision.Among among -> among.changes();
      case Decision.Between between -> List.of(between.at(0), between.at(1));
    };
  }

  private Optional<Optimum> optimum(Problems problems) {
    var aim = Aim.at(ask.goal(), ask.limits());
    var best = search.best(new Objective.Less(ask.goal()), ask.limits(), ties());
    var spot = best.feasible() ? new Rounding(search).of(best.spot(), aim) : best.spot();
    if (spot.variant().isEmpty()) {
      variants.with(spot.changes(), problems);
      return Optional.empty();
    }
    var there = spot.variant().get();
    var standings = new Constraints(search, aim, best).standings();
    var limits = new ArrayList<Held>();
    for (int i = 0; i < standings.size(); i++) {
      var limit = ask.limits().get(i);
      limits.add(new Held(limit, spot.figure(limit), chance(limit, spot, there), standings.get(i)));
    }
    goals(ask).forEach(goal -> leftOut(goal, problems));
    return Optional.of(
        new Optimum(
            ask.goal(),
            ask.other(),
            spot.changes(),
            Use.of(now.footprint()),
            spot.use(),
            range(there),
            limits,
            best.feasible(),
            spot.accuracy(),
            best.feasible() ? front(spot) : List.of(),
            now.workload().site().price().map(Site.Price::currency),
            search.combinations()));
  }

  private void leftOut(Goal goal, Problems problems) {
    var left = search.without(goal);
    if (left.isEmpty()) {
      return;
    }
    var names = new ArrayList<String>();
    for (var words : left.subList(0, Math.min(MOST_NAMES, left.size()))) {
      names.add(String.join(" ", words.stream().map(Change::value).toList()));
    }
    problems.warning(
        "of "
            + left.size()
            + " of "
            + search.combinations()
            + " combinations the "
            + goal.id()
            + " is not known, so they are left out: "
            + String.join(", ", names)
            + (left.size() > MOST_NAMES ? ", …" : ""),
        switch (goal) {
          case CARBON -> "of most it is that of making the devices: give hardware.embodied";
          case COST -> "give site.price: 0.21 EUR/kWh";
          case ENERGY, WATER, TIME -> "see 'lepton estimate' with one of them";
        });
  }

  /// What decides between spots that are as good: the other goal of a front, or else time and cost.
  private List<Objective> ties() {
    var ties = new ArrayList<Objective>();
    for (var goal : List.of(Goal.TIME, Goal.COST)) {
      if (goal != ask.goal()) {
        ties.add(new Objective.Less(goal));
      }
    }
    return ask.other().map(List::of).orElse(ties);
  }

  private List<FrontPoint> front(Spot optimum) {
    return ask.other()
        .map(other -> Front.of(search, ask.goal(), other, ask.limits(), optimum))
        .orElse(List.of());
  }

  /// The goal's figure in each draw.
  private Optional<double[]> drawn(Goal goal, Variants.Variant variant) {
    return goal.of(variant.footprint()).isEmpty()
        ? Optional.empty()
        : ask.sampling()
            .map(
                sampling ->
                    VariantDraws.of(
                        List.of(variant.workload()),
                        footprint -> goal.of(footprint).orElse(0),
                        sampling)[0]);
  }

  private Optional<Range> range(Variants.Variant variant) {
    return drawn(ask.goal(), variant).map(Percentiles::range);
  }

  /// In how many draws a constraint holds; a table of accuracies is in no doubt.
  private Optional<Chance> chance(Limit limit, Spot spot, Variants.Variant variant) {
    if (limit.goal().isEmpty()) {
      var accuracy = spot.accuracy();
      return ask.sampling().isPresent() && accuracy.isPresent()
          ? Optional.of(new Chance(limit.missed(accuracy.getAsDouble()) <= 0 ? 1 : 0, 0, 1, true))
          : Optional.empty();
    }
    return drawn(limit.goal().get(), variant).map(draws -> chance(limit, draws));
  }

  private static Chance chance(Limit limit, double[] draws) {
    int holds = 0;
    for (double draw : draws) {
      holds += limit.missed(draw) <= 0 ? 1 : 0;
    }
    return new Chance(holds, 0, draws.length, !Percentiles.range(draws).wide());
  }
}
