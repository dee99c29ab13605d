package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.advise.Optimum.FrontPoint;

/// The Pareto front of two goals: spots of which no other is better in both.
///
/// By the ε-constraint method (Haimes, Lasdon and Wismer 1971): the least of the first goal at each
/// of several bounds on the second, and at bounds between these where another combination of words
/// may lie on the front. What a search only passed by is no point of it. Where all keys move among
/// words, all spots are known, and the front is every one that no other beats.
final class Front {

  /// Bounds on the second goal.
  private static final int POINTS = 10;

  /// Bounds in between that are tried for other words.
  private static final int MORE_BOUNDS = 12;

  /// More points than these say no more; more again where each is another word.
  private static final int MOST_POINTS = 12;

  private static final int MOST_WORDS = 24;

  /// Points nearer to each other than this share of the front look like one.
  private static final double NEAR = 0.01;

  /// Figures that differ by a smaller share are the same.
  private static final double SAME = Search.SAME;

  /// Bounds are spread evenly by their ratio where they span more than this.
  private static final double WIDE = 10;

  private final Search search;
  private final Objective goal;
  private final Objective other;
  private final List<Limit> limits;
  private final List<Spot> points = new ArrayList<>();

  private Front(Search search, Goal goal, Objective other, List<Limit> limits) {
    this.search = search;
    this.goal = new Objective.Less(goal);
    this.other = other;
    this.limits = List.copyOf(limits);
  }

  /// From the least of the first goal to the least of the second; empty where nothing keeps the
  /// constraints.
  ///
  /// @param optimum the least of the first goal, as it is shown
  static List<FrontPoint> of(
      Search search, Goal goal, Objective other, List<Limit> limits, Spot optimum) {
    var front = new Front(search, goal, other, limits);
    if (search.continuous()) {
      front.bounds();
      front.otherWords();
      front.round(optimum);
    } else {
      front.allWords();
    }
    front.points.sort(Comparator.comparingDouble(front::first));
    var spread = new Spread(front.points.stream().map(front::figures).toList());
    var shown = search.continuous() ? spread.most(MOST_POINTS, NEAR) : spread.most(MOST_WORDS, 0);
    var points = new ArrayList<FrontPoint>();
    for (int at : shown) {
      var spot = front.points.get(at);
      points.add(new FrontPoint(spot.changes(), spot.use(), spot.accuracy()));
    }
    return points;
  }

  private double first(Spot spot) {
    return Aim.figure(goal, spot).orElse(Double.MAX_VALUE);
  }

  private double second(Spot spot) {
    return Aim.figure(other, spot).orElse(Double.MAX_VALUE);
  }

  private double[] figures(Spot spot) {
    return new double[] {first(spot), second(spot)};
  }

  private void bounds() {
    var first = search.best(goal, limits, List.of(other));
    var second = search.best(other, limits, List.of(goal));
    if (!first.feasible() || !second.feasible()) {
      return;
    }
    keep(first.spot());
    keep(second.spot());
    double most = second(first.spot());
    double least = second(second.spot());
    boolean apart = most - least > SAME * Math.abs(most);
    for (int i = 1; apart && i < POINTS - 1; i++) {
      within(bound(most, least, (double) i / (POINTS - 1)));
    }
  }

  /// The least of the first goal where the second is no more than a bound, and there the least of
  /// the second.
  private void within(double bound) {
    var bounded = new ArrayList<>(limits);
    bounded.add(Aim.bound(other, bound + Math.abs(bound) * 1e-9));
    var found = search.best(goal, bounded, List.of(other));
    if (found.feasible()) {
      keep(found.spot());
    }
  }

  private static double bound(double most, double least, double way) {
    return least > 0 && most > WIDE * least
        ? most * Math.pow(least / most, way)
        : most + (least - most) * way;
  }

  /// Words that the bounds passed over: a spot of them that no point beats says where another bound
  /// may find more.
  private void otherWords() {
    var spots = new ArrayList<>(allowed());
    for (int i = 0; i < MORE_BOUNDS; i++) {
      var known = new HashSet<List<Change>>();
      points.forEach(spot -> known.add(words(spot)));
      spots.removeIf(spot -> known.contains(words(spot)) || beaten(spot));
      var farthest = spots.stream().max(Comparator.comparingDouble(this::gap));
      if (farthest.isEmpty()) {
        return;
      }
      within(second(farthest.get()));
      spots.remove(farthest.get());
    }
  }

  /// How far the second goal of a spot is from that of any point.
  private double gap(Spot spot) {
    double gap = Double.MAX_VALUE;
    for (var point : points) {
      gap = Math.min(gap, Math.abs(second(point) - second(spot)));
    }
    return gap;
  }

  /// Points as they are shown; some that were none better or worse may now beat others.
  private void round(Spot optimum) {
    var exact = new ArrayList<>(points);
    exact.sort(Comparator.comparingDouble(this::first));
    points.clear();
    if (exact.isEmpty()) {
      return;
    }
    var rounding = new Rounding(search);
    var last = exact.removeLast();
    keep(optimum);
    keep(rounding.of(last, Aim.at(other, limits)));
    double[] spans = {first(last) - first(optimum), second(optimum) - second(last)};
    for (var spot : exact) {
      keep(rounding.of(spot, List.of(goal, other), spans, limits));
    }
  }

  private void allWords() {
    allowed().forEach(this::keep);
  }

  /// What was worked out and keeps the constraints.
  private List<Spot> allowed() {
    var aim = Aim.at(goal, limits);
    var allowed = new ArrayList<Spot>();
    for (var spot : search.known()) {
      if (aim.allows(spot) && Aim.figure(other, spot).isPresent()) {
        allowed.add(spot);
      }
    }
    return allowed;
  }

  private List<Change> words(Spot spot) {
    return spot.changes().subList(0, spot.changes().size() - search.dimensions());
  }

  /// Adds a spot that no other one beats in both goals, and takes out those that it beats.
  private void keep(Spot spot) {
    if (!beaten(spot)) {
      points.removeIf(known -> beats(spot, known));
      points.add(spot);
    }
  }

  private boolean beaten(Spot spot) {
    for (var known : points) {
      if (beats(known, spot)) {
        return true;
      }
    }
    return false;
  }

  private boolean beats(Spot one, Spot another) {
    return less(Aim.figure(goal, one), Aim.figure(goal, another))
        && less(Aim.figure(other, one), Aim.figure(other, another));
  }

  private static boolean less(OptionalDouble one, OptionalDouble another) {
    double size = Math.abs(another.orElse(0));
    return one.isPresent()
        && another.isPresent()
        && one.getAsDouble() <= another.getAsDouble() + SAME * size;
  }
}
