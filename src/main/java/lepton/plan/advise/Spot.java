package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the workload is at one setting of the keys that move.
///
/// @param variant absent where the setting makes no workload
/// @param accuracy absent where no table says
record Spot(List<Change> changes, Optional<Variants.Variant> variant, OptionalDouble accuracy) {

  Spot {
    changes = List.copyOf(changes);
  }

  /// In the goal's base unit; absent where it isn't known.
  OptionalDouble figure(Goal goal) {
    return variant.isPresent() ? goal.of(variant.get().footprint()) : OptionalDouble.empty();
  }

  /// What a constraint limits.
  OptionalDouble figure(Limit limit) {
    return limit.goal().isPresent() ? figure(limit.goal().get()) : accuracy;
  }
}
