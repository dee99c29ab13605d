package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Device.CounterTraits;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;

/// Energy counters of AMD's sockets by the driver `amd_energy` (github.com/amd/amd_energy), for
/// kernels whose powercap doesn't know the processor: `energyN_label` `Esocket0`, `energyN_input`
/// in µJ, summed up by the driver in 64 bits. Its counters of cores are inside the sockets.
public final class AmdEnergySource implements SensorSource {

  private static final String NAME = "amd_energy";
  private static final String SOCKET = "Esocket";
  private static final double JOULES_PER_COUNT = 1e-6;

  /// As of a package without a published limit: assumed.
  private static final double BOUND = 2000;

  private final Path root;
  private final CounterFiles counters;

  /// @param root of the file system
  public AmdEnergySource(Path root, ProcessTree tree) {
    this.root = root;
    this.counters = new CounterFiles(root, tree);
  }

  @Override
  public String name() {
    return NAME;
  }

  /// A machine without this driver has none to miss: nothing is absent then.
  @Override
  public Found find() {
    var sensors = new ArrayList<Sensor>();
    var absent = new ArrayList<Absent>();
    for (var monitor : Folders.numbered(root.resolve("sys/class/hwmon"), "hwmon")) {
      if (PseudoFile.text(monitor.resolve("name")).orElse("").equals(NAME)) {
        find(monitor, sensors, absent);
      }
    }
    return new Found(sensors, absent);
  }

  private void find(Path monitor, List<Sensor> sensors, List<Absent> absent) {
    counters.begin();
    var label = PseudoFile.text(monitor.resolve("energy1_label"));
    for (int channel = 1; label.isPresent(); channel++) {
      if (label.get().startsWith(SOCKET)) {
        var device = device(label.get().substring(SOCKET.length()));
        try {
          sensors.add(counters.open(monitor.resolve("energy" + channel + "_input"), device));
        } catch (IOException e) {
          absent.add(
              new Absent(
                  NAME,
                  label.get() + ": " + PseudoFile.why(e),
                  Optional.of("sudo chmod a+r " + monitor + "/energy*_input")));
        }
      }
      label = PseudoFile.text(monitor.resolve("energy" + (channel + 1) + "_label"));
    }
  }

  private static Device device(String socket) {
    return new Device(
        "package-" + socket,
        "CPU package-" + socket,
        DeviceKind.CPU,
        Role.PART,
        Optional.of(new CounterTraits(JOULES_PER_COUNT, OptionalDouble.empty())),
        OptionalDouble.of(BOUND),
        1,
        Optional.empty(),
        List.of());
  }

  @Override
  public void close() {
    counters.close();
  }
}
