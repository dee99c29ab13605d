package lepton.plan.placement;

import java.util.OptionalDouble;
import lepton.workload.Site;

/// A site that jobs are placed at.
///
/// @param intensity of its grid: one figure, or a series outside which nothing is placed
/// @param gpus that it has; absent where they are not counted
/// @param watts of IT equipment that it can feed and cool; absent where that is not limited
/// @param kwhPerGb the energy of moving data to it
public record Location(
    String name,
    Site.Intensity intensity,
    double pue,
    OptionalDouble gpus,
    OptionalDouble watts,
    double kwhPerGb) {

  /// @throws IllegalArgumentException if the PUE is below 1 or a capacity below nothing
  public Location {
    if (!(pue >= 1) || gpus.orElse(0) < 0 || watts.orElse(0) < 0) {
      throw new IllegalArgumentException("a PUE is 1 at least, and a capacity 0, got " + pue);
    }
  }
}
