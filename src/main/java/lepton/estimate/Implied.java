package lepton.estimate;

import java.util.OptionalDouble;
import lepton.energy.WorkOf;
import lepton.workload.Capacity;
import lepton.workload.Computation;
import lepton.workload.Phase;
import lepton.workload.Work;
import lepton.workload.Workload;

/// What accelerator hours and powers that were stated imply.
public final class Implied {

  /// What a server adds for each accelerator at most: 2.8 kW of eight (Latif et al. 2025), in W.
  private static final double HOST_WATTS = 350;

  private Implied() {}

  /// The utilization that accelerator hours imply beside the work of the first phase; absent where
  /// either is not known.
  public static OptionalDouble utilization(Workload workload) {
    return workload.computation() instanceof Computation.Described described
            && !described.phases().isEmpty()
        ? utilization(described.phases().getFirst())
        : OptionalDouble.empty();
  }

  static OptionalDouble utilization(Phase phase) {
    return phase.work() instanceof Work.AcceleratorTime time
            && time.model().isPresent()
            && phase.capacity() instanceof Capacity.OfPeak peak
        ? OptionalDouble.of(
            WorkOf.expected(time.model().get()) / (time.seconds().mean() * peak.peak().mean()))
        : OptionalDouble.empty();
  }

  /// Whether a mean power is more than an accelerator and its share of a server draw. Assumed:
  /// twice the TDP, as a limit may be raised.
  static boolean tooMuch(double watts, double tdp) {
    return watts > 2 * tdp + HOST_WATTS;
  }
}
