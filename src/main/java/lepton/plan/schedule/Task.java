package lepton.plan.schedule;

import java.util.Optional;
import lepton.quantity.Energy;

/// What is to be planned.
///
/// @param earliest when it may start, in seconds since 1970-01-01T00:00Z
/// @param deadline when it has to have ended
/// @param pauses how it may be interrupted; absent where it runs in one go
/// @param moving the energy of moving its data out of the first zone
public record Task(
    Profile profile, double earliest, double deadline, Optional<Pauses> pauses, Energy moving) {

  /// It may be interrupted, and each time that costs time at its mean power.
  public record Pauses(double checkpointSeconds) {
    public Pauses {
      if (!(checkpointSeconds >= 0) || !Double.isFinite(checkpointSeconds)) {
        throw new IllegalArgumentException("a checkpoint takes time, got " + checkpointSeconds);
      }
    }
  }

  public Task {
    if (!(deadline > earliest)) {
      throw new IllegalArgumentException("the deadline is before the earliest start");
    }
  }
}
