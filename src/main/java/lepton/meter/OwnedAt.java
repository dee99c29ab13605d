package lepton.meter;

import java.util.Arrays;

/// What each device had used on the command's account by a moment. It becomes known later, and of
/// each device at a time of its own: some tell only now and then.
final class OwnedAt {

  private final long at;
  private long[] energy = {};
  private long[] covered = {};
  private boolean[] settled = {};
  private int unsettled;
  private boolean fixed;

  /// @param at ms since the start
  OwnedAt(long at) {
    this.at = at;
  }

  long at() {
    return at;
  }

  /// Nothing is added any more: what is found later had used nothing by then.
  void fix() {
    fixed = true;
  }

  /// Makes room for devices that were found later.
  void grow(int devices) {
    int known = energy.length;
    energy = Arrays.copyOf(energy, Math.max(devices, energy.length));
    covered = Arrays.copyOf(covered, energy.length);
    settled = Arrays.copyOf(settled, energy.length);
    Arrays.fill(settled, known, energy.length, fixed);
    unsettled += fixed ? 0 : energy.length - known;
  }

  int devices() {
    return energy.length;
  }

  /// The same, to be settled by itself.
  OwnedAt copy(int devices) {
    var copy = new OwnedAt(at);
    copy.energy = energy.clone();
    copy.covered = covered.clone();
    copy.settled = settled.clone();
    copy.unsettled = unsettled;
    copy.fixed = fixed;
    copy.grow(devices);
    return copy;
  }

  boolean settled(int device) {
    return settled[device];
  }

  /// Whether it is known of every device.
  boolean settled() {
    return unsettled == 0;
  }

  /// @param energyThen of a device, in µJ
  /// @param coveredThen ms for which that is known
  void settle(int device, long energyThen, long coveredThen) {
    energy[device] = energyThen;
    covered[device] = coveredThen;
    unsettled -= settled[device] ? 0 : 1;
    settled[device] = true;
  }

  /// What was used since an earlier moment, at which fewer devices may have been known.
  Owned since(OwnedAt earlier) {
    return new Owned(
        OwnEnergy.difference(energy, earlier.energy),
        OwnEnergy.difference(covered, earlier.covered));
  }
}
