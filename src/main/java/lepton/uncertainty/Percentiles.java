package lepton.uncertainty;

import java.util.Arrays;

/// Percentiles of draws by selection: no draw is put in order that need not be.
///
/// The percentile p of n values is the ordered value at n p + 1/2, linear between two (Hazen 1914;
/// definition 5 of Hyndman and Fan 1996, The American Statistician 50(4)): the i-th of n evenly
/// spread points stands for the share (i − 1/2) / n, which holds of Sobol points by construction.
public final class Percentiles {

  /// From here on values are sorted into buckets first. Measured: below it the plain selection is
  /// as fast.
  private static final int MANY = 4096;

  private static final int BUCKETS = 4096;
  private static final int SAMPLE = 1024;

  private static final double LOW = 0.05;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.95;

  private Percentiles() {}

  /// P5, P50 and P95; puts `values` in another order.
  ///
  /// @throws IllegalArgumentException if there are no values
  public static Range range(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values to take percentiles of");
    }
    if (constant(values)) {
      return Range.exactly(values[0]);
    }
    double[] shares = {LOW, MIDDLE, HIGH};
    var ranks = new int[2 * shares.length];
    for (int i = 0; i < shares.length; i++) {
      ranks[2 * i] = rank(shares[i], values.length);
      ranks[2 * i + 1] = Math.min(values.length - 1, ranks[2 * i] + 1);
    }
    double[] found = values.length < MANY ? selected(values, ranks) : narrowed(values, ranks);
    return new Range(
        between(found[0], found[1], LOW, values.length),
        between(found[2], found[3], MIDDLE, values.length),
        between(found[4], found[5], HIGH, values.length));
  }

  private static boolean constant(double[] values) {
    double first = values[0];
    for (double value : values) {
      if (value != first) {
        return false;
      }
    }
    return true;
  }

  private static int rank(double share, int count) {
    return Math.max(0, (int) Math.floor(count * share - 0.5));
  }

  private static double between(double lower, double upper, double share, int count) {
    double part = count * share - 0.5 - rank(share, count);
    return lower + Math.max(0, part) * (upper - lower);
  }

  /// The values of rising ranks.
  private static double[] selected(double[] values, int[] ranks) {
    var found = new double[ranks.length];
    int from = 0;
    for (int i = 0; i < ranks.length; i++) {
      select(values, from, values.length - 1, ranks[i]);
      found[i] = values[ranks[i]];
      from = ranks[i];
    }
    return found;
  }

  /// Puts the value of `rank` in its place, smaller ones before and greater ones after it (Hoare
  /// 1961, Algorithm 65), between `low` and `high`; the median of three is the pivot.
  private static void select(double[] values, int low, int high, int rank) {
    while (low < high) {
      double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  /// The same of many values: counts them in buckets that lie as a sample of them does, then
  /// selects within the few buckets that hold the ranks.
  private static double[] narrowed(double[] values, int[] ranks) {
    var sample = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = values[(int) ((long) i * values.length / SAMPLE)];
    }
    Arrays.sort(sample);
    double low = sample[SAMPLE / 64];
    double scale = (BUCKETS - 2) / (sample[SAMPLE - 1 - SAMPLE / 64] - low);
    if (!(scale > 0 && scale < Double.MAX_VALUE)) {
      return selected(values, ranks);
    }
    var counts = new int[BUCKETS];
    for (double value : values) {
      counts[bucket(value, low, scale)]++;
    }
    var starts = new int[BUCKETS + 1];
    for (int i = 0; i < BUCKETS; i++) {
      starts[i + 1] = starts[i] + counts[i];
    }
    return within(values, ranks, starts, low, scale);
  }

  private static double[] within(
      double[] values, int[] ranks, int[] starts, double low, double scale) {
    var wanted = new boolean[BUCKETS];
    int kept = 0;
    for (int rank : ranks) {
      int bucket = holding(starts, rank);
      kept += wanted[bucket] ? 0 : starts[bucket + 1] - starts[bucket];
      wanted[bucket] = true;
    }
    var few = new double[kept];
    int at = 0;
    for (double value : values) {
      if (wanted[bucket(value, low, scale)]) {
        few[at++] = value;
      }
    }
    var inner = new int[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      int skipped = 0;
      for (int bucket = 0; starts[bucket + 1] <= ranks[i]; bucket++) {
        skipped += wanted[bucket] ? 0 : starts[bucket + 1] - starts[bucket];
      }
      inner[i] = ranks[i] - skipped;
    }
    return selected(few, inner);
  }

  private static int holding(int[] starts, int rank) {
    int bucket = 0;
    while (starts[bucket + 1] <= rank) {
      bucket++;
    }
    return bucket;
  }

  /// Rises with the value, whatever is rounded; the ends take all that lies beyond them.
  private static int bucket(double value, double low, double scale) {
    double place = (value - low) * scale;
    return place < 0 ? 0 : place >= BUCKETS - 2 ? BUCKETS - 1 : 1 + (int) place;
  }
}
