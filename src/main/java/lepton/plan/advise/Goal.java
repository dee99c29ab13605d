package lepton.plan.advise;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.estimate.Footprint;
import lepton.quantity.Money;
import lepton.quantity.Span;
import lepton.quantity.Water;

/// What there should be less of. Figures are in base units: J, kg of CO2e, L, a currency, s.
public enum Goal {
  ENERGY("energy"),
  CARBON("carbon"),
  WATER("water"),
  COST("cost"),
  TIME("time");

  private final String id;

  Goal(String id) {
    this.id = id;
  }

  /// How it is called on the command line.
  public String id() {
    return id;
  }

  public static Optional<Goal> named(String word) {
    for (var goal : values()) {
      if (goal.id.equals(word)) {
        return Optional.of(goal);
      }
    }
    return Optional.empty();
  }

  /// The figure of a footprint; absent where it could not be worked out.
  public OptionalDouble of(Footprint footprint) {
    return switch (this) {
      case ENERGY -> OptionalDouble.of(footprint.total().joules());
      case CARBON -> OptionalDouble.of(footprint.emissions().kilograms());
      case WATER -> known(footprint.water().map(Water::litres));
      case COST -> known(footprint.cost().map(Money::amount));
      case TIME -> time(footprint);
    };
  }

  private static OptionalDouble known(Optional<Double> figure) {
    return figure.isPresent() ? OptionalDouble.of(figure.get()) : OptionalDouble.empty();
  }

  /// The time for which hardware is allotted, both phases together.
  private static OptionalDouble time(Footprint footprint) {
    var training = footprint.training().flatMap(Footprint.PhaseFootprint::duration);
    var inference = footprint.inference().flatMap(Footprint.PhaseFootprint::duration);
    if (training.isEmpty() && inference.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        training.map(Span::seconds).orElse(0.0) + inference.map(Span::seconds).orElse(0.0));
  }
}
