package lepton.meter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.EnergyCounter.Step;
import lepton.meter.EnergyCounter.Trouble;
import lepton.meter.PowerIntegral.Area;

/// The energy of one device by the best method at each moment: its counter's, and integrated
/// power's where there is no counter or it can't be believed.
///
/// While the counter tells nothing (between two updates, after a failed read, or because it is
/// stuck, which shows only later) power is charged in its place. Once the counter moves, only what
/// it shows beyond that is added, so that nothing is counted twice and no sum ever goes down:
///
/// ```text
/// charged while waiting   max(0, W − a)      W  power integrated since the counter last moved, J
/// charged when it moves   max(0, C − a)      C  the counter's difference, J
///                                            a  charged ahead of the counter so far, J
/// ```
final class EnergyAccount {

  private final Optional<EnergyCounter> counter;
  private final PowerIntegral power;
  private final CounterCheck check = new CounterCheck();
  private final Map<Trouble, Double> troubledSeconds = new EnumMap<>(Trouble.class);

  private double joules;
  private double seconds;
  private double byCounter;
  private double counterJoules;
  private double counterSeconds;
  private boolean leadCharged;
  private Area base = Area.NONE;
  private double aheadJoules;
  private double aheadSeconds;

  /// @param power integrates what is read of power
  EnergyAccount(Device device, PowerIntegral power) {
    this.counter = device.counter().map(traits -> new EnergyCounter(traits, device.mostWatts()));
    this.power = power;
  }

  /// Takes a reading, of which either part may be absent.
  ///
  /// @return the counter's step; waiting where the device has none or it was not to be read
  Step accept(double at, OptionalDouble watts, OptionalLong count, boolean full) {
    if (watts.isPresent()) {
      power.accept(at, watts.getAsDouble());
      chargeLead();
    }
    if (counter.isEmpty() || (count.isEmpty() && !full)) {
      chargePower();
      return new Step.Waiting();
    }
    var step = counter.get().accept(at, count, power.sum());
    switch (step) {
      case Step.Began _ -> rebase();
      case Step.Known known -> chargeCounter(known);
      case Step.Unknown unknown -> {
        troubledSeconds.merge(unknown.why(), unknown.to() - unknown.from(), Double::sum);
        rebase();
      }
      case Step.Waiting _ -> chargePower();
    }
    return step;
  }

  private void chargeLead() {
    var lead = power.lead();
    if (!leadCharged && lead.seconds() > 0) {
      joules += lead.joules();
      seconds += lead.seconds();
      leadCharged = true;
    }
  }

  private void chargePower() {
    var waited = power.sum().since(base);
    double more = Math.max(0, waited.joules() - aheadJoules);
    joules += more;
    aheadJoules += more;
    double longer = Math.max(0, waited.seconds() - aheadSeconds);
    seconds += longer;
    aheadSeconds += longer;
  }

  /// Up to now it is power's figure that counts; the counter begins anew here.
  private void rebase() {
    chargePower();
    base = power.sum();
    aheadJoules = 0;
    aheadSeconds = 0;
  }

  private void chargeCounter(Step.Known known) {
    double elapsed = known.to() - known.from();
    check.accept(known.joules(), elapsed, power.sum().since(base));
    counterJoules += known.joules();
    counterSeconds += elapsed;
    byCounter += known.joules();
    double missing = known.joules() - aheadJoules;
    joules += Math.max(0, missing);
    aheadJoules = Math.max(0, -missing);
    seconds += Math.max(0, elapsed - aheadSeconds);
    aheadSeconds = 0;
    base = power.sum();
  }

  /// Energy so far, in J.
  double joules() {
    return joules;
  }

  /// Seconds for which it is known.
  double seconds() {
    return seconds;
  }

  /// Of it, J by the counter.
  double byCounter() {
    return Math.min(joules, byCounter);
  }

  /// By the counter alone.
  Area counter() {
    return new Area(counterJoules, counterSeconds);
  }

  /// By integrated power alone.
  Area power() {
    var lead = power.lead();
    return power.sum().plus(lead.joules(), lead.seconds());
  }

  /// Whether power was ever read.
  boolean hasPower() {
    return power.any();
  }

  CounterCheck check() {
    return check;
  }

  /// Seconds for which the counter could not be believed, by the reason.
  Map<Trouble, Double> troubledSeconds() {
    return new EnumMap<>(troubledSeconds);
  }
}
