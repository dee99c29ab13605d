package lepton.energy;

import java.util.Optional;
import lepton.quantity.Compute;
import lepton.quantity.Energy;
import lepton.quantity.Span;

/// What one phase uses before the facility's overhead.
///
/// @param compute work done, edge devices included; absent where only the time is known
/// @param allotted time for which the accelerators are taken; absent where costs are stated
///     directly
/// @param accelerators energy of the accelerators, at work and idle, without edge devices
/// @param edge energy of edge devices
/// @param edgeTime time that edge devices work, all of them added up
/// @param host energy of servers without accelerators
/// @param network energy of moving data
/// @param serving how fast requests are answered; absent where the serving model was not asked
public record PhaseUse(
    Optional<Compute> compute,
    Optional<Span> allotted,
    Energy accelerators,
    Energy edge,
    Span edgeTime,
    Energy host,
    Energy network,
    Optional<ServingLatency> serving) {

  /// E_it: the sum of the parts.
  public Energy it() {
    return new Energy(accelerators.joules() + edge.joules() + host.joules() + network.joules());
  }
}
