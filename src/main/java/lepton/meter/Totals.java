package lepton.meter;

import java.util.Optional;
import java.util.OptionalDouble;

/// What a device has used since the start, and how that was found. All in joules and seconds.
///
/// `whole = own + others + idle`, and `whole` is the figure of the best method at each moment.
///
/// @param whole energy of the device, or of the slice that is the command's by partition
/// @param own the part on the command's account
/// @param heldIdle of `own`: drawn while the command held the device and did nothing on it
/// @param others the part of other users
/// @param idle drawn while nobody used it, on nobody's account
/// @param counter energy by the counter alone, over `counterSeconds`
/// @param power energy by integrated power alone, over `powerSeconds`
/// @param byCounter of `whole`: taken from the counter; the rest from power or a model
/// @param covered seconds for which `whole` is known
/// @param lowWatts least power since the last snapshot
/// @param highWatts greatest power since the last snapshot
/// @param mostWatts greatest power since the start
/// @param utilizationSeconds integral of utilization over `utilizationCovered`
public record Totals(
    double whole,
    double own,
    double heldIdle,
    double others,
    double idle,
    double counter,
    double counterSeconds,
    double power,
    double powerSeconds,
    double byCounter,
    double covered,
    OptionalDouble lowWatts,
    OptionalDouble highWatts,
    OptionalDouble mostWatts,
    double utilizationSeconds,
    double utilizationCovered) {

  public static final Totals NONE =
      new Totals(
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          0,
          0);

  /// The same with other figures for power.
  Totals withWatts(WattsRange.Taken watts) {
    return new Totals(
        whole,
        own,
        heldIdle,
        others,
        idle,
        counter,
        counterSeconds,
        power,
        powerSeconds,
        byCounter,
        covered,
        watts.low(),
        watts.high(),
        watts.most(),
        utilizationSeconds,
        utilizationCovered);
  }

  /// What was known at a moment between these totals and later ones, of which `share` of the time
  /// had passed: linear in between. Powers are those of the later.
  Totals towards(Totals later, double share) {
    return new Totals(
        between(whole, later.whole, share),
        between(own, later.own, share),
        between(heldIdle, later.heldIdle, share),
        between(others, later.others, share),
        between(idle, later.idle, share),
        between(counter, later.counter, share),
        between(counterSeconds, later.counterSeconds, share),
        between(power, later.power, share),
        between(powerSeconds, later.powerSeconds, share),
        between(byCounter, later.byCounter, share),
        between(covered, later.covered, share),
        later.lowWatts,
        later.highWatts,
        later.mostWatts,
        between(utilizationSeconds, later.utilizationSeconds, share),
        between(utilizationCovered, later.utilizationCovered, share));
  }

  /// What had been used with `factor` times the power all the time.
  public Totals times(double factor) {
    return new Totals(
        whole * factor,
        own * factor,
        heldIdle * factor,
        others * factor,
        idle * factor,
        counter * factor,
        counterSeconds,
        power * factor,
        powerSeconds,
        byCounter * factor,
        covered,
        times(lowWatts, factor),
        times(highWatts, factor),
        times(mostWatts, factor),
        utilizationSeconds,
        utilizationCovered);
  }

  private static OptionalDouble times(OptionalDouble watts, double factor) {
    return watts.isPresent() ? OptionalDouble.of(watts.getAsDouble() * factor) : watts;
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }

  /// The same without what is of the last interval alone. No reading of power may have been as
  /// high as the mean, which counts what is between readings too.
  Totals atTheEnd() {
    double mean = covered > 0 ? whole / covered : 0;
    var most =
        mostWatts.isPresent()
            ? OptionalDouble.of(Math.max(mostWatts.getAsDouble(), mean))
            : mostWatts;
    return withWatts(new WattsRange.Taken(OptionalDouble.empty(), OptionalDouble.empty(), most));
  }

  /// How the larger part was found; absent where nothing could be measured.
  ///
  /// @param modelled whether its power is modelled
  public Optional<Method> method(boolean modelled) {
    if (covered <= 0) {
      return Optional.empty();
    }
    if (modelled) {
      return Optional.of(Method.MODEL);
    }
    boolean counted = counterSeconds > 0 && byCounter * 2 >= whole;
    return Optional.of(counted ? Method.COUNTER : Method.POWER);
  }
}
