package lepton.meter;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/// Reads the sensors of one source at equal distances, on a thread of its own: power at the moment
/// each interval, everything each second, and everything once more at the end.
///
/// A reading that takes longer than an interval delays the next ones of this source and is not
/// made up for.
final class SensorLoop implements Runnable {

  private static final double FULL_SECONDS = 1;
  private static final double NANOS = 1e9;

  private final SensorSource source;
  private final DoubleSupplier clock;
  private final double shortest;
  private final Runnable watch;
  private final Register register;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private final AtomicLong asked = new AtomicLong();
  private volatile long answered;
  private volatile boolean found;

  /// Takes what a source found and how many seconds apart it will be read, and gives a track for
  /// each sensor.
  interface Register {
    List<DeviceTrack> add(SensorSource.Found found, double interval);
  }

  /// @param clock seconds since the start of the run, suspend included
  /// @param shortest seconds between two readings of power
  /// @param watch called before each reading
  SensorLoop(
      SensorSource source,
      DoubleSupplier clock,
      double shortest,
      Runnable watch,
      Register register) {
    this.source = source;
    this.clock = clock;
    this.shortest = shortest;
    this.watch = watch;
    this.register = register;
    this.thread = new Thread(this, "lepton " + source.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  String name() {
    return source.name();
  }

  /// Asks for a full reading now, besides those at equal distances.
  void readSoon() {
    asked.incrementAndGet();
    LockSupport.unpark(thread);
  }

  /// Whether there is no reading to come that was asked for.
  boolean answered() {
    return !found || ended.getCount() == 0 || answered == asked.get();
  }

  /// Asks for the last reading.
  void stop() {
    stopping = true;
    LockSupport.unpark(thread);
  }

  /// Ends what the source began, such as a person's own meter.
  void close() {
    source.close();
  }

  /// Waits for the last reading; false where it did not come in time.
  boolean await(double seconds) throws InterruptedException {
    return ended.await((long) (seconds * NANOS), TimeUnit.NANOSECONDS);
  }

  /// Whether the source has said what there is.
  boolean found() {
    return found;
  }

  @Override
  public void run() {
    try {
      var result = source.find();
      if (stopping) {
        return;
      }
      double interval = interval(result.sensors());
      var tracks = register.add(result, interval);
      found = true;
      if (!tracks.isEmpty()) {
        follow(result.sensors(), tracks, interval);
      }
    } finally {
      close();
      ended.countDown();
    }
  }

  private double interval(List<Sensor> sensors) {
    for (var sensor : sensors) {
      if (sensor.momentary()) {
        return shortest;
      }
    }
    return Math.max(shortest, FULL_SECONDS);
  }

  private void follow(List<Sensor> sensors, List<DeviceTrack> tracks, double interval) {
    long fullEvery = Math.max(1, Math.round(FULL_SECONDS / interval));
    double next = clock.getAsDouble();
    for (long tick = 0; !stopping; tick++) {
      watch.run();
      read(sensors, tracks, tick % fullEvery == 0);
      next += interval;
      double wait = next - clock.getAsDouble();
      if (wait <= 0) {
        next -= wait;
      }
      while (!stopping && wait > 0) {
        long question = asked.get();
        if (question != answered) {
          read(sensors, tracks, true);
          answered = question;
        }
        LockSupport.parkNanos((long) (wait * NANOS));
        wait = next - clock.getAsDouble();
      }
    }
    read(sensors, tracks, true);
  }

  /// A reading belongs to the middle of the time that it took.
  private void read(List<Sensor> sensors, List<DeviceTrack> tracks, boolean full) {
    for (int i = 0; i < sensors.size(); i++) {
      double before = clock.getAsDouble();
      var sample = sensors.get(i).read(full);
      double after = clock.getAsDouble();
      tracks.get(i).accept((before + after) / 2, sample, full);
    }
  }
}
