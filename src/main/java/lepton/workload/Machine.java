package lepton.workload;

import java.util.Map;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;

/// The hardware as a file describes it, before a phase has chosen its precision.
///
/// @param peaks dense peak of one accelerator, in FLOP/s
/// @param capacity C of all accelerators, as given
/// @param utilization as given
/// @param power of one accelerator at work, as given
/// @param personal whether it stands on a desk or in the field and not in a data centre
record Machine(
    Hardware hardware,
    Map<Precision, Input> peaks,
    Optional<Input> tdp,
    Optional<Input> capacity,
    Optional<Input> utilization,
    Optional<Input> power,
    boolean personal) {

  Optional<Input> peak(Precision precision) {
    return Optional.ofNullable(peaks.get(precision));
  }

  Optional<Accelerator> accelerator() {
    return hardware.accelerator();
  }
}
