package lepton.plan.advise;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import lepton.estimate.Footprint;

/// What is used, or saved: a figure for each goal that is known, in its base unit.
///
/// @param amounts J, kg, L, a currency and s
public record Use(Map<Goal, Double> amounts) {

  public Use {
    amounts = Map.copyOf(amounts);
  }

  static Use of(Footprint footprint) {
    var amounts = new EnumMap<Goal, Double>(Goal.class);
    for (var goal : Goal.values()) {
      var amount = goal.of(footprint);
      if (amount.isPresent()) {
        amounts.put(goal, amount.getAsDouble());
      }
    }
    return new Use(amounts);
  }

  /// What is saved if `after` takes the place of this; of what both know.
  Use saved(Use after) {
    var amounts = new EnumMap<Goal, Double>(Goal.class);
    for (var goal : Goal.values()) {
      var before = of(goal);
      var later = after.of(goal);
      if (before.isPresent() && later.isPresent()) {
        amounts.put(goal, before.getAsDouble() - later.getAsDouble());
      }
    }
    return new Use(amounts);
  }

  /// The same with one figure unknown.
  Use without(Goal goal) {
    var others = new EnumMap<Goal, Double>(Goal.class);
    others.putAll(amounts);
    others.remove(goal);
    return new Use(others);
  }

  public OptionalDouble of(Goal goal) {
    var amount = amounts.get(goal);
    return amount == null ? OptionalDouble.empty() : OptionalDouble.of(amount);
  }
}
