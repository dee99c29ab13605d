package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// One sensor, tried out: whether it is there, what it shows, or why it can't be had.
///
/// @param sensor the source it belongs to: `nvml`, `rapl`, …
/// @param device absent where none was found
/// @param watts power now; absent where it could not be read
/// @param joules the energy counter, since whenever it began; absent where there is none
/// @param utilization share of the time at work, in [0, 1]
/// @param why what is wrong; absent where nothing is
/// @param remedy the one command or step that mends it
public record Probe(
    String sensor,
    Optional<Device> device,
    OptionalDouble watts,
    OptionalDouble joules,
    OptionalDouble utilization,
    Optional<String> why,
    Optional<String> remedy) {

  private static final double NANOS_PER_SECOND = 1e9;

  /// Whether it shows anything.
  public boolean readable() {
    return watts.isPresent() || joules.isPresent();
  }

  /// Whether it is no sensor but published figures.
  public boolean modelled() {
    return device.isPresent() && device.get().model().isPresent();
  }

  /// Waits between two readings.
  @FunctionalInterface
  public interface Pause {
    void take() throws InterruptedException;
  }

  /// Tries all sensors of all sources: each is read twice, with a pause between, as a counter shows
  /// power only by how far it moves.
  ///
  /// @param nanos a clock that never steps back
  public static List<Probe> all(List<SensorSource> sources, LongSupplier nanos, Pause pause)
      throws InterruptedException {
    var firsts = new ArrayList<First>();
    var probes = new ArrayList<Probe>();
    for (var source : sources) {
      var found = source.find();
      for (var sensor : found.sensors()) {
        firsts.add(new First(source.name(), sensor, sensor.read(true), nanos.getAsLong()));
      }
      for (var absent : found.absent()) {
        probes.add(absent(absent));
      }
      if (found.sensors().isEmpty() && found.absent().isEmpty()) {
        probes.add(absent(new Absent(source.name(), "nothing was found", Optional.empty())));
      }
    }
    if (!firsts.isEmpty()) {
      pause.take();
    }
    var read = new ArrayList<Probe>();
    for (var first : firsts) {
      var second = first.sensor().read(true);
      double seconds = (nanos.getAsLong() - first.at()) / NANOS_PER_SECOND;
      read.add(of(first, second, seconds));
    }
    read.addAll(probes);
    return read;
  }

  /// A first reading, and when it was taken.
  private record First(String source, Sensor sensor, Sample sample, long at) {}

  private static Probe absent(Absent absent) {
    return new Probe(
        absent.sensor(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.of(absent.why()),
        absent.remedy());
  }

  private static Probe of(First first, Sample second, double seconds) {
    var device = first.sensor().device();
    var counter = device.counter();
    OptionalDouble joules =
        counter.isPresent() && second.count().isPresent()
            ? OptionalDouble.of(second.count().getAsLong() * counter.get().joulesPerCount())
            : OptionalDouble.empty();
    OptionalDouble watts =
        second.watts().isPresent() || counter.isEmpty()
            ? second.watts()
            : moved(counter.get(), first.sample().count(), second.count(), seconds);
    return new Probe(
        first.source(),
        Optional.of(device),
        watts,
        joules,
        second.utilization(),
        second.failure(),
        Optional.empty());
  }

  /// The mean power between two readings of a counter, which may have begun again in between.
  private static OptionalDouble moved(
      Device.CounterTraits counter, OptionalLong before, OptionalLong now, double seconds) {
    if (before.isEmpty() || now.isEmpty() || !(seconds > 0)) {
      return OptionalDouble.empty();
    }
    double counts = now.getAsLong() - (double) before.getAsLong();
    if (counts < 0) {
      counts += counter.range().orElse(0);
    }
    return counts < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(counts * counter.joulesPerCount() / seconds);
  }
}
