package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Optimum.FrontPoint;
import lepton.plan.advise.Optimum.Held;
import lepton.text.Problems;
import lepton.workload.Site;

/// Finds what is best within constraints: keys that move among words by trying every combination,
/// those that move between numbers by `BoxSearch` within each.
public final class Optimiser {

  /// Beyond this, trying all combinations takes minutes.
  private static final int MOST_COMBINATIONS = 2_000;

  /// A constraint binds if the optimum is nearer to it than this share of its bound.
  private static final double BINDS = 1e-4;

  /// The share of a bound by which it is relaxed for its price.
  private static final double STEP = 1e-3;

  private static final int FRONT_POINTS = 9;

  /// Figures that differ by a smaller share are the same on a front.
  private static final double SAME = 1e-6;

  private final Variants variants;
  private final Goal goal;
  private final List<Vary> continuous = new ArrayList<>();
  private final List<List<Change>> combinations;
  private final List<AccuracyCurve> curves;

  private Optimiser(Variants variants, Goal goal, List<Vary> vary, List<AccuracyCurve> curves) {
    this.variants = variants;
    this.goal = goal;
    this.curves = curves;
    List<List<Change>> combined = List.of(List.of());
    for (var each : vary) {
      if (each.continuous()) {
        continuous.add(each);
      } else {
        combined = combined(combined, each);
      }
    }
    this.combinations = combined;
  }

  /// What is asked for.
  ///
  /// @param other the second goal of the front; absent where none is asked for
  public record Question(
      Goal goal,
      Optional<Goal> other,
      List<Vary> vary,
      List<Limit> limits,
      List<AccuracyCurve> curves) {
    public Question {
      vary = List.copyOf(vary);
      limits = List.copyOf(limits);
      curves = List.copyOf(curves);
    }
  }

  /// The optimum; empty, with problems, where nothing can be worked out.
  public static Optional<Optimum> solve(Variants variants, Question ask, Problems problems) {
    var now = variants.with(List.of(), problems);
    if (now.isEmpty() || !known(now.get(), ask, problems)) {
      return Optional.empty();
    }
    long count = 1;
    for (var vary : ask.vary()) {
      count = Math.min(Integer.MAX_VALUE, count * Math.max(1, vary.choices().size()));
      trial(variants, vary, ask.vary(), problems);
    }
    if (count > MOST_COMBINATIONS) {
      problems.error(
          "--vary names "
              + count
              + " combinations, and "
              + MOST_COMBINATIONS
              + " are tried at most",
          "name fewer words for a key, or fewer keys");
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    var optimiser = new Optimiser(variants, ask.goal(), ask.vary(), ask.curves());
    return Optional.of(optimiser.optimum(ask, now.get()));
  }

  private static boolean known(Variants.Variant now, Question ask, Problems problems) {
    var goals = new ArrayList<Goal>(List.of(ask.goal()));
    ask.other().ifPresent(goals::add);
    ask.limits().forEach(limit -> limit.goal().ifPresent(goals::add));
    for (var goal : goals) {
      if (goal.of(now.footprint()).isEmpty()) {
        problems.error(
            "the " + goal.id() + " of this workload is not known",
            goal == Goal.COST ? "give site.price: 0.21 EUR/kWh" : "choose another figure");
        return false;
      }
    }
    return true;
  }

  /// A value that makes no sense beside the first of every other key is told with the reader's own
  /// words.
  private static void trial(Variants variants, Vary vary, List<Vary> all, Problems problems) {
    var values =
        vary.continuous() ? List.of(vary.at(vary.low()), vary.at(vary.high())) : changes(vary);
    for (var value : values) {
      var changes = new ArrayList<Change>();
      for (var other : all) {
        changes.add(
            other.equals(vary)
                ? value
                : other.continuous() ? other.at(other.low()) : changes(other).getFirst());
      }
      var found = new Problems();
      if (variants.with(changes, found).isEmpty()) {
        found.all().stream().filter(its -> its.isError()).forEach(problems::add);
      }
    }
  }

  private static List<Change> changes(Vary vary) {
    var changes = new ArrayList<Change>();
    vary.choices().forEach(choice -> changes.add(new Change(vary.path(), choice)));
    return changes;
  }

  private static List<List<Change>> combined(List<List<Change>> before, Vary vary) {
    var combined = new ArrayList<List<Change>>();
    for (var some : before) {
      for (var change : changes(vary)) {
        var more = new ArrayList<>(some);
        more.add(change);
        combined.add(more);
      }
    }
    return combined;
  }

  /// A point that was found.
  private record Found(List<Change> changes, BoxSearch.Point point) {}

  private Optimum optimum(Question ask, Variants.Variant now) {
    var best = best(goal, ask.limits());
    var variant = variants.with(best.changes(), new Problems()).orElse(now);
    boolean feasible = best.point().missed() <= 0;
    var limits = new ArrayList<Held>();
    for (int i = 0; i < ask.limits().size(); i++) {
      limits.add(held(ask.limits(), i, best, variant, feasible));
    }
    return new Optimum(
        goal,
        ask.other(),
        best.changes(),
        Use.of(now.footprint()),
        Use.of(variant.footprint()),
        limits,
        feasible,
        curves.isEmpty() ? OptionalDouble.empty() : accuracy(best.changes()),
        feasible && ask.other().isPresent() ? front(ask.other().get(), ask.limits()) : List.of(),
        now.workload().site().price().map(Site.Price::currency),
        combinations.size());
  }

  private Found best(Goal of, List<Limit> limits) {
    return best(of, Optional.empty(), limits);
  }

  /// @param instead a limit whose figure is minimised in place of a goal
  private Found best(Goal of, Optional<Limit> instead, List<Limit> limits) {
    var low = new double[continuous.size()];
    var high = new double[low.length];
    Arrays.setAll(low, i -> continuous.get(i).low());
    Arrays.setAll(high, i -> continuous.get(i).high());
    Optional<Found> best = Optional.empty();
    for (var words : combinations) {
      var point = BoxSearch.best(x -> values(of, instead, limits, changes(words, x)), low, high);
      if (best.isEmpty() || point.beats(best.get().point())) {
        best = Optional.of(new Found(changes(words, BoxSearch.own(point, low, high)), point));
      }
    }
    return best.orElseThrow();
  }

  private List<Change> changes(List<Change> words, double[] x) {
    var changes = new ArrayList<>(words);
    for (int i = 0; i < x.length; i++) {
      changes.add(continuous.get(i).at(x[i]));
    }
    return changes;
  }

  private double[] values(
      Goal of, Optional<Limit> instead, List<Limit> limits, List<Change> changes) {
    var values = new double[1 + limits.size()];
    Arrays.fill(values, Double.MAX_VALUE);
    var variant = variants.with(changes, new Problems());
    if (variant.isEmpty()) {
      return values;
    }
    var value =
        instead.isPresent()
            ? figure(instead.get(), variant.get(), changes)
            : of.of(variant.get().footprint());
    if (value.isPresent()) {
      values[0] =
          instead.isPresent() && !instead.get().atMost()
              ? -value.getAsDouble()
              : value.getAsDouble();
    }
    for (int i = 0; i < limits.size(); i++) {
      var figure = figure(limits.get(i), variant.get(), changes);
      if (figure.isPresent()) {
        values[i + 1] = limits.get(i).missed(figure.getAsDouble());
      }
    }
    return values;
  }

  private OptionalDouble figure(Limit limit, Variants.Variant variant, List<Change> changes) {
    return limit.goal().isPresent()
        ? limit.goal().get().of(variant.footprint())
        : curves.isEmpty() ? OptionalDouble.empty() : accuracy(changes);
  }

  private OptionalDouble accuracy(List<Change> changes) {
    var values = new HashMap<String, String>();
    changes.forEach(change -> values.put(change.path(), change.value()));
    return AccuracyCurve.together(curves, values);
  }

  private Held held(
      List<Limit> limits, int at, Found best, Variants.Variant variant, boolean feasible) {
    var limit = limits.get(at);
    var figure = figure(limit, variant, best.changes());
    if (!feasible) {
      var others = new ArrayList<>(limits);
      others.remove(at);
      var nearest = best(goal, Optional.of(limit), others);
      boolean kept =
          nearest.point().missed() <= 0 && Math.abs(nearest.point().value()) < Double.MAX_VALUE;
      double reached = Math.abs(nearest.point().value());
      boolean own = limit.missed(reached) > 0;
      return new Held(
          limit,
          figure,
          false,
          OptionalDouble.empty(),
          kept && own ? OptionalDouble.of(reached) : OptionalDouble.empty());
    }
    boolean binding = figure.isPresent() && Math.abs(limit.missed(figure.getAsDouble())) <= BINDS;
    return new Held(
        limit,
        figure,
        binding,
        binding ? price(limits, at, best) : OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /// −Δf / Δb, solved anew with the bound relaxed by a thousandth.
  private OptionalDouble price(List<Limit> limits, int at, Found best) {
    var limit = limits.get(at);
    double step = Math.abs(limit.bound()) * STEP;
    var relaxed = new ArrayList<>(limits);
    relaxed.set(at, limit.with(limit.bound() + (limit.atMost() ? step : -step)));
    double value = best(goal, relaxed).point().value();
    double price = (best.point().value() - value) / step;
    return OptionalDouble.of(Math.max(0, price));
  }

  /// The least of the first goal at each of several bounds on the second, between what the second
  /// is where the first is least and its own least.
  private List<FrontPoint> front(Goal other, List<Limit> limits) {
    var points = new ArrayList<FrontPoint>();
    double most = amount(point(best(goal, limits)), other);
    double least = amount(point(best(other, limits)), other);
    for (int i = 0; i < FRONT_POINTS; i++) {
      double bound = most - (most - least) * i / (FRONT_POINTS - 1);
      var within = new ArrayList<>(limits);
      within.add(new Limit(Optional.of(other), true, bound + Math.abs(bound) * 1e-9, other.id()));
      var found = best(goal, within);
      if (found.point().missed() <= 0) {
        keep(point(found), other, points);
      }
    }
    return points;
  }

  private FrontPoint point(Found found) {
    var use =
        variants
            .with(found.changes(), new Problems())
            .map(variant -> Use.of(variant.footprint()))
            .orElseThrow();
    return new FrontPoint(found.changes(), use);
  }

  private static double amount(FrontPoint point, Goal of) {
    return point.use().of(of).orElseThrow();
  }

  /// Adds a point that no other one beats in both goals, and takes out those that it beats.
  private void keep(FrontPoint point, Goal other, List<FrontPoint> points) {
    for (var known : points) {
      if (beats(known, point, other)) {
        return;
      }
    }
    points.removeIf(known -> beats(point, known, other));
    points.add(point);
  }

  private boolean beats(FrontPoint one, FrontPoint another, Goal other) {
    return amount(one, goal) <= amount(another, goal) * (1 + SAME)
        && amount(one, other) <= amount(another, other) * (1 + SAME);
  }
}
