package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What should be least, and what must hold.
///
/// @param figure what should be least
record Aim(Function<Spot, OptionalDouble> figure, List<Limit> limits) {

  Aim {
    limits = List.copyOf(limits);
  }

  /// The least of a goal.
  static Aim at(Goal goal, List<Limit> limits) {
    return new Aim(spot -> spot.figure(goal), limits);
  }

  /// The best of an objective.
  static Aim at(Objective objective, List<Limit> limits) {
    return new Aim(spot -> figure(objective, spot), limits);
  }

  /// What should be less of a spot: an accuracy below 0, as there should be more of it.
  static OptionalDouble figure(Objective objective, Spot spot) {
    return switch (objective) {
      case Objective.Less(var goal) -> spot.figure(goal);
      case Objective.Accuracy _ ->
          spot.accuracy().isPresent()
              ? OptionalDouble.of(-spot.accuracy().getAsDouble())
              : OptionalDouble.empty();
    };
  }

  /// The most that the figure of an objective may be.
  static Limit bound(Objective objective, double most) {
    return switch (objective) {
      case Objective.Less(var goal) -> new Limit(Optional.of(goal), true, most, objective.id());
      case Objective.Accuracy _ -> new Limit(Optional.empty(), false, -most, objective.id());
    };
  }

  /// Whether a spot keeps all limits and has what should be least.
  boolean allows(Spot spot) {
    var values = values(spot);
    boolean allowed = spot.variant().isPresent() && Math.abs(values[0]) < Double.MAX_VALUE;
    for (int i = 1; i < values.length; i++) {
      allowed &= values[i] <= 0;
    }
    return allowed;
  }

  /// How near a constraint can be come to, where all others are kept.
  static Aim relaxing(Limit limit, List<Limit> others) {
    return new Aim(
        spot -> {
          var figure = spot.figure(limit);
          return figure.isPresent() && !limit.atMost()
              ? OptionalDouble.of(-figure.getAsDouble())
              : figure;
        },
        others);
  }

  /// The figure first, then by how much each constraint is missed, as a share of its bound; beyond
  /// all bounds where it isn't known.
  double[] values(Spot spot) {
    var values = new double[1 + limits.size()];
    values[0] = figure.apply(spot).orElse(Double.MAX_VALUE);
    for (int i = 0; i < limits.size(); i++) {
      var limited = spot.figure(limits.get(i));
      values[i + 1] =
          limited.isPresent() ? limits.get(i).missed(limited.getAsDouble()) : Double.MAX_VALUE;
    }
    return values;
  }

  /// The same with one constraint changed, or left out.
  Aim with(int at, Optional<Limit> other) {
    var changed = new ArrayList<>(limits);
    changed.remove(at);
    other.ifPresent(limit -> changed.add(at, limit));
    return new Aim(figure, changed);
  }

  /// The same with one constraint more.
  Aim and(Limit limit) {
    var more = new ArrayList<>(limits);
    more.add(limit);
    return new Aim(figure, more);
  }
}
