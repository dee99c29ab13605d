package lepton.workload;

import java.util.Arrays;

/// Carbon intensity over time: each value holds from its time to the next, the last one for as long
/// as the step before it.
///
/// Times are seconds since 1970-01-01T00:00Z, rising; values are g CO2e/kWh.
public final class IntensitySeries {

  private final String name;
  private final double[] times;
  private final double[] grams;

  /// @throws IllegalArgumentException if there are fewer than two points, times do not rise or a
  ///     value is
  ///     negative or not finite
  public IntensitySeries(String name, double[] times, double[] grams) {
    if (times.length != grams.length || times.length < 2) {
      throw new IllegalArgumentException("a series needs at least two points, got " + times.length);
    }
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i]) || (i > 0 && times[i] <= times[i - 1])) {
        throw new IllegalArgumentException("times must rise, point " + i + " does not");
      }
      if (!Double.isFinite(grams[i]) || grams[i] < 0) {
        throw new IllegalArgumentException("intensity must be finite and ≥ 0, got " + grams[i]);
      }
    }
    this.name = name;
    this.times = times.clone();
    this.grams = grams.clone();
  }

  /// The file it came from.
  public String name() {
    return name;
  }

  public int size() {
    return times.length;
  }

  public double start() {
    return times[0];
  }

  /// When value `i` begins to hold.
  public double begins(int i) {
    return times[i];
  }

  /// When value `i` ceases to hold.
  public double ends(int i) {
    return i + 1 < times.length ? times[i + 1] : end();
  }

  /// Value `i`.
  public double grams(int i) {
    return grams[i];
  }

  /// When the last value ends.
  public double end() {
    int last = times.length - 1;
    return times[last] + (times[last] - times[last - 1]);
  }

  /// The mean over the whole series, weighted by time.
  public double mean() {
    return mean(start(), end());
  }

  /// The mean of the intensity of a constant power drawn from `from` to `to`: Σ Eᵢ · Iᵢ / Σ Eᵢ.
  ///
  /// @throws IllegalArgumentException if the interval is empty or leaves the series
  public double mean(double from, double to) {
    if (!(from < to) || from < start() || to > end()) {
      throw new IllegalArgumentException("interval must lie within the series");
    }
    int at = Arrays.binarySearch(times, from);
    int i = at >= 0 ? at : -at - 2;
    double sum = 0;
    double begun = from;
    while (begun < to) {
      double ends = Math.min(to, i + 1 < times.length ? times[i + 1] : end());
      sum += grams[i] * (ends - begun);
      begun = ends;
      i++;
    }
    return sum / (to - from);
  }
}
