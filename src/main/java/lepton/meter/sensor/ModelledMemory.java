package lepton.meter.sensor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Device;
import lepton.meter.Device.Model;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;
import lepton.meter.Usage;

/// The power of the memory that the command has in use, where the memory has no counter:
///
/// ```text
/// P = S / 1e9 · m      S  B resident in the process tree, at most the cgroup's limit
///                      m  W/GB
/// ```
///
/// All of it is the command's: what others have in use is not looked at.
public final class ModelledMemory implements SensorSource {

  private static final double BYTES_PER_GB = 1e9;

  private final Path root;
  private final ProcessTree tree;
  private final Figures figures;

  /// What is published of memory.
  ///
  /// @param wattsPerGb of memory in use
  /// @param low the least that the power may be, as a factor of what is modelled
  /// @param high the most
  /// @param source who published it
  public record Figures(double wattsPerGb, double low, double high, String source) {}

  /// @param root of the file system
  public ModelledMemory(Path root, ProcessTree tree, Figures figures) {
    this.root = root;
    this.tree = tree;
    this.figures = figures;
  }

  @Override
  public String name() {
    return "memory model";
  }

  @Override
  public Found find() {
    return new Found(List.of(new Modelled(MemoryLimit.bytes(root))), List.of());
  }

  @Override
  public void close() {}

  private final class Modelled implements Sensor {
    private final OptionalDouble limit;
    private final Device device =
        new Device(
            "memory",
            "memory in use",
            DeviceKind.MEMORY,
            Role.PART,
            Optional.empty(),
            OptionalDouble.empty(),
            1,
            Optional.of(new Model(figures.low(), figures.high(), figures.source())),
            List.of());
    private OptionalDouble bytes = OptionalDouble.empty();

    Modelled(OptionalDouble limit) {
      this.limit = limit;
    }

    @Override
    public Device device() {
      return device;
    }

    @Override
    public boolean momentary() {
      return false;
    }

    /// What was in use at last, once no process is alive.
    @Override
    public Sample read(boolean full) {
      var resident = tree.residentBytes();
      bytes = resident.isPresent() ? resident : bytes;
      if (bytes.isEmpty()) {
        return Sample.failed("no process of the command was seen alive");
      }
      double used = Math.min(bytes.getAsDouble(), limit.orElse(Double.MAX_VALUE));
      return new Sample(
          OptionalDouble.of(used / BYTES_PER_GB * figures.wattsPerGb()),
          OptionalLong.empty(),
          OptionalDouble.empty(),
          full ? OptionalDouble.of(used) : OptionalDouble.empty(),
          full ? Optional.of(new Usage.Tenancy(1, 0, true, false)) : Optional.empty(),
          Optional.empty());
    }
  }
}
