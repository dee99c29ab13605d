package lepton.workload;

import java.util.Arrays;

/// A value over time that changes in steps: each holds from its time to the next, the last one for
/// as long as the step before it.
///
/// Times are seconds since 1970-01-01T00:00Z, rising.
public final class StepFunction {

  private static final double GAP = 1.5;

  private final double[] times;
  private final double[] values;

  /// The integral from the start to each time.
  private final double[] sums;

  private final double usual;

  /// @throws IllegalArgumentException if there are fewer than two points, times do not rise or a
  ///     value is negative or not finite
  public StepFunction(double[] times, double[] values) {
    if (times.length != values.length || times.length < 2) {
      throw new IllegalArgumentException("a series needs at least two points, got " + times.length);
    }
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i]) || (i > 0 && times[i] <= times[i - 1])) {
        throw new IllegalArgumentException("times must rise, point " + i + " does not");
      }
      if (!Double.isFinite(values[i]) || values[i] < 0) {
        throw new IllegalArgumentException("intensity must be finite and ≥ 0, got " + values[i]);
      }
    }
    this.times = times.clone();
    this.values = values.clone();
    this.sums = new double[times.length];
    for (int i = 1; i < times.length; i++) {
      sums[i] = sums[i - 1] + values[i - 1] * (times[i] - times[i - 1]);
    }
    this.usual = usual(times);
  }

  private static double usual(double[] times) {
    double[] steps = new double[times.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = times[i + 1] - times[i];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  public int size() {
    return times.length;
  }

  public double start() {
    return times[0];
  }

  /// When the last value ends.
  public double end() {
    int last = times.length - 1;
    return times[last] + (times[last] - times[last - 1]);
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
  public double value(int i) {
    return values[i];
  }

  /// Which value holds at a time within; that of the end is the last.
  public int index(double time) {
    int at = Arrays.binarySearch(times, time);
    return at >= 0 ? at : Math.max(0, -at - 2);
  }

  /// Whether value `i` holds for longer than the usual step, so that others are likely missing.
  public boolean gap(int i) {
    return ends(i) - begins(i) > GAP * usual;
  }

  /// The integral from the start to a time within.
  public double integral(double time) {
    int i = index(time);
    return sums[i] + values[i] * (time - times[i]);
  }

  /// The mean from `from` to `to`, in time linear in the steps between.
  ///
  /// @throws IllegalArgumentException if the interval is empty or leaves the series
  public double mean(double from, double to) {
    if (!(from < to) || from < start() || to > end()) {
      throw new IllegalArgumentException("interval must lie within the series");
    }
    int i = index(from);
    double sum = 0;
    double begun = from;
    while (begun < to) {
      double ends = Math.min(to, ends(i));
      sum += values[i] * (ends - begun);
      begun = ends;
      i++;
    }
    return sum / (to - from);
  }
}
