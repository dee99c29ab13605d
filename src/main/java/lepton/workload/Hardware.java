package lepton.workload;

import java.util.Optional;
import lepton.catalog.Accelerator;

/// What the work runs on.
///
/// @param accelerator the catalogue row or the file's own description; absent where only a capacity
///     and a
///     power were given
/// @param idle power of one accelerator without work
/// @param busy share of the allotted time at work, in (0, 1]
/// @param host the rest of the servers; absent when left out on purpose
/// @param embodied CO2e of making one accelerator, in kg
public record Hardware(
    String name,
    Optional<Accelerator> accelerator,
    Input count,
    Input idle,
    Input busy,
    Optional<Host> host,
    Optional<Input> embodied) {

  /// A server without its accelerators.
  ///
  /// @param power while it is allotted
  /// @param accelerators how many accelerators share one
  /// @param embodied CO2e of making one, in kg
  public record Host(HostPower power, Input accelerators, Optional<Input> embodied) {}

  /// The power of one server without its accelerators.
  public sealed interface HostPower {}

  /// As given, in W.
  public record Metered(Input watts) implements HostPower {}

  /// Worked out from its parts: cpus · TDP · load + memory · W/GB.
  public record FromParts(Optional<Processors> processors, Optional<Memory> memory)
      implements HostPower {}

  /// The processors of a server.
  ///
  /// @param load mean power as a share of the TDP
  public record Processors(Input count, Input tdp, Input load) {}

  /// The memory of a server.
  ///
  /// @param wattsPerGb in W/GB (10⁹ bytes)
  public record Memory(Input size, Input wattsPerGb) {}
}
