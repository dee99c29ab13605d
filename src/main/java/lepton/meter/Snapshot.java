package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Everything known at one moment: a line of the journal.
///
/// Totals are cumulative, so that a lost line loses the shape of an interval and no energy.
///
/// @param at seconds since the start, suspend included
/// @param devices in the order of the header's devices
public record Snapshot(double at, List<Totals> devices) {

  public Snapshot {
    devices = List.copyOf(devices);
  }

  /// The same, with devices that were not known then.
  Snapshot padded(int more) {
    var padded = new ArrayList<>(devices);
    while (padded.size() < more) {
      padded.add(Totals.NONE);
    }
    return new Snapshot(at, padded);
  }

  /// Energy on the command's account, in J: of the whole machine's meter where one was read, else
  /// of the parts.
  double own(List<Device> known) {
    return sum(known, counted(known), true);
  }

  /// The role of the devices that make up the sum.
  private Device.Role counted(List<Device> known) {
    boolean metered = sum(known, Device.Role.WHOLE, false) > 0;
    return metered ? Device.Role.WHOLE : Device.Role.PART;
  }

  private double sum(List<Device> known, Device.Role role, boolean energy) {
    double sum = 0;
    for (int i = 0; i < devices.size(); i++) {
      if (known.get(i).role() == role) {
        sum += energy ? devices.get(i).own() : devices.get(i).covered();
      }
    }
    return sum;
  }

  /// Mean power on the command's account since an earlier snapshot, in W, of the devices that add
  /// up; absent where nothing of it is known.
  public OptionalDouble power(Snapshot earlier, List<Device> known) {
    var role = counted(known);
    double sum = 0;
    boolean any = false;
    for (int i = 0; i < devices.size(); i++) {
      var watts = power(earlier, i);
      if (known.get(i).role() == role && watts.isPresent()) {
        sum += watts.getAsDouble();
        any = true;
      }
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /// That of one device.
  public OptionalDouble power(Snapshot earlier, int device) {
    boolean known = device < earlier.devices().size();
    var before = known ? earlier.devices().get(device) : Totals.NONE;
    var now = devices.get(device);
    double seconds = now.covered() - before.covered();
    return seconds > 0
        ? OptionalDouble.of((now.own() - before.own()) / seconds)
        : OptionalDouble.empty();
  }
}
