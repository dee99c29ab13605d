package lepton.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Chance;
import lepton.plan.compare.Contrast;
import lepton.plan.compare.Standing;
import lepton.uncertainty.Range;

/// What is told of each figure of each alternative: the keys of JSON, the columns of CSV and what
/// may stand behind a figure's path in `--field`. Amounts are in the unit of the figure's key.
public enum ComparedValue {
  VALUE,
  P5,
  P50,
  P95,
  DIFFERENCE,
  DIFFERENCE_P5,
  DIFFERENCE_P50,
  DIFFERENCE_P95,
  RATIO,
  RATIO_P5,
  RATIO_P50,
  RATIO_P95,
  PROBABILITY_BETTER,
  PROBABILITY_BETTER_LOW,
  PROBABILITY_BETTER_HIGH,
  PROBABILITY_EQUAL;

  /// `difference_p5`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the uncertain inputs must be drawn for it.
  public boolean needsDraws() {
    return this != VALUE && this != DIFFERENCE && this != RATIO;
  }

  /// The number; absent where there is none.
  public Optional<Double> of(Standing standing, Yardstick yardstick) {
    return switch (this) {
      case VALUE -> standing.figure(yardstick).map(yardstick::inUnit);
      case P5 -> standing.range(yardstick).map(its -> yardstick.inUnit(its.p5()));
      case P50 -> standing.range(yardstick).map(its -> yardstick.inUnit(its.p50()));
      case P95 -> standing.range(yardstick).map(its -> yardstick.inUnit(its.p95()));
      case DIFFERENCE ->
          standing.contrast(yardstick).map(its -> yardstick.inUnit(its.difference()));
      case DIFFERENCE_P5 -> difference(standing, yardstick, Range::p5);
      case DIFFERENCE_P50 -> difference(standing, yardstick, Range::p50);
      case DIFFERENCE_P95 -> difference(standing, yardstick, Range::p95);
      case RATIO -> standing.contrast(yardstick).flatMap(Contrast::ratio);
      case RATIO_P5 -> ratio(standing, yardstick, Range::p5);
      case RATIO_P50 -> ratio(standing, yardstick, Range::p50);
      case RATIO_P95 -> ratio(standing, yardstick, Range::p95);
      case PROBABILITY_BETTER -> chance(standing, yardstick, Chance::probability);
      case PROBABILITY_BETTER_LOW -> chance(standing, yardstick, Chance::low);
      case PROBABILITY_BETTER_HIGH -> chance(standing, yardstick, Chance::high);
      case PROBABILITY_EQUAL -> chance(standing, yardstick, Chance::equalShare);
    };
  }

  private static Optional<Double> difference(
      Standing standing, Yardstick yardstick, Function<Range, Double> percentile) {
    return doubt(standing, yardstick)
        .map(its -> yardstick.inUnit(percentile.apply(its.difference())));
  }

  private static Optional<Double> ratio(
      Standing standing, Yardstick yardstick, Function<Range, Double> percentile) {
    return doubt(standing, yardstick).flatMap(Contrast.Doubt::ratio).map(percentile);
  }

  private static Optional<Double> chance(
      Standing standing, Yardstick yardstick, Function<Chance, Double> share) {
    return doubt(standing, yardstick).map(its -> share.apply(its.chance()));
  }

  private static Optional<Contrast.Doubt> doubt(Standing standing, Yardstick yardstick) {
    return standing.contrast(yardstick).flatMap(Contrast::doubt);
  }
}
