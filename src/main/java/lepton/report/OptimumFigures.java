package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Use;
import lepton.quantity.Energy;
import lepton.quantity.PlainNumber;
import lepton.quantity.Span;
import lepton.uncertainty.Range;

/// The numbers of an optimum, by the path that JSON and `--field` know them by.
public final class OptimumFigures {

  private static final String ACCURACY = "accuracy";

  private OptimumFigures() {}

  /// Every path that `at` knows.
  public static List<String> paths() {
    var paths = new ArrayList<String>();
    for (var section : List.of("now.", "optimum.")) {
      for (var goal : Goal.values()) {
        paths.add(section + AdviceFigures.key(goal));
      }
    }
    for (var goal : Goal.values()) {
      for (var share : List.of(".p5", ".p50", ".p95")) {
        paths.add("range." + AdviceFigures.key(goal) + share);
      }
    }
    paths.add(ACCURACY);
    return paths;
  }

  /// The number at a path, plain; absent where it is not known. Ranges are known of what was
  /// minimised.
  public static Optional<String> at(String path, Optimum optimum) {
    var number = number(path, optimum);
    return number.isPresent()
        ? Optional.of(PlainNumber.of(number.getAsDouble()))
        : Optional.empty();
  }

  private static OptionalDouble number(String path, Optimum optimum) {
    if (path.equals(ACCURACY)) {
      return optimum.accuracy();
    }
    var range = "range." + AdviceFigures.key(optimum.goal()) + ".";
    if (path.startsWith("range.")) {
      return path.startsWith(range) && optimum.range().isPresent()
          ? OptionalDouble.of(
              AdviceFigures.value(
                  optimum.goal(), at(path.substring(range.length()), optimum.range().get())))
          : OptionalDouble.empty();
    }
    return figure(path, path.startsWith("optimum.") ? optimum.use() : optimum.now());
  }

  private static double at(String share, Range range) {
    return switch (share) {
      case "p5" -> range.p5();
      case "p50" -> range.p50();
      default -> range.p95();
    };
  }

  private static OptionalDouble figure(String path, Use use) {
    for (var goal : Goal.values()) {
      var amount = use.of(goal);
      if (path.endsWith("." + AdviceFigures.key(goal)) && amount.isPresent()) {
        return OptionalDouble.of(AdviceFigures.value(goal, amount.getAsDouble()));
      }
    }
    return OptionalDouble.empty();
  }

  /// What a constraint limits, with its unit.
  static String key(Limit limit) {
    return limit.goal().map(AdviceFigures::key).orElse(ACCURACY);
  }

  /// A bound or figure in the unit of its key; an accuracy as a share.
  static double value(Limit limit, double base) {
    return limit.goal().isEmpty() ? base : base / unit(limit);
  }

  /// The unit of a bound that a price is told for, in base units: an hour, a kWh, a percentage
  /// point.
  static double unit(Limit limit) {
    if (limit.goal().isEmpty()) {
      return 0.01;
    }
    return switch (limit.goal().get()) {
      case ENERGY -> Energy.JOULES_PER_KWH;
      case CARBON, WATER, COST -> 1;
      case TIME -> Span.SECONDS_PER_HOUR;
    };
  }
}
