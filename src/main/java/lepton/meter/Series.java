package lepton.meter;

import java.util.List;

/// Power over time, down-sampled to a bounded number of equal intervals.
///
/// @param stepSeconds length of an interval; the first begins at the start
/// @param points one an interval; one without any reading has none of the three
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
  public record Point(double low, double mean, double high, double covered) {

    /// Nothing is known.
    public static final Point UNKNOWN = new Point(0, 0, 0, 0);
  }
}
