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
