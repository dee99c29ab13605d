package lepton.plan.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lepton.estimate.Alternative;
import lepton.estimate.Yardstick;
import lepton.uncertainty.Range;

/// An alternative with its figures, and how they differ from the base's; all in base units.
public final class Standing {

  private final Alternative alternative;
  private final Map<Yardstick, Double> figures;
  private final Map<Yardstick, Range> ranges;
  private final Map<Yardstick, Contrast> contrasts;

  Standing(
      Alternative alternative,
      Map<Yardstick, Double> figures,
      Map<Yardstick, Range> ranges,
      Map<Yardstick, Contrast> contrasts) {
    this.alternative = alternative;
    this.figures = copy(figures);
    this.ranges = copy(ranges);
    this.contrasts = copy(contrasts);
  }

  private static <V> Map<Yardstick, V> copy(Map<Yardstick, V> map) {
    return map.isEmpty() ? Map.of() : new EnumMap<>(map);
  }

  public Alternative alternative() {
    return alternative;
  }

  public String name() {
    return alternative.name();
  }

  /// A figure at the expected values of the inputs.
  public Optional<Double> figure(Yardstick yardstick) {
    return Optional.ofNullable(figures.get(yardstick));
  }

  /// Its range; absent where nothing was drawn.
  public Optional<Range> range(Yardstick yardstick) {
    return Optional.ofNullable(ranges.get(yardstick));
  }

  /// How it differs from the base; absent for the base, and where either lacks the figure or the
  /// two are in different units or have different parts.
  public Optional<Contrast> contrast(Yardstick yardstick) {
    return Optional.ofNullable(contrasts.get(yardstick));
  }
}
