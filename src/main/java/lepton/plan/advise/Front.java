package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Optimum.FrontPoint;

/// The Pareto front of two goals: spots of which no other is better in both.
///
/// By the ε-constraint method (Haimes, Lasdon and Wismer 1971): the least of the first goal at each
/// of several bounds on the second. Combinations of words that lie on the front between these
/// bounds come in from what the searches worked out; where all keys move among words these are all
/// there are.
final class Front {

  private static final int POINTS = 9;

  /// Figures that differ by a smaller share are the same.
  private static final double SAME = 1e-6;

  /// Bounds are spread evenly by their ratio where they span more than this.
  private static final double WIDE = 10;

  private final Goal goal;
  private final Objective other;
  private final Search search;
  private final List<Limit> limits;
  private final List<Spot> points = new ArrayList<>();

  private Front(Search search, Goal goal, Objective other, List<Limit> limits) {
    this.search = search;
    this.goal = goal;
    this.other = other;
    this.limits = List.copyOf(limits);
  }

  /// From the least of the first goal to the least of the second; empty where nothing keeps the
  /// constraints.
  static List<FrontPoint> of(Search search, Goal goal, Objective other, List<Limit> limits) {
    var front = new Front(search, goal, other, limits);
    front.bounds();
    front.combinations();
    front.points.sort(
        Comparator.comparingDouble(spot -> spot.figure(goal).orElse(Double.MAX_VALUE)));
    var points = new ArrayList<FrontPoint>();
    for (var spot : front.points) {
      points.add(point(spot));
    }
    return points;
  }

  private static FrontPoint point(Spot spot) {
    return new FrontPoint(spot.changes(), spot.use(), spot.accuracy());
  }

  private void bounds() {
    var first = search.best(Aim.at(goal, limits));
    var second = search.best(new Aim(this::other, limits));
    if (!first.feasible() || !second.feasible()) {
      return;
    }
    double most = other(first.spot()).orElse(Double.MAX_VALUE);
    double least = second.value();
    int between = search.continuous() && most - least > SAME * Math.abs(most) ? POINTS : 2;
    for (int i = 0; i < between; i++) {
      double bound = bound(most, least, (double) i / (between - 1));
      var found = search.best(Aim.at(goal, limits).and(limit(bound + Math.abs(bound) * 1e-9)));
      if (found.feasible()) {
        keep(found.spot());
      }
    }
  }

  /// What should be less of a spot: an accuracy below 0, as there should be more of it.
  private OptionalDouble other(Spot spot) {
    return switch (other) {
      case Objective.Less(var its) -> spot.figure(its);
      case Objective.Accuracy _ ->
          spot.accuracy().isPresent()
              ? OptionalDouble.of(-spot.accuracy().getAsDouble())
              : OptionalDouble.empty();
    };
  }

  private Limit limit(double bound) {
    return switch (other) {
      case Objective.Less(var its) -> new Limit(Optional.of(its), true, bound, other.id());
      case Objective.Accuracy _ -> new Limit(Optional.empty(), false, -bound, other.id());
    };
  }

  private static double bound(double most, double least, double way) {
    return least > 0 && most > WIDE * least
        ? most * Math.pow(least / most, way)
        : most + (least - most) * way;
  }

  /// Words that the bounds passed over.
  private void combinations() {
    var aim = Aim.at(goal, limits);
    var words = new HashSet<List<Change>>();
    points.forEach(spot -> words.add(words(spot)));
    for (var spot : search.known()) {
      var values = aim.values(spot);
      boolean kept = other(spot).isPresent() && values[0] < Double.MAX_VALUE;
      for (int i = 1; i < values.length; i++) {
        kept &= values[i] <= 0;
      }
      if (kept && !words.contains(words(spot))) {
        keep(spot);
      }
    }
  }

  private List<Change> words(Spot spot) {
    return spot.changes().subList(0, spot.changes().size() - search.dimensions());
  }

  /// Adds a spot that no other one beats in both goals, and takes out those that it beats.
  private void keep(Spot spot) {
    for (var known : points) {
      if (beats(known, spot)) {
        return;
      }
    }
    points.removeIf(known -> beats(spot, known));
    points.add(spot);
  }

  private boolean beats(Spot one, Spot another) {
    return less(one.figure(goal), another.figure(goal)) && less(other(one), other(another));
  }

  private static boolean less(OptionalDouble one, OptionalDouble another) {
    double size = Math.abs(another.orElse(0));
    return one.isPresent()
        && another.isPresent()
        && one.getAsDouble() <= another.getAsDouble() + SAME * size;
  }
}
