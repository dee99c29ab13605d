package lepton.meter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What each device used on the command's account in a time, and for how much of it that is known.
final class Owned {

  /// Devices are read so often at the least: in less time nothing that was seen is not nothing.
  static final double A_READING_SECONDS = 1;

  private static final long A_READING = Ticks.time(A_READING_SECONDS);

  private final long[] energy;
  private final long[] covered;

  /// @param energy in µJ
  /// @param covered in ms
  Owned(long[] energy, long[] covered) {
    this.energy = energy;
    this.covered = covered;
  }

  Owned plus(Owned other) {
    return new Owned(sum(energy, other.energy), sum(covered, other.covered));
  }

  private static long[] sum(long[] a, long[] b) {
    var sum = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /// Whether the device was read, or its reading spoke for this time.
  boolean covered(int device) {
    return device < covered.length && covered[device] > 0;
  }

  /// In J; absent where it is not known, and where nothing was seen to be used in a time so short
  /// that nothing would be seen.
  OptionalDouble joules(int device) {
    boolean known = covered(device) && (energy[device] > 0 || covered[device] >= A_READING);
    return known ? OptionalDouble.of(Ticks.joules(energy[device])) : OptionalDouble.empty();
  }

  /// That of each of so many devices.
  List<OptionalDouble> each(int devices) {
    var joules = new ArrayList<OptionalDouble>(devices);
    for (int i = 0; i < devices; i++) {
      joules.add(joules(i));
    }
    return joules;
  }
}
