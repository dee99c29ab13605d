package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.compare.Chance;
import lepton.uncertainty.Range;

/// What is best within constraints.
///
/// @param goal what is least
/// @param changes what the keys that may move are at the optimum
/// @param now what the workload as it is uses
/// @param use what it uses at the optimum
/// @param range of the goal's figure there, in its base unit; absent where no draws were asked for
/// @param limits each constraint and how it stands; where nothing keeps them all, what would
/// @param feasible whether all constraints hold at the expected values
/// @param accuracy at the optimum, where a table says
/// @param front points of which none is better in both of two goals; empty unless asked for
/// @param combinations how many combinations of words were tried
public record Optimum(
    Goal goal,
    Optional<Objective> other,
    List<Change> changes,
    Use now,
    Use use,
    Optional<Range> range,
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
  /// @param chance in how many draws it holds; absent where nothing was drawn
  public record Held(
      Limit limit, OptionalDouble figure, Optional<Chance> chance, Standing standing) {}

  /// How a constraint stands.
  public sealed interface Standing {}

  /// It costs nothing: the optimum would be the same without it.
  public record Holds() implements Standing {}

  /// It keeps the optimum from being better.
  ///
  /// @param price by how much the goal falls for each unit by which the bound is relaxed, both in
  ///     base units; absent where a small step changes nothing, as between two accelerators
  /// @param without what it would be without the constraint; absent where the price says it
  public record Binds(OptionalDouble price, Optional<Without> without) implements Standing {}

  /// The optimum without a constraint.
  ///
  /// @param figure what was limited, there
  /// @param saved by how much the goal is less, in its base unit
  public record Without(double figure, double saved) {}

  /// Not all constraints can be kept.
  ///
  /// @param alone the bound at which they all could be, the others as they are; absent where that
  ///     doesn't do
  /// @param together the bound at which they all could be, if each of them is relaxed to this;
  ///     absent where this one is kept then
  public record Relax(OptionalDouble alone, OptionalDouble together) implements Standing {}

  /// One point of the front.
  public record FrontPoint(List<Change> changes, Use use, OptionalDouble accuracy) {
    public FrontPoint {
      changes = List.copyOf(changes);
    }
  }
}
