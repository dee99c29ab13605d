package lepton.meter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What every device has used on the command's account, known at moments and interpolated between
/// them. Counted in mJ, so that parts add up exactly.
final class OwnEnergy {

  private int devices;
  private long beforeAt;
  private long[] before;
  private long nowAt;
  private long[] now;
  private long[] covered;

  /// Since when each device used what it has used since the moment before: its readings may cover
  /// less.
  private long[] since;

  OwnEnergy(int devices) {
    this.devices = devices;
    this.before = new long[devices];
    this.now = new long[devices];
    this.covered = new long[devices];
    this.since = new long[devices];
  }

  /// Makes room for devices that were found later, which had used nothing until then.
  void grow(int more) {
    devices = more;
    before = Arrays.copyOf(before, more);
    now = Arrays.copyOf(now, more);
    covered = Arrays.copyOf(covered, more);
    since = Arrays.copyOf(since, more);
  }

  void accept(long at, List<Totals> totals) {
    beforeAt = nowAt;
    before = now;
    nowAt = at;
    now = new long[devices];
    for (int i = 0; i < devices; i++) {
      now[i] = Ticks.energy(totals.get(i).own());
      long coveredNow = Ticks.time(totals.get(i).covered());
      since[i] = Math.clamp(nowAt - (coveredNow - covered[i]), beforeAt, nowAt);
      covered[i] = coveredNow;
    }
  }

  /// Until when it is known, in ms since the start.
  long until() {
    return nowAt;
  }

  /// At the last moment.
  long[] total() {
    return now.clone();
  }

  /// At `time` ms since the start: linear between the last two moments, and the nearest of both
  /// outside of them.
  long[] at(long time) {
    var energy = total();
    for (int i = 0; i < devices && time < nowAt; i++) {
      double share = time <= since[i] ? 0 : (double) (time - since[i]) / (nowAt - since[i]);
      energy[i] = before[i] + Math.round((now[i] - before[i]) * share);
    }
    return energy;
  }

  /// What was used between two moments, at the earlier of which fewer devices may have been known.
  static long[] difference(long[] later, long[] earlier) {
    var difference = later.clone();
    for (int i = 0; i < earlier.length; i++) {
      difference[i] -= earlier[i];
    }
    return difference;
  }

  static List<Double> joules(long[] energy) {
    var joules = new ArrayList<Double>(energy.length);
    for (long one : energy) {
      joules.add(Ticks.joules(one));
    }
    return joules;
  }
}
