package lepton.workload;

import java.util.List;
import java.util.Optional;

/// What is computed: described by work and hardware, or stated by the document's own equations.
public sealed interface Computation {

  /// Phases of work on accelerators.
  ///
  /// @param transfer moving each sample of the inference phase over a network, where its size is
  ///     known
  record Described(List<Phase> phases, Hardware hardware, Optional<Transfer> transfer)
      implements Computation {
    public Described {
      phases = List.copyOf(phases);
    }
  }

  /// The document's equations (2) and (3), stated with a capacity and unit costs of the workload's
  /// own.
  ///
  /// @param dimension D, absent where both costs are constant
  /// @param capacity C, in a unit of the workload's own
  record Stated(Optional<Input> dimension, Input capacity, List<StatedPhase> phases)
      implements Computation {
    public Stated {
      phases = List.copyOf(phases);
    }
  }

  /// One phase of the stated form: N samples at `cost`(D) joules · capacity unit.
  record StatedPhase(Stage stage, Input samples, UnitCost cost) {}

  /// Moving samples over a network: the size of one, and the energy of moving data.
  record Transfer(Input size, Input energy) {}
}
