package lepton.uncertainty;

/// What an uncertain figure may be: its 5th, 50th and 95th percentile.
public record Range(double p5, double p50, double p95) {

  /// Without any doubt.
  public static Range exactly(double value) {
    return new Range(value, value, value);
  }

  /// Whether there is any doubt.
  public boolean wide() {
    return p5 < p95;
  }
}
