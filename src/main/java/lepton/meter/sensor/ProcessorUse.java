package lepton.meter.sensor;

import java.io.IOException;
import java.util.Optional;
import lepton.meter.Usage;

/// Whose processor time it was, the same for all devices of one source: packages and memory are
/// shared by time alike.
///
/// Used by the one thread that reads the source.
final class ProcessorUse implements AutoCloseable {

  private final ProcessorTimes times;
  private final ProcessTree tree;
  private long readings;
  private double own;
  private double busy;
  private double capacity;

  ProcessorUse(ProcessorTimes times, ProcessTree tree) {
    this.times = times;
    this.tree = tree;
    refresh();
  }

  /// The use since a device was last asked, for one device.
  View view() {
    return new View();
  }

  private boolean refresh() {
    try {
      times.refresh();
    } catch (IOException unreadable) {
      return false;
    }
    own = tree.cpuSeconds();
    busy = times.busySeconds();
    capacity = times.capacitySeconds();
    readings++;
    return true;
  }

  @Override
  public void close() {
    times.close();
  }

  /// One device's turn at the common numbers: the first device that asks again brings them up to
  /// date for all.
  final class View {
    private long seen = readings;
    private double ownSeen = own;
    private double busySeen = busy;
    private double capacitySeen = capacity;

    private View() {}

    /// Use since the last call; absent where nothing is known of it.
    Optional<Usage> since() {
      if (seen == readings && !refresh()) {
        return Optional.empty();
      }
      var usage = new Usage.ProcessorTime(own - ownSeen, busy - busySeen, capacity - capacitySeen);
      seen = readings;
      ownSeen = own;
      busySeen = busy;
      capacitySeen = capacity;
      return Optional.of(usage);
    }
  }
}
