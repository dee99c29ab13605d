package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
  private final Goal other;
  private final Search search;
  private final List<Limit> limits;
  private final List<Spot> points = new ArrayList<>();

  private Front(Search search, Goal goal, Goal other, List<Limit> limits) {
    this.search = search;
    this.goal = goal;
    this.other = other;
    this.limits = List.copyOf(limits);
  }

  /// From the least of the first goal to the least of the second; empty where nothing keeps the
  /// constraints.
  static List<FrontPoint> of(Search search, Goal goal, Goal other, List<Limit> limits) {
    var front = new Front(search, goal, other, limits);
    front.bounds();
    front.combinations();
    front.points.sort(
        Comparator.comparingDouble(spot -> spot.figure(goal).orElse(Double.MAX_VALUE)));
    var points = new ArrayList<FrontPoint>();
    for (var spot : front.points) {
      points.add(new FrontPoint(spot.changes(), spot.use()));
    }
    return points;
  }

  private void bounds() {
    var first = search.best(Aim.at(goal, limits));
    var second = search.best(Aim.at(other, limits));
    if (!first.feasible() || !second.feasible()) {
      return;
    }
    double most = amount(first.spot(), other);
    double least = amount(second.spot(), other);
    int between = search.continuous() && most > least * (1 + SAME) ? POINTS : 2;
    for (int i = 0; i < between; i++) {
      double bound = bound(most, least, (double) i / (between - 1));
      var limit = new Limit(Optional.of(other), true, bound + Math.abs(bound) * 1e-9, other.id());
      var found = search.best(Aim.at(goal, limits).and(limit));
      if (found.feasible()) {
        keep(found.spot());
      }
    }
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
      boolean kept = spot.figure(other).isPresent() && values[0] < Double.MAX_VALUE;
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

  private static double amount(Spot spot, Goal of) {
    return spot.figure(of).orElse(Double.MAX_VALUE);
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
    return amount(one, goal) <= amount(another, goal) * (1 + SAME)
        && amount(one, other) <= amount(another, other) * (1 + SAME);
  }
}
