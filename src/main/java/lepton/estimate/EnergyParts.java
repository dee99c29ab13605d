package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording;
import lepton.meter.Recording.DeviceRecord;
import lepton.quantity.Energy;

/// What the measured devices add up to. A part of which nothing is known is absent.
///
/// Where the whole machine was metered, that is the sum, and what the accelerators don't explain of
/// it is the host's; else the parts add up. What stands beside them is never added: it contains
/// them.
///
/// @param it energy of the IT equipment
/// @param excess by how much the accelerators alone exceed the whole machine; absent where they
///     don't
record EnergyParts(
    Optional<Energy> it,
    Optional<Energy> accelerators,
    Optional<Energy> host,
    Optional<Energy> excess) {

  /// Those of the whole run.
  static EnergyParts ofRun(Recording recording) {
    boolean machine = metered(recording);
    var joules = new ArrayList<OptionalDouble>();
    for (var device : recording.devices()) {
      joules.add(OptionalDouble.of(machine ? device.totals().whole() : device.totals().own()));
    }
    return of(recording, joules);
  }

  /// Those of a part of the run.
  ///
  /// @param joules in the order of the devices; absent where it is not known
  static EnergyParts of(Recording recording, List<OptionalDouble> joules) {
    var accelerators = sum(recording, joules, true);
    if (!metered(recording)) {
      var host = sum(recording, joules, false);
      return new EnergyParts(plus(accelerators, host), accelerators, host, Optional.empty());
    }
    var whole = recording.known(joules);
    if (whole.isEmpty()) {
      return new EnergyParts(Optional.empty(), accelerators, Optional.empty(), Optional.empty());
    }
    double all = whole.getAsDouble();
    double rest = all - accelerators.map(Energy::joules).orElse(0.0);
    return new EnergyParts(
        Optional.of(new Energy(all)),
        accelerators,
        Optional.of(new Energy(Math.max(0, rest))),
        rest < 0 ? Optional.of(new Energy(-rest)) : Optional.empty());
  }

  /// Whether the whole machine was metered.
  static boolean metered(Recording recording) {
    return recording.devices().stream().anyMatch(device -> counts(device, Device.Role.WHOLE));
  }

  /// The devices whose energy makes up the sum.
  static List<DeviceRecord> counted(Recording recording) {
    var role = metered(recording) ? Device.Role.WHOLE : Device.Role.PART;
    return recording.devices().stream().filter(device -> counts(device, role)).toList();
  }

  private static boolean counts(DeviceRecord device, Device.Role role) {
    return device.device().role() == role && device.known();
  }

  /// The part of a device that is on the command's account, in [0, 1]; all of one that drew
  /// nothing.
  static double share(DeviceRecord device) {
    double whole = device.totals().whole();
    return whole > 0 ? Math.clamp(device.totals().own() / whole, 0, 1) : 1;
  }

  private static Optional<Energy> sum(
      Recording recording, List<OptionalDouble> joules, boolean accelerators) {
    double sum = 0;
    boolean any = false;
    for (int i = 0; i < recording.devices().size(); i++) {
      var device = recording.devices().get(i);
      if (counts(device, Device.Role.PART)
          && joules.get(i).isPresent()
          && (device.device().kind() == DeviceKind.GPU) == accelerators) {
        any = true;
        sum += joules.get(i).getAsDouble();
      }
    }
    return any ? Optional.of(new Energy(sum)) : Optional.empty();
  }

  private static Optional<Energy> plus(Optional<Energy> a, Optional<Energy> b) {
    return a.isPresent() && b.isPresent() ? Optional.of(a.get().plus(b.get())) : a.or(() -> b);
  }
}
