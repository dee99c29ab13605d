package lepton.meter;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.PowerIntegral.Area;

/// Raw counts of an energy counter become joules, or are said to be unknown.
///
/// ```text
/// E = (n₁ − n₀) · j              where the count went forward
/// E = (n₁ − n₀ + R) · j          where it went backward because it wrapped once
/// E ≤ E_most = 1.5 · P · (t₁ − t₀ + 0.2 s)   else it is implausible
///
/// n  count read      R  range: the count after which it begins again at 0
/// j  joules a count  P  the most power that is plausible, W      t  time of the reading, s
/// ```
///
/// - A count that could not be read changes nothing: the next difference spans both intervals.
/// - Where so much time has passed that a whole turn could hide in the difference (`E_most ≥ R ·
///   j`: after a suspend, say) it is unknown rather than guessed.
/// - A count that went backward is a wrap where the energy is plausible and does not contradict the
///   integrated power of the same interval; else a reset where it fell to what could have been used
///   since; else it is broken. Without a published range, 2³² counts are tried: 32-bit registers.
/// - A count that stands still is not believed to be 0 J: see [Step.Waiting].
///
/// Times are seconds of a clock that counts suspend (`CLOCK_BOOTTIME`).
public final class EnergyCounter {

  /// Power limits are averages and are exceeded for milliseconds; bounds are seldom exact. Assumed.
  private static final double MARGIN = 1.5;

  /// A count may be as old as the time between two updates: NVML's every 20 to 100 ms, RAPL's every
  /// ms (Intel SDM vol. 3B, 15.10.3). Assumed twice as long.
  private static final double REFRESH_SECONDS = 0.2;

  /// Where no bound is known. No accelerator or processor package of 2026 draws half of it.
  private static final double MOST_WATTS = 5_000;

  private static final double REGISTER_32_BITS = 4_294_967_296.0;

  /// Counter and power of one interval may differ by this factor before they contradict each other.
  /// Assumed: they are to tell wraps of kJ from resets, not to check calibration.
  private static final double AGREE_FACTOR = 4;

  private static final int STUCK_READINGS = 3;
  private static final double STUCK_SECONDS = 2;
  private static final double STUCK_JOULES = 1;
  private static final double STUCK_SECONDS_WITHOUT_POWER = 10;

  private final double joulesPerCount;
  private final OptionalDouble range;
  private final double mostWatts;
  private Optional<Count> last = Optional.empty();
  private int still;
  private boolean stuck;

  /// @param mostWatts above this power is implausible; absent where no bound is known
  public EnergyCounter(Device.CounterTraits traits, OptionalDouble mostWatts) {
    this.joulesPerCount = traits.joulesPerCount();
    this.range = traits.range();
    this.mostWatts = mostWatts.orElse(MOST_WATTS);
  }

  /// Why the energy of an interval is unknown.
  public enum Trouble {
    RESET("began again at 0"),
    BACKWARD("went backward"),
    IMPLAUSIBLE("jumped by more than the device can use"),
    TOO_LONG("was not read for so long that it may have wrapped unseen"),
    STUCK("stood still");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }

    /// What the counter did.
    public String words() {
      return words;
    }
  }

  /// What one reading tells.
  public sealed interface Step {

    /// The first count: there is nothing yet to compare it with.
    record Began() implements Step {}

    /// Energy from one reading to another.
    record Known(double from, double to, double joules) implements Step {}

    /// The difference from one reading to another tells nothing.
    record Unknown(double from, double to, Trouble why) implements Step {}

    /// No news: the count could not be read, or stands where it stood, as it does between two
    /// updates. The next step that is known spans this one too.
    record Waiting() implements Step {}
  }

  private record Count(double at, long count, Area power) {}

  /// Takes a reading.
  ///
  /// @param at seconds since the start, never less than before
  /// @param count absent where it could not be read
  /// @param power integrated power up to now, as evidence
  public Step accept(double at, OptionalLong count, Area power) {
    if (count.isEmpty() || count.getAsLong() < 0) {
      return new Step.Waiting();
    }
    var now = new Count(at, count.getAsLong(), power);
    if (last.isEmpty()) {
      last = Optional.of(now);
      return new Step.Began();
    }
    var before = last.get();
    if (at <= before.at) {
      return new Step.Waiting();
    }
    if (now.count == before.count) {
      return still(before, now);
    }
    var step = stuck ? new Step.Unknown(before.at, at, Trouble.STUCK) : moved(before, now);
    restart(now, false);
    return step;
  }

  private void restart(Count from, boolean isStuck) {
    last = Optional.of(from);
    still = 0;
    stuck = isStuck;
  }

  private Step still(Count before, Count now) {
    still++;
    double elapsed = now.at - before.at;
    var power = now.power.since(before.power);
    boolean lasts = still >= STUCK_READINGS && elapsed >= STUCK_SECONDS;
    boolean works =
        power.seconds() >= elapsed / 2
            ? power.joules() > STUCK_JOULES
            : elapsed >= STUCK_SECONDS_WITHOUT_POWER;
    if (!stuck && !(lasts && works)) {
      return new Step.Waiting();
    }
    restart(now, true);
    return new Step.Unknown(before.at, now.at, Trouble.STUCK);
  }

  private Step moved(Count before, Count now) {
    double elapsed = now.at - before.at;
    double most = most(elapsed);
    if (range.isPresent() && most >= range.getAsDouble() * joulesPerCount) {
      return new Step.Unknown(before.at, now.at, Trouble.TOO_LONG);
    }
    double counts = now.count - before.count;
    if (counts < 0) {
      return backward(before, now, most);
    }
    double joules = counts * joulesPerCount;
    return joules <= most
        ? new Step.Known(before.at, now.at, joules)
        : new Step.Unknown(before.at, now.at, Trouble.IMPLAUSIBLE);
  }

  private Step backward(Count before, Count now, double most) {
    double wrapAt = range.orElse(REGISTER_32_BITS);
    double joules = (now.count - before.count + wrapAt) * joulesPerCount;
    boolean wrapped = before.count <= wrapAt && joules <= most && agrees(joules, before, now);
    if (wrapped) {
      return new Step.Known(before.at, now.at, joules);
    }
    boolean restarted = now.count * joulesPerCount <= most;
    return new Step.Unknown(before.at, now.at, restarted ? Trouble.RESET : Trouble.BACKWARD);
  }

  /// Whether integrated power, where it is known for most of the interval, leaves room for so much.
  private boolean agrees(double joules, Count before, Count now) {
    double elapsed = now.at - before.at;
    var power = now.power.since(before.power);
    if (power.seconds() < elapsed / 2) {
      return true;
    }
    double expected = power.joules() / power.seconds() * elapsed;
    double slack = most(0);
    return joules <= AGREE_FACTOR * expected + slack && joules >= expected / AGREE_FACTOR - slack;
  }

  /// The most energy, in J, that is plausible in so many seconds.
  private double most(double elapsed) {
    return MARGIN * mostWatts * (elapsed + REFRESH_SECONDS);
  }
}
