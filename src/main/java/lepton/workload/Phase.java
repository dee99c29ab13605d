package lepton.workload;

import java.util.Optional;
import lepton.catalog.Precision;

/// Training or inference: its work and what the hardware gives it.
///
/// @param power mean electrical power of one accelerator at work; absent where the serving model
///     works it out
public record Phase(
    Stage stage, Work work, Precision precision, Capacity capacity, Optional<Input> power) {

  public Phase {
    if (power.isPresent() == capacity instanceof Capacity.Served) {
      throw new IllegalArgumentException("power is given, or worked out by the serving model");
    }
    if (capacity instanceof Capacity.Served && !(work instanceof Work.Requests)) {
      throw new IllegalArgumentException("the serving model is of requests, got " + work);
    }
  }
}
