package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/// The least of a function over the unit cube, where other functions must not be above 0.
///
/// Of one variable: 33 nodes, and around each that is better than its neighbours the interval is
/// halved. Of several: the corners and Sobol points; the best of them by BOBYQA (Powell 2009) on an
/// augmented Lagrangian (Hestenes 1969; Powell 1969), refined by a pattern that shrinks around it.
/// A point that keeps all constraints beats any that doesn't (Deb 2000), so the answer keeps them,
/// and lies on the bound where one binds.
final class BoxSearch {

  /// Nodes of one variable; a power of two apart, so that halving meets none of them twice.
  private static final int NODES = 33;

  /// Sobol points for each of several variables.
  private static final int SOBOL_POINTS = 24;

  private static final int MOST_CORNERS = 1 << 6;
  private static final int STARTS = 3;
  private static final int VALLEYS = 4;

  /// Nearer than this, two points are one.
  private static final double SMALLEST = 1e-6;

  private final Function function;
  private final int dimensions;

  private BoxSearch(Function function, int dimensions) {
    this.function = function;
    this.dimensions = dimensions;
  }

  /// What is minimised, and what must not be above 0.
  interface Function {
    /// The value first, then each constraint; beyond all bounds where it can't be worked out.
    double[] at(double[] unit);
  }

  /// A point that was tried.
  static final class Point {

    static final Comparator<Point> BEST_FIRST =
        Comparator.comparingDouble(Point::missed).thenComparingDouble(Point::value);

    private final double[] unit;
    private final double[] values;

    private Point(double[] unit, double[] values) {
      this.unit = unit;
      this.values = values;
    }

    double[] unit() {
      return unit.clone();
    }

    /// By how much constraint `i` is missed; below 0 where there is room.
    double constraint(int i) {
      return values[i + 1];
    }

    int constraints() {
      return values.length - 1;
    }

    /// What is minimised.
    double value() {
      return values[0];
    }

    /// By how much all constraints together are missed; 0 where they hold.
    double missed() {
      double missed = 0;
      for (int i = 1; i < values.length; i++) {
        missed += Math.max(0, values[i]);
      }
      return missed;
    }

    boolean beats(Point other) {
      return BEST_FIRST.compare(this, other) < 0;
    }
  }

  /// How many points a search begins with.
  static int seeds(int dimensions) {
    return switch (dimensions) {
      case 0 -> 1;
      case 1 -> NODES;
      default -> corners(dimensions) + SOBOL_POINTS * dimensions;
    };
  }

  private static int corners(int dimensions) {
    return Math.min(MOST_CORNERS, 1 << Math.min(dimensions, 30));
  }

  /// The points that a search begins with.
  static List<Point> seeds(Function function, int dimensions) {
    return new BoxSearch(function, dimensions).seeds();
  }

  /// The point at a place.
  static Point point(Function function, double[] unit) {
    return new BoxSearch(function, unit.length).at(unit);
  }

  /// The best point; it may miss constraints where no point was found that keeps them.
  static Point best(Function function, int dimensions) {
    var search = new BoxSearch(function, dimensions);
    return search.refined(search.seeds());
  }

  /// The best point near the best of some seeds.
  static Point best(Function function, int dimensions, List<Point> seeds) {
    return new BoxSearch(function, dimensions).refined(seeds);
  }

  /// No value can be expected below this: that of the best place of any kind that can keep the
  /// constraints, less what it changes to the next node; of several variables the least of all
  /// seeds, as figures grow or fall along each key.
  static double floor(List<Point> seeds, int dimensions) {
    double floor = Double.MAX_VALUE;
    for (int i = 0; i < seeds.size(); i++) {
      var one = seeds.get(i);
      if (dimensions != 1) {
        floor = Math.min(floor, one.value());
      } else if (i + 1 < seeds.size() && possible(one, seeds.get(i + 1))) {
        double next = seeds.get(i + 1).value();
        floor = Math.min(floor, Math.min(one.value(), next) - Math.abs(one.value() - next));
      }
    }
    return floor;
  }

  /// Whether constraints may hold between two nodes: they are missed by less than they change.
  private static boolean possible(Point one, Point next) {
    double least = Math.min(one.missed(), next.missed());
    return least <= Math.abs(one.missed() - next.missed()) || least == 0;
  }

  private Point at(double... unit) {
    return new Point(unit.clone(), function.at(unit));
  }

  private List<Point> seeds() {
    var seeds = new ArrayList<Point>();
    if (dimensions == 0) {
      return List.of(at());
    }
    if (dimensions == 1) {
      for (int i = 0; i < NODES; i++) {
        seeds.add(at((double) i / (NODES - 1)));
      }
      return seeds;
    }
    for (int corner = 0; corner < corners(dimensions); corner++) {
      var unit = new double[dimensions];
      for (int i = 0; i < dimensions; i++) {
        unit[i] = corner >> i & 1;
      }
      seeds.add(at(unit));
    }
    var sobol = new SobolSequenceGenerator(dimensions);
    for (int i = 0; i < SOBOL_POINTS * dimensions; i++) {
      seeds.add(at(sobol.nextVector()));
    }
    return seeds;
  }

  private Point refined(List<Point> seeds) {
    return switch (dimensions) {
      case 0 -> seeds.getFirst();
      case 1 -> halved(seeds);
      default -> climbed(seeds);
    };
  }

  private Point halved(List<Point> nodes) {
    var valleys = new ArrayList<Point>();
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      boolean valley =
          (i == 0 || !nodes.get(i - 1).beats(node))
              && (i + 1 == nodes.size() || !nodes.get(i + 1).beats(node));
      if (valley) {
        valleys.add(node);
      }
    }
    valleys.sort(Point.BEST_FIRST);
    var best = valleys.getFirst();
    for (var valley : valleys.subList(0, Math.min(VALLEYS, valleys.size()))) {
      var lowest = valley;
      for (double half = 0.5 / (NODES - 1); half > SMALLEST / 4; half /= 2) {
        double middle = lowest.unit[0];
        lowest = better(lowest, at(Math.max(0, middle - half)));
        lowest = better(lowest, at(Math.min(1, middle + half)));
      }
      best = better(best, lowest);
    }
    return best;
  }

  private static Point better(Point one, Point other) {
    return other.beats(one) ? other : one;
  }

  private Point climbed(List<Point> seeds) {
    var sorted = new ArrayList<>(seeds);
    sorted.sort(Point.BEST_FIRST);
    var best = sorted.getFirst();
    for (var start : sorted.subList(0, Math.min(STARTS, sorted.size()))) {
      best = better(best, pattern(AugmentedLagrangian.lowered(function, start)));
    }
    return best;
  }

  /// Steps along each variable, and along each two at once, as long as they help; then smaller
  /// ones.
  private Point pattern(Point start) {
    var best = start;
    for (double step = 1.0 / 16; step > SMALLEST; step /= 2) {
      for (int times = 0; times < 4; times++) {
        var next = neighbours(best, step);
        if (!next.beats(best)) {
          break;
        }
        best = next;
      }
    }
    return best;
  }

  private Point neighbours(Point centre, double step) {
    var best = centre;
    for (int i = 0; i < dimensions; i++) {
      for (int k = i; k < dimensions; k++) {
        for (int sign = 0; sign < 4; sign++) {
          var unit = centre.unit.clone();
          unit[i] = moved(unit[i], (sign & 1) == 0 ? step : -step);
          unit[k] = k == i ? unit[k] : moved(unit[k], (sign & 2) == 0 ? step : -step);
          best = k > i || sign < 2 ? better(best, at(unit)) : best;
        }
      }
    }
    return best;
  }

  private static double moved(double from, double step) {
    return Math.clamp(from + step, 0, 1);
  }
}
