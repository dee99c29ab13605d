package lepton.uncertainty;

/// The numbers that an uncertain amount can take at all; either end may be infinite.
public record Support(double low, double high) {

  public static final Support ANY = new Support(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  public static final Support NOT_NEGATIVE = new Support(0, Double.POSITIVE_INFINITY);
  public static final Support SHARE = new Support(0, 1);

  /// PUE is facility energy over IT energy (ISO/IEC 30134-2:2016).
  public static final Support AT_LEAST_ONE = new Support(1, Double.POSITIVE_INFINITY);

  public Support {
    if (!(low < high)) {
      throw new IllegalArgumentException("low must be below high, got " + low + " and " + high);
    }
  }

  double into(double value) {
    return Math.max(low, Math.min(high, value));
  }
}
