package lepton.meter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Attribution.Shares;
import lepton.meter.EnergyCounter.Step;

/// Readings of one device become its totals. Safe for use by several threads.
///
/// Energy is divided when a full reading says who used the device, so totals move with full
/// readings. Of a slice (`share` below 1) everything is the slice's part: the rest of the board is
/// no part of the record.
public final class DeviceTrack {

  /// Above a device's bound by this factor a reading of power is left out; limits are averages and
  /// are exceeded for milliseconds. Assumed, as for the counter.
  private static final double MARGIN = 1.5;

  /// Below this a counter's mean power says more of its updates than of the device.
  private static final double LEAST_MEAN_SECONDS = 0.1;

  /// A reading of utilization speaks for the time since the one before, unless that is longer than
  /// five of its intervals, each of ten readings of power, and than 5 s.
  private static final double INTERVALS_BRIDGED = 50;

  private static final double LEAST_BRIDGED_SECONDS = 5;

  private final Device device;
  private final boolean wholeMachine;
  private final EnergyAccount account;
  private final DeviceNotes notes = new DeviceNotes();
  private final WattsRange watts = new WattsRange();
  private final double longestUse;

  private double lastAt;
  private Optional<Usage> usage = Optional.empty();
  private Shares shares = Shares.ALL_OWN;
  private double divided;
  private Totals settled = Totals.NONE;
  private double settledAt;
  private double own;
  private double heldIdle;
  private double others;
  private double idle;
  private OptionalDouble utilizationAt = OptionalDouble.empty();
  private double utilizationSeconds;
  private double utilizationCovered;

  /// Of a device that shows power at the moment of a reading.
  ///
  /// @param wholeMachine whether everything is put on the command's account
  /// @param intervalSeconds between readings of power
  public DeviceTrack(Device device, boolean wholeMachine, double intervalSeconds) {
    this(device, wholeMachine, intervalSeconds, new PowerIntegral(intervalSeconds));
  }

  /// Of a sensor's device.
  ///
  /// @param wholeMachine whether everything is put on the command's account
  /// @param intervalSeconds between readings
  public static DeviceTrack of(Sensor sensor, boolean wholeMachine, double intervalSeconds) {
    var power =
        sensor.momentary()
            ? new PowerIntegral(intervalSeconds)
            : PowerIntegral.ofMeans(intervalSeconds);
    return new DeviceTrack(sensor.device(), wholeMachine, intervalSeconds, power);
  }

  private DeviceTrack(
      Device device, boolean wholeMachine, double intervalSeconds, PowerIntegral power) {
    this.device = device;
    this.wholeMachine = wholeMachine;
    this.account = new EnergyAccount(device, power);
    this.longestUse = Math.max(LEAST_BRIDGED_SECONDS, INTERVALS_BRIDGED * intervalSeconds);
  }

  public Device device() {
    return device;
  }

  /// Takes a reading; one from before the last is left out.
  ///
  /// @param at seconds since the start, suspend included
  /// @param full whether everything was read; the last reading of a run is to be full
  public synchronized void accept(double at, Sample sample, boolean full) {
    if (!(at >= lastAt)) {
      return;
    }
    lastAt = at;
    sample.failure().ifPresent(why -> notes.failed(at, why));
    var plausible = plausible(sample.watts());
    plausible.ifPresent(watts::accept);
    var step = account.accept(at, plausible, sample.count(), full);
    if (step instanceof Step.Known known && !account.hasPower()) {
      mean(known);
    }
    if (sample.utilization().isPresent()) {
      use(at, sample.utilization().getAsDouble());
    }
    if (full) {
      divide(sample);
      settledAt = at;
    }
  }

  private OptionalDouble plausible(OptionalDouble read) {
    if (read.isEmpty()) {
      return read;
    }
    double value = read.getAsDouble();
    double most = MARGIN * device.mostWatts().orElse(Double.MAX_VALUE / MARGIN);
    if (value >= 0 && value <= most) {
      return read;
    }
    notes.implausiblePower(value);
    return OptionalDouble.empty();
  }

  /// A device without a sensor for power shows the mean of each of its counter's intervals.
  private void mean(Step.Known known) {
    double elapsed = known.to() - known.from();
    if (elapsed >= LEAST_MEAN_SECONDS) {
      watts.accept(known.joules() / elapsed);
    }
  }

  private void use(double at, double utilization) {
    if (utilizationAt.isPresent()) {
      double elapsed = at - utilizationAt.getAsDouble();
      if (elapsed <= longestUse) {
        utilizationSeconds += Math.clamp(utilization, 0, 1) * elapsed;
        utilizationCovered += elapsed;
      }
    }
    utilizationAt = OptionalDouble.of(at);
  }

  private void divide(Sample sample) {
    double more = account.joules() - divided;
    if (sample.usage().isPresent()) {
      var now = sample.usage().get();
      var joined = usage.isPresent() ? Attribution.joined(usage.get(), now) : now;
      shares = Attribution.of(Optional.of(joined), wholeMachine);
      usage = sample.usage();
    } else if (!wholeMachine && more > 0) {
      // Who used it a second ago is a better guess than anybody else.
      notes.undivided(usage.isPresent());
    }
    divided = account.joules();
    own += more * shares.own();
    heldIdle += more * shares.heldIdle();
    others += more * shares.others();
    idle += more * shares.idle();
    settled = totals();
  }

  private Totals totals() {
    double part = device.share();
    return new Totals(
        (own + others + idle) * part,
        own * part,
        heldIdle * part,
        others * part,
        idle * part,
        account.counter().joules() * part,
        account.counter().seconds(),
        account.power().joules() * part,
        account.power().seconds(),
        account.byCounter() * part,
        account.seconds(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        utilizationSeconds,
        utilizationCovered);
  }

  /// Everything up to the last full reading; least and greatest power begin anew.
  public synchronized Totals snapshot() {
    var totals = settled.withWatts(watts.taken(device.share()));
    watts.restart();
    return totals;
  }

  /// Seconds since the start of the last full reading, until which the snapshot says what was used.
  public synchronized double settledAt() {
    return settledAt;
  }

  /// Seconds since the start of the last reading.
  public synchronized double at() {
    return lastAt;
  }

  /// What is to be known about this device's figures, in sentences.
  public synchronized List<String> notes() {
    return notes.sentences(account);
  }
}
