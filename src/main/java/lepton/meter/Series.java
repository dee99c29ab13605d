package lepton.meter;

import java.util.List;
import java.util.OptionalDouble;

/// Power and utilization over time, down-sampled to a bounded number of equal intervals.
///
/// @param stepSeconds length of an interval; the first begins at the start
/// @param points one an interval; one without any reading has none of the figures
public record Series(double stepSeconds, List<Point> points) {

  /// So many intervals at the most.
  public static final int MOST = 512;

  public static final Series NONE = new Series(1, List.of());

  public Series {
    points = List.copyOf(points);
  }

  /// One interval, in W; NaN in none of them: an interval that is not covered has `covered` 0.
  ///
  /// @param covered seconds of the interval for which power is known
  /// @param utilization mean share of the time at work, in [0, 1]; absent where the device does not
  ///     tell, and in recordings of a lepton that did not keep it
  public record Point(
      double low, double mean, double high, double covered, OptionalDouble utilization) {

    /// Nothing is known.
    public static final Point UNKNOWN = new Point(0, 0, 0, 0);

    /// An interval whose utilization is not known.
    public Point(double low, double mean, double high, double covered) {
      this(low, mean, high, covered, OptionalDouble.empty());
    }
  }

  /// Whether any interval has a utilization.
  public boolean utilized() {
    for (var point : points) {
      if (point.utilization().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
