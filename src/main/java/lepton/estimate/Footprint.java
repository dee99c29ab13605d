package lepton.estimate;

import java.util.List;
import java.util.Optional;
import lepton.energy.ServingLatency;
import lepton.quantity.Carbon;
import lepton.quantity.Compute;
import lepton.quantity.Energy;
import lepton.quantity.Money;
import lepton.quantity.Span;
import lepton.quantity.Water;

/// What a workload uses. A figure that could not be worked out is absent.
///
/// The parts of the IT energy sum to it: accelerators + host + network = it; training + inference =
/// total.
///
/// @param training the training phase, absent where there is none
/// @param it energy of the IT equipment, edge devices included
/// @param accelerators its part for accelerators, edge devices and pruning included
/// @param edge of the accelerators' part, what edge devices use
/// @param pruning of the accelerators' part, what pruning and fine-tuning cost
/// @param host its part for servers without accelerators
/// @param network its part for moving data
/// @param total energy of the facility
/// @param operational location-based
/// @param market market-based
/// @param emissions operational (location-based) and embodied
public record Footprint(
    Optional<PhaseFootprint> training,
    Optional<PhaseFootprint> inference,
    Energy it,
    Energy accelerators,
    Energy edge,
    Energy pruning,
    Energy host,
    Energy network,
    Energy total,
    Carbon operational,
    Optional<Carbon> market,
    Optional<Carbon> embodied,
    Carbon emissions,
    Optional<Water> water,
    Optional<Money> cost,
    Optional<Sci> sci) {

  /// Time for which the hardware is taken, of all phases; absent where that of one is not known.
  public Optional<Double> seconds() {
    double sum = 0;
    boolean any = false;
    for (var phase : List.of(training, inference)) {
      if (phase.isPresent()) {
        if (phase.get().duration().isEmpty()) {
          return Optional.empty();
        }
        any = true;
        sum += phase.get().duration().get().seconds();
      }
    }
    return any ? Optional.of(sum) : Optional.empty();
  }

  /// One phase.
  ///
  /// @param duration time for which the hardware is allotted
  /// @param energy of the facility
  /// @param serving how fast requests are answered, where the serving model was asked
  public record PhaseFootprint(
      Optional<Span> duration,
      Optional<Compute> compute,
      Energy energy,
      Optional<ServingLatency> serving) {

    /// The facility's energy for one request.
    public Optional<Energy> perRequest() {
      return serving.isPresent()
          ? Optional.of(new Energy(energy.joules() / serving.get().requests()))
          : Optional.empty();
    }
  }

  /// Software carbon intensity: CO2e for one functional unit.
  public record Sci(Carbon each, String unit) {}
}
