package lepton.workload;

import java.util.List;
import java.util.Optional;

/// What is to be estimated.
///
/// @param computation what is computed, and on what
/// @param site where it runs
/// @param levers what is done to use less
/// @param unit SCI's functional unit R
/// @param budget what it may use at most
/// @param reported what somebody published for it
/// @param assumptions every default that was used
public record Workload(
    String name,
    Computation computation,
    Site site,
    Levers levers,
    Optional<FunctionalUnit> unit,
    Optional<Budget> budget,
    Optional<Reported> reported,
    List<Input> assumptions) {

  public Workload {
    assumptions = List.copyOf(assumptions);
  }

  /// SCI's functional unit: what one is, and how many there are.
  public record FunctionalUnit(String name, Input count) {}

  /// A published figure to hold the estimate against.
  public record Reported(
      Optional<Input> energy, Optional<Input> emissions, Optional<String> source) {}
}
