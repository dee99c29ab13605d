package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Device.Model;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sample;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;

/// The power of all packages where no counter can be read:
///
/// ```text
/// P = P_idle + (P_full − P_idle) · busy / capacity      processor time of the whole machine
/// ```
public final class ModelledProcessor implements SensorSource {

  private static final String NAME = "processor model";

  private final Path root;
  private final ProcessTree tree;
  private final Lookup lookup;
  private Optional<Modelled> opened = Optional.empty();

  /// What is published of the machine's processors, all packages together.
  ///
  /// @param name for people
  /// @param idleWatts without work
  /// @param fullWatts at full load
  /// @param low the least that the power may be, as a factor of what is modelled
  /// @param high the most
  /// @param source who published it, and what was assumed
  public record Figures(
      String name, double idleWatts, double fullWatts, double low, double high, String source) {}

  /// Finds the figures; asked only where they are needed.
  public interface Lookup {
    /// Absent where nothing can be said.
    Optional<Figures> of(Processor processor);
  }

  /// @param root of the file system
  public ModelledProcessor(Path root, ProcessTree tree, Lookup lookup) {
    this.root = root;
    this.tree = tree;
    this.lookup = lookup;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find() {
    var times = new ProcessorTimes(root, tree.ticks());
    try {
      times.refresh();
    } catch (IOException e) {
      return absent("the machine's processor time is unknown: " + PseudoFile.why(e));
    }
    var figures = lookup.of(Processor.read(root));
    if (figures.isEmpty()) {
      return absent("nothing is published of this processor");
    }
    var shared = new ProcessorUse(new ProcessorTimes(root, tree.ticks()), tree);
    var sensor = new Modelled(figures.get(), times, shared);
    opened = Optional.of(sensor);
    return new Found(List.of(sensor), List.of());
  }

  private static Found absent(String why) {
    return new Found(List.of(), List.of(new Absent(NAME, why, Optional.empty())));
  }

  @Override
  public void close() {
    opened.ifPresent(Modelled::close);
  }

  /// All packages as one device.
  private static final class Modelled implements Sensor, AutoCloseable {
    private final Figures figures;
    private final ProcessorTimes times;
    private final ProcessorUse shared;
    private final ProcessorUse.View use;
    private final Device device;
    private double busy;
    private double capacity;
    private OptionalDouble utilization = OptionalDouble.empty();

    Modelled(Figures figures, ProcessorTimes times, ProcessorUse shared) {
      this.figures = figures;
      this.times = times;
      this.shared = shared;
      this.use = shared.view();
      this.device =
          new Device(
              "processors",
              figures.name(),
              DeviceKind.CPU,
              Role.PART,
              Optional.empty(),
              OptionalDouble.empty(),
              1,
              Optional.of(new Model(figures.low(), figures.high(), figures.source())),
              List.of());
    }

    @Override
    public Device device() {
      return device;
    }

    @Override
    public boolean momentary() {
      return false;
    }

    @Override
    public Sample read(boolean full) {
      try {
        refresh();
      } catch (IOException e) {
        return Sample.failed(PseudoFile.why(e));
      }
      if (utilization.isEmpty()) {
        return Sample.failed("no tick of the kernel's clock has passed yet");
      }
      double share = utilization.getAsDouble();
      return new Sample(
          OptionalDouble.of(
              figures.idleWatts() + (figures.fullWatts() - figures.idleWatts()) * share),
          OptionalLong.empty(),
          full ? utilization : OptionalDouble.empty(),
          OptionalDouble.empty(),
          full ? use.since() : Optional.empty(),
          Optional.empty());
    }

    /// The mean since the last reading; within one tick it stays what it was.
    private void refresh() throws IOException {
      times.refresh();
      double passed = times.capacitySeconds() - capacity;
      if (passed > 0) {
        utilization = OptionalDouble.of((times.busySeconds() - busy) / passed);
        busy = times.busySeconds();
        capacity = times.capacitySeconds();
      }
    }

    @Override
    public void close() {
      times.close();
      shared.close();
    }
  }
}
