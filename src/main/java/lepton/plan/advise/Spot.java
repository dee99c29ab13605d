package lepton.plan.advise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the workload is at one setting of the keys that move.
///
/// @param variant absent where the setting makes no workload
/// @param use what it uses, of what can be compared with the workload as it is
/// @param accuracy absent where no table says
record Spot(
    List<Change> changes, Optional<Variants.Variant> variant, Use use, OptionalDouble accuracy) {

  static final Use NOTHING_KNOWN = new Use(Map.of());

  Spot {
    changes = List.copyOf(changes);
  }

  /// In the goal's base unit; absent where it isn't known.
  OptionalDouble figure(Goal goal) {
    return use.of(goal);
  }

  /// What a constraint limits.
  OptionalDouble figure(Limit limit) {
    return limit.goal().isPresent() ? use.of(limit.goal().get()) : accuracy;
  }
}
