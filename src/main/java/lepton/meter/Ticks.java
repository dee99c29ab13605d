package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Totals as whole numbers, which add up exactly and are short to write: µJ, ms and tenths of a
/// watt. What a recording shows has gone through them, so that one recovered from a journal
/// is the same as one that was finished.
///
/// A run's numbers stay small by being relative: covered seconds as what is missing from the time
/// that has passed, those of single methods as what is missing from the covered ones, energies of
/// single methods as their distance from the whole.
final class Ticks {

  /// Numbers of one device.
  static final int SIZE = 15;

  /// The first so many of them are energies.
  private static final int ENERGIES = 7;

  private static final int MICRO_PER_MILLI = 1_000;

  private static final double PER_JOULE = 1_000_000;
  private static final double PER_SECOND = 1_000;
  private static final double PER_WATT = 10;
  private static final double PER_SECOND_OF_USE = 100;

  private Ticks() {}

  /// Milliseconds.
  static long time(double seconds) {
    return Math.round(seconds * PER_SECOND);
  }

  static double seconds(long time) {
    return time / PER_SECOND;
  }

  /// Microjoules: as fine as the finest counter, that of RAPL.
  static long energy(double joules) {
    return Math.round(joules * PER_JOULE);
  }

  static double joules(long energy) {
    return energy / PER_JOULE;
  }

  /// Numbers of one device whose energies are in mJ.
  static void toMicrojoules(long[] ticks) {
    for (int i = 0; i < ENERGIES; i++) {
      ticks[i] *= MICRO_PER_MILLI;
    }
  }

  static Snapshot rounded(Snapshot snapshot) {
    long at = time(snapshot.at());
    var devices = new ArrayList<Totals>(snapshot.devices().size());
    for (var totals : snapshot.devices()) {
      devices.add(totals(of(totals, at), at));
    }
    return new Snapshot(seconds(at), devices);
  }

  static List<long[]> of(Snapshot snapshot) {
    long at = time(snapshot.at());
    var devices = new ArrayList<long[]>(snapshot.devices().size());
    for (var totals : snapshot.devices()) {
      devices.add(of(totals, at));
    }
    return devices;
  }

  static long[] of(Totals totals, long at) {
    long own = energy(totals.own());
    long others = energy(totals.others());
    long idle = energy(totals.idle());
    long whole = own + others + idle;
    long byCounter = energy(totals.byCounter());
    long covered = time(totals.covered());
    return new long[] {
      own,
      energy(totals.heldIdle()),
      others,
      idle,
      whole - byCounter,
      energy(totals.counter()) - byCounter,
      energy(totals.power()) - whole,
      at - covered,
      covered - time(totals.counterSeconds()),
      covered - time(totals.powerSeconds()),
      power(totals.lowWatts()),
      power(totals.highWatts()),
      power(totals.mostWatts()),
      Math.round(totals.utilizationSeconds() * PER_SECOND_OF_USE),
      covered - time(totals.utilizationCovered())
    };
  }

  static Totals totals(long[] ticks, long at) {
    long whole = ticks[0] + ticks[2] + ticks[3];
    long byCounter = whole - ticks[4];
    long covered = at - ticks[7];
    return new Totals(
        joules(whole),
        joules(ticks[0]),
        joules(ticks[1]),
        joules(ticks[2]),
        joules(ticks[3]),
        joules(ticks[5] + byCounter),
        seconds(covered - ticks[8]),
        joules(ticks[6] + whole),
        seconds(covered - ticks[9]),
        joules(byCounter),
        seconds(covered),
        watts(ticks[10]),
        watts(ticks[11]),
        watts(ticks[12]),
        ticks[13] / PER_SECOND_OF_USE,
        seconds(covered - ticks[14]));
  }

  /// 0 for what is absent.
  private static long power(OptionalDouble watts) {
    return watts.isEmpty() ? 0 : Math.round(watts.getAsDouble() * PER_WATT) + 1;
  }

  private static OptionalDouble watts(long power) {
    return power == 0 ? OptionalDouble.empty() : OptionalDouble.of((power - 1) / PER_WATT);
  }
}
