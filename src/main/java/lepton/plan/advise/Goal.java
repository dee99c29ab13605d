package lepton.plan.advise;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.estimate.Footprint;
import lepton.estimate.Yardstick;

/// What there should be less of. Figures are in base units: J, kg of CO2e, L, a currency, s.
public enum Goal {
  ENERGY("energy", Yardstick.FACILITY),
  CARBON("carbon", Yardstick.EMISSIONS),
  WATER("water", Yardstick.WATER),
  COST("cost", Yardstick.COST),
  TIME("time", Yardstick.DURATION);

  private final String id;
  private final Yardstick yardstick;

  Goal(String id, Yardstick yardstick) {
    this.id = id;
    this.yardstick = yardstick;
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
    var figure = yardstick.of(footprint);
    return figure.isPresent() ? OptionalDouble.of(figure.get()) : OptionalDouble.empty();
  }
}
