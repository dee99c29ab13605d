package lepton.estimate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Recording;
import lepton.quantity.Energy;
import lepton.quantity.Power;
import lepton.quantity.Span;

/// What a recording comes to. What is unknown is absent.
///
/// @param it energy of the IT equipment on the command's account
/// @param accelerators its part for GPUs; absent where none was measured
/// @param host its part for processors and memory, or the rest of the machine
/// @param power mean power of the IT equipment
/// @param footprint absent where there is no energy, PUE or grid
/// @param certainty absent where there is no energy
/// @param devices in the order of the recording
/// @param phases those that the command marked
/// @param step one of the steps that the command marked, in the mean
/// @param warnings what is doubtful about these figures, in sentences
/// @param ranges how sure the figures are; absent where that was not asked for
public record Measured(
    Recording recording,
    Optional<Energy> it,
    Optional<Energy> accelerators,
    Optional<Energy> host,
    Optional<Power> power,
    Optional<Footprint> footprint,
    Optional<Certainty> certainty,
    List<DeviceUse> devices,
    List<Part> phases,
    Optional<Part> step,
    List<String> warnings,
    Optional<Ranges> ranges) {

  public Measured {
    devices = List.copyOf(devices);
    phases = List.copyOf(phases);
    warnings = List.copyOf(warnings);
  }

  /// The same with ranges.
  Measured with(Ranges drawn) {
    return new Measured(
        recording,
        it,
        accelerators,
        host,
        power,
        footprint,
        certainty,
        devices,
        phases,
        step,
        warnings,
        Optional.of(drawn));
  }

  /// How the energy was found; the first three sum to it.
  ///
  /// @param counter by the devices' own counters
  /// @param power by integrating sampled power
  /// @param model without a sensor
  /// @param modelShare of all of it
  /// @param low the least that all of it may be, by the range of the models
  /// @param high the most
  public record Certainty(
      Energy counter, Energy power, Energy model, double modelShare, Energy low, Energy high) {}

  /// One device. Energies are absent where nothing could be read.
  ///
  /// @param own on the command's account
  /// @param heldIdle of `own`: drawn while the command held the device and did nothing on it
  /// @param others of other users
  /// @param idle on nobody's account
  /// @param share of the device's energy on the command's account
  /// @param mean power of the whole device
  /// @param most greatest power of the whole device
  /// @param utilization mean share of the time at work, in [0, 1]
  public record DeviceUse(
      Recording.DeviceRecord record,
      Optional<Energy> own,
      Optional<Energy> heldIdle,
      Optional<Energy> others,
      Optional<Energy> idle,
      OptionalDouble share,
      Optional<Power> mean,
      Optional<Power> most,
      OptionalDouble utilization) {}

  /// A phase, or one step.
  ///
  /// @param it energy of the IT equipment
  public record Part(
      String name,
      Span duration,
      Optional<Energy> it,
      Optional<Power> power,
      Optional<Footprint> footprint) {}
}
