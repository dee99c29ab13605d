package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is best within constraints.
///
/// @param goal what is least
/// @param changes what the keys that may move are at the optimum
/// @param now what the workload as it is uses
/// @param use what it uses at the optimum
/// @param limits each constraint and how it stands; where nothing keeps them all, what would
/// @param feasible whether all constraints hold
/// @param accuracy at the optimum, where a table says
/// @param front points of which none is better in both of two goals; empty unless asked for
/// @param combinations how many combinations of words were tried
public record Optimum(
    Goal goal,
    Optional<Goal> other,
    List<Change> changes,
    Use now,
    Use use,
    List<Held> limits,
    boolean feasible,
    OptionalDouble accuracy,
    List<FrontPoint> front,
    Optional<String> currency,
    int combinations) {

  public Optimum {
    changes = List.copyOf(changes);
    limits = List.copyOf(limits);
    front = List.copyOf(front);
  }

  /// A constraint at the optimum.
  ///
  /// @param figure what is limited, at the optimum
  /// @param binding whether the optimum lies on it
  /// @param price by how much the goal falls for each unit by which the bound is relaxed, both in
  ///     base units; absent where it doesn't bind
  /// @param relaxed the bound at which all constraints could be kept, the others as they are;
  ///     absent where they are kept, or relaxing this one alone doesn't do
  public record Held(
      Limit limit,
      OptionalDouble figure,
      boolean binding,
      OptionalDouble price,
      OptionalDouble relaxed) {}

  /// One point of the front.
  public record FrontPoint(List<Change> changes, Use use) {
    public FrontPoint {
      changes = List.copyOf(changes);
    }
  }
}
