package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Path;

/// Processor time of the whole machine, of the first line of `/proc/stat` (proc_stat(5)), summed up
/// since the first reading.
///
/// ```text
/// busy     = user + nice + system + irq + softirq     guest time is part of user and nice
/// capacity = busy + idle + iowait + steal              stolen: another guest had the processor
/// ```
///
/// A part that goes back (iowait does, and all may when a processor is unplugged) counts as
/// standing still.
final class ProcessorTimes implements AutoCloseable {

  private static final int IDLE = 3;
  private static final int IOWAIT = 4;
  private static final int STEAL = 7;

  /// user, nice, system, idle, iowait, irq, softirq, steal.
  private static final int PARTS = 8;

  private final PseudoFile stat;
  private final double ticksPerSecond;
  private final long[] now = new long[PARTS];
  private final long[] last = new long[PARTS];
  private boolean begun;
  private double busy;
  private double capacity;

  ProcessorTimes(Path root, ClockTicks ticks) {
    this.stat = new PseudoFile(root.resolve("proc/stat"), 256);
    this.ticksPerSecond = ticks.perSecond();
  }

  /// Adds what has passed since the last reading.
  void refresh() throws IOException {
    stat.refresh();
    int begin = Digits.end(stat.bytes(), 0, stat.length());
    int parts = Digits.fields(stat.bytes(), begin, stat.length(), now);
    if (parts < IDLE + 1) {
      throw new IOException("no processor times in the first line of " + stat.path());
    }
    for (int part = 0; part < parts; part++) {
      double seconds = begun ? Math.max(0, now[part] - last[part]) / ticksPerSecond : 0;
      capacity += seconds;
      busy += part == IDLE || part == IOWAIT || part == STEAL ? 0 : seconds;
      last[part] = now[part];
    }
    begun = true;
  }

  /// Processor seconds at work since the first reading.
  double busySeconds() {
    return busy;
  }

  /// Processor seconds that there were since the first reading.
  double capacitySeconds() {
    return capacity;
  }

  @Override
  public void close() {
    stat.close();
  }
}
