package lepton.meter;

import java.util.Arrays;
import java.util.List;

/// What every device has used on the command's account, known at moments and linear between them.
/// Counted in µJ, so that parts add up exactly.
///
/// A device that tells nothing new for a while (a meter of one line a minute, a counter that stood
/// still) has used what it tells then in all of the time that became known with it.
final class OwnEnergy {

  private long[] energyBefore = {};
  private long[] energy = {};
  private long[] coveredBefore = {};
  private long[] covered = {};

  /// When each device told something new the last time, and since when that was used.
  private long[] toldAt = {};

  private long[] since = {};

  /// Makes room for devices that were found later, which had used nothing until then.
  void grow(int devices) {
    energyBefore = Arrays.copyOf(energyBefore, devices);
    energy = Arrays.copyOf(energy, devices);
    coveredBefore = Arrays.copyOf(coveredBefore, devices);
    covered = Arrays.copyOf(covered, devices);
    toldAt = Arrays.copyOf(toldAt, devices);
    since = Arrays.copyOf(since, devices);
  }

  /// @param at ms since the start
  void accept(long at, List<Totals> totals) {
    for (int i = 0; i < energy.length; i++) {
      long energyNow = Ticks.energy(totals.get(i).own());
      long coveredNow = Ticks.time(totals.get(i).covered());
      if (energyNow == energy[i] && coveredNow == covered[i]) {
        continue;
      }
      long longer = coveredNow - covered[i];
      since[i] = longer > 0 ? Math.clamp(at - longer, toldAt[i], at) : toldAt[i];
      energyBefore[i] = energy[i];
      energy[i] = energyNow;
      coveredBefore[i] = covered[i];
      covered[i] = coveredNow;
      toldAt[i] = at;
    }
  }

  /// Tells a moment what has become known of it, device by device. It has to be asked after each
  /// time that something was accepted, as no more is kept.
  ///
  /// @return whether everything is known
  boolean settle(OwnedAt moment) {
    moment.grow(energy.length);
    for (int i = 0; i < energy.length; i++) {
      if (!moment.settled(i) && moment.at() <= toldAt[i]) {
        settle(moment, i);
      }
    }
    return moment.settled();
  }

  private void settle(OwnedAt moment, int i) {
    double share =
        moment.at() >= toldAt[i]
            ? 1
            : Math.max(0, (double) (moment.at() - since[i]) / (toldAt[i] - since[i]));
    moment.settle(
        i,
        energyBefore[i] + Math.round((energy[i] - energyBefore[i]) * share),
        coveredBefore[i] + Math.round((covered[i] - coveredBefore[i]) * share));
  }

  /// What is known by now stands where nothing has been told of a moment, for good.
  void close(OwnedAt moment) {
    moment.grow(energy.length);
    for (int i = 0; i < energy.length; i++) {
      if (!moment.settled(i)) {
        moment.settle(i, energy[i], covered[i]);
      }
    }
    moment.fix();
  }

  /// The moment as it would be if it were closed now.
  OwnedAt closed(OwnedAt moment) {
    if (moment.settled() && moment.devices() == energy.length) {
      return moment;
    }
    var closed = moment.copy(energy.length);
    close(closed);
    return closed;
  }

  int devices() {
    return energy.length;
  }

  /// What is greater of two moments, at the earlier of which fewer devices may have been known.
  static long[] difference(long[] later, long[] earlier) {
    var difference = later.clone();
    for (int i = 0; i < earlier.length; i++) {
      difference[i] -= earlier[i];
    }
    return difference;
  }
}
