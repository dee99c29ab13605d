package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for the best spot: keys that move among words in every combination, those that move
/// between numbers by [BoxSearch] within each. What one search works out, the next one knows.
final class Search {

  /// Figures that differ by a smaller share are the same.
  static final double SAME = 1e-6;

  private final List<Landscape> landscapes = new ArrayList<>();

  /// Where searches before ended: others may end beside.
  private final Map<Landscape, List<double[]>> ends = new HashMap<>();

  private final int dimensions;

  /// @param now the workload as it is
  Search(
      Variants variants,
      Variants.Variant now,
      List<Decision> decisions,
      List<AccuracyCurve> curves) {
    var axes = new ArrayList<Decision.Between>();
    List<List<Change>> combinations = List.of(List.of());
    for (var decision : decisions) {
      switch (decision) {
        case Decision.Between between -> axes.add(between);
        case Decision.Among among -> combinations = combined(combinations, among);
      }
    }
    this.dimensions = axes.size();
    var accuracies = new Accuracies(curves, variants);
    boolean embodied = now.footprint().embodied().isPresent();
    for (var words : combinations) {
      landscapes.add(new Landscape(variants, words, axes, accuracies, embodied));
    }
  }

  private static List<List<Change>> combined(List<List<Change>> before, Decision.Among among) {
    var combined = new ArrayList<List<Change>>();
    for (var some : before) {
      for (var change : among.changes()) {
        var more = new ArrayList<>(some);
        more.add(change);
        combined.add(more);
      }
    }
    return combined;
  }

  /// How many spots a search of these decisions begins with.
  static long trials(List<Decision> decisions) {
    long combinations = 1;
    int axes = 0;
    for (var decision : decisions) {
      switch (decision) {
        case Decision.Between _ -> axes++;
        case Decision.Among among ->
            combinations = Math.min(Integer.MAX_VALUE, combinations * among.choices().size());
      }
    }
    return combinations * BoxSearch.seeds(axes);
  }

  int combinations() {
    return landscapes.size();
  }

  /// How many keys move between numbers: the last ones of a spot.
  int dimensions() {
    return dimensions;
  }

  boolean continuous() {
    return dimensions > 0;
  }

  /// Everything that was worked out so far.
  List<Spot> known() {
    var known = new ArrayList<Spot>();
    landscapes.forEach(landscape -> known.addAll(landscape.known()));
    return known;
  }

  /// Combinations of words of which a goal is not known anywhere, as far as they were tried.
  List<List<Change>> without(Goal goal) {
    var without = new ArrayList<List<Change>>();
    for (var landscape : landscapes) {
      var known = landscape.known();
      if (!known.isEmpty() && known.stream().allMatch(spot -> spot.figure(goal).isEmpty())) {
        without.add(landscape.words());
      }
    }
    return without;
  }

  /// What was found.
  ///
  /// @param value what the aim minimises
  /// @param missed by how much constraints are missed, as shares of their bounds; 0 where they hold
  record Found(Spot spot, double value, double missed) {

    boolean feasible() {
      return missed <= 0 && spot.variant().isPresent() && Math.abs(value) < Double.MAX_VALUE;
    }
  }

  /// The spots around one whose numbers have so many digits; none where these are too many.
  List<Spot> around(Spot spot, int digits) {
    var words = spot.changes().subList(0, spot.changes().size() - dimensions);
    for (var landscape : landscapes) {
      if (landscape.words().equals(words)) {
        return landscape.around(spot, digits);
      }
    }
    throw new IllegalArgumentException("spot must be one of this search, got " + spot.changes());
  }

  private record Begun(Landscape landscape, List<BoxSearch.Point> seeds, BoxSearch.Point best) {}

  /// The best spot; it misses constraints where none was found that keeps them.
  Found best(Aim aim) {
    var begun = new ArrayList<Begun>();
    for (var landscape : landscapes) {
      var seeds = BoxSearch.seeds(function(landscape, aim), dimensions);
      var best = seeds.stream().min(BoxSearch.Point.BEST_FIRST).orElseThrow();
      begun.add(new Begun(landscape, seeds, best));
    }
    begun.sort(Comparator.comparing(Begun::best, BoxSearch.Point.BEST_FIRST));
    var best = new Best(begun.getFirst().best(), begun.getFirst().landscape());
    for (var each : begun) {
      boolean hopeless =
          best.point.missed() <= 0
              && BoxSearch.floor(each.seeds(), dimensions) >= best.point.value();
      if (!hopeless) {
        best.take(end(each, aim), each.landscape());
      }
    }
    var spot = best.landscape.at(best.point.unit());
    return new Found(spot, best.point.value(), best.point.missed());
  }

  /// The best spot of an objective; of those that are as good in it the best of the next ones, in
  /// turn.
  Found best(Objective first, List<Limit> limits, List<Objective> next) {
    var aim = Aim.at(first, limits);
    var best = best(aim);
    var last = first;
    for (var objective : next) {
      if (!best.feasible()) {
        return best;
      }
      double value = Aim.figure(last, best.spot()).orElseThrow();
      aim = Aim.at(objective, aim.and(Aim.bound(last, value + SAME * Math.abs(value))).limits());
      var found = best(aim);
      if (found.feasible() && found.value() < aim.values(best.spot())[0]) {
        best = new Found(found.spot(), Aim.figure(first, found.spot()).orElseThrow(), 0);
      }
      last = objective;
      if (Aim.figure(last, best.spot()).isEmpty()) {
        return best;
      }
    }
    return best;
  }

  private static final class Best {

    private BoxSearch.Point point;
    private Landscape landscape;

    Best(BoxSearch.Point point, Landscape landscape) {
      this.point = point;
      this.landscape = landscape;
    }

    void take(BoxSearch.Point other, Landscape there) {
      if (other.beats(point)) {
        point = other;
        landscape = there;
      }
    }
  }

  private BoxSearch.Point end(Begun begun, Aim aim) {
    var function = function(begun.landscape(), aim);
    var starts = new ArrayList<>(begun.seeds());
    var before = ends.computeIfAbsent(begun.landscape(), _ -> new ArrayList<>());
    if (dimensions > 1) {
      before.forEach(unit -> starts.add(BoxSearch.point(function, unit)));
    }
    var end = BoxSearch.best(function, dimensions, starts);
    before.add(end.unit());
    return end;
  }

  private static BoxSearch.Function function(Landscape landscape, Aim aim) {
    return unit -> aim.values(landscape.at(unit));
  }
}
