package lepton.meter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalDouble;

/// One device's energy over time in a bounded number of equal intervals: where they no longer
/// suffice, each two become one of twice the length. No energy is lost: `Σ mean · covered` is what
/// was added.
final class SeriesBins {

  private static final double FIRST_STEP_SECONDS = 1;

  private static final double DIGITS = 1e4;

  private final double[] joules;
  private final double[] covered;
  private final double[] low;
  private final double[] high;
  private final double[] busy;
  private final double[] told;
  private double step = FIRST_STEP_SECONDS;
  private int used;

  /// @param most so many intervals, an even number
  SeriesBins(int most) {
    joules = new double[most];
    covered = new double[most];
    low = new double[most];
    high = new double[most];
    busy = new double[most];
    told = new double[most];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /// What became known of an interval.
  ///
  /// @param covered seconds for which energy is known
  /// @param busy integral of utilization over `told` seconds
  record More(
      double joules,
      double covered,
      OptionalDouble least,
      OptionalDouble greatest,
      double busy,
      double told) {}

  /// Spreads energy and utilization evenly over the time from `from` to `to`, seconds since the
  /// start.
  void add(double from, double to, More more) {
    while (to > step * joules.length) {
      merge();
    }
    int last = Math.max(0, (int) Math.ceil(to / step) - 1);
    int first = Math.min((int) (from / step), last);
    used = Math.max(used, last + 1);
    double length = to - from;
    for (int i = first; i <= last; i++) {
      double overlap = Math.min(to, (i + 1) * step) - Math.max(from, i * step);
      double part = first == last ? 1 : overlap / length;
      joules[i] += more.joules() * part;
      covered[i] += more.covered() * part;
      low[i] = Math.min(low[i], more.least().orElse(low[i]));
      high[i] = Math.max(high[i], more.greatest().orElse(high[i]));
      busy[i] += more.busy() * part;
      told[i] += more.told() * part;
    }
  }

  private void merge() {
    int half = joules.length / 2;
    for (int i = 0; i < half; i++) {
      joules[i] = joules[2 * i] + joules[2 * i + 1];
      covered[i] = covered[2 * i] + covered[2 * i + 1];
      low[i] = Math.min(low[2 * i], low[2 * i + 1]);
      high[i] = Math.max(high[2 * i], high[2 * i + 1]);
      busy[i] = busy[2 * i] + busy[2 * i + 1];
      told[i] = told[2 * i] + told[2 * i + 1];
    }
    Arrays.fill(joules, half, joules.length, 0);
    Arrays.fill(covered, half, covered.length, 0);
    Arrays.fill(low, half, low.length, Double.POSITIVE_INFINITY);
    Arrays.fill(high, half, high.length, Double.NEGATIVE_INFINITY);
    Arrays.fill(busy, half, busy.length, 0);
    Arrays.fill(told, half, told.length, 0);
    step *= 2;
    used = (used + 1) / 2;
  }

  /// The mean is of the energy, the extremes are of single readings: where a counter saw more or
  /// less than any reading of power, its mean is the extreme.
  Series series() {
    var points = new ArrayList<Series.Point>(used);
    for (int i = 0; i < used; i++) {
      if (covered[i] > 0) {
        double mean = joules[i] / covered[i];
        points.add(
            new Series.Point(
                Math.min(low[i], mean), mean, Math.max(high[i], mean), covered[i], utilization(i)));
      } else {
        points.add(Series.Point.UNKNOWN);
      }
    }
    return new Series(step, points);
  }

  /// Rounded to what a journal tells: hundredths of a second of work in each second.
  private OptionalDouble utilization(int i) {
    return told[i] > 0
        ? OptionalDouble.of(Math.rint(Math.clamp(busy[i] / told[i], 0, 1) * DIGITS) / DIGITS)
        : OptionalDouble.empty();
  }
}
