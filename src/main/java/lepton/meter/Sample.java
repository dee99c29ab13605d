package lepton.meter;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One reading of a device. What could not be read is absent, never 0.
///
/// @param watts power now, of the whole device
/// @param count the energy counter, raw
/// @param utilization share of the time that the device was at work, in [0, 1]
/// @param memoryBytes memory in use on the device
/// @param usage who used it since the last full reading; absent where that is unknown
/// @param failure why something that the device has could not be read this time
public record Sample(
    OptionalDouble watts,
    OptionalLong count,
    OptionalDouble utilization,
    OptionalDouble memoryBytes,
    Optional<Usage> usage,
    Optional<String> failure) {

  /// Nothing could be read.
  public static Sample failed(String why) {
    return new Sample(
        OptionalDouble.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.of(why));
  }

  /// Power alone.
  public static Sample ofWatts(double watts) {
    return new Sample(
        OptionalDouble.of(watts),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
