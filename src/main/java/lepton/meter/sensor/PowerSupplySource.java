package lepton.meter.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;

/// What a laptop draws from its battery (`Documentation/ABI/testing/sysfs-class-power`).
///
/// ```text
/// status                    Discharging; on mains: Charging, Not charging, Full
/// power_now                 µW, or else
/// current_now, voltage_now  µA, µV
/// ```
///
/// On mains a battery tells nothing about the machine. It is shown beside the parts, which it
/// feeds.
public final class PowerSupplySource implements SensorSource {

  private static final String NAME = "power_supply";

  /// A bound in W: twice what USB power delivery carries at most (240 W, revision 3.1).
  private static final double BOUND = 480;

  private final Path root;
  private final List<Battery> opened = new ArrayList<>();

  /// @param root of the file system
  public PowerSupplySource(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find() {
    for (var folder : Folders.all(root.resolve("sys/class/power_supply"))) {
      boolean battery = PseudoFile.text(folder.resolve("type")).orElse("").equals("Battery");
      boolean machines = !PseudoFile.text(folder.resolve("scope")).orElse("").equals("Device");
      if (battery && machines && Battery.tells(folder)) {
        opened.add(new Battery(folder));
      }
    }
    return opened.isEmpty()
        ? new Found(
            List.of(), List.of(new Absent(NAME, "this machine has no battery", Optional.empty())))
        : new Found(List.<Sensor>copyOf(opened), List.of());
  }

  @Override
  public void close() {
    for (var battery : opened) {
      battery.close();
    }
  }

  /// One battery of the machine.
  private static final class Battery implements Sensor, AutoCloseable {
    private static final double PER_MICRO = 1e-6;

    private final Device device;
    private final PseudoFile status;
    private final Optional<PseudoFile> power;
    private final PseudoFile current;
    private final PseudoFile voltage;

    Battery(Path folder) {
      var maker = PseudoFile.text(folder.resolve("manufacturer")).orElse("");
      var model = PseudoFile.text(folder.resolve("model_name")).orElse("");
      var id = Folders.name(folder);
      this.device =
          new Device(
              id,
              ("battery " + maker + " " + model).strip(),
              DeviceKind.MACHINE,
              Role.BESIDE,
              Optional.empty(),
              OptionalDouble.of(BOUND),
              1,
              Optional.empty(),
              List.of());
      this.status = new PseudoFile(folder.resolve("status"));
      var watts = folder.resolve("power_now");
      this.power = Files.exists(watts) ? Optional.of(new PseudoFile(watts)) : Optional.empty();
      this.current = new PseudoFile(folder.resolve("current_now"));
      this.voltage = new PseudoFile(folder.resolve("voltage_now"));
    }

    static boolean tells(Path folder) {
      return Files.exists(folder.resolve("power_now"))
          || (Files.exists(folder.resolve("current_now"))
              && Files.exists(folder.resolve("voltage_now")));
    }

    @Override
    public Device device() {
      return device;
    }

    @Override
    public Sample read(boolean full) {
      try {
        status.refresh();
        var now = new String(status.bytes(), 0, status.length(), StandardCharsets.UTF_8).strip();
        return now.equals("Discharging")
            ? Sample.ofWatts(watts())
            : Sample.failed(
                "on mains (" + now + "): a battery tells what is drawn only when it feeds");
      } catch (IOException e) {
        return Sample.failed(PseudoFile.why(e));
      }
    }

    /// Some drivers give what flows out a minus sign.
    private double watts() throws IOException {
      return power.isPresent()
          ? Math.abs(power.get().readNumber() * PER_MICRO)
          : Math.abs(current.readNumber() * PER_MICRO * (voltage.readNumber() * PER_MICRO));
    }

    @Override
    public void close() {
      status.close();
      power.ifPresent(PseudoFile::close);
      current.close();
      voltage.close();
    }
  }
}
