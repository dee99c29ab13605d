package lepton.calibrate;

/// From `low` to `high`.
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low must not exceed high, got " + low + " and " + high);
    }
  }

  /// Whether a value lies in it.
  public boolean holds(double value) {
    return low <= value && value <= high;
  }

  Interval within(double least, double most) {
    return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
  }
}
