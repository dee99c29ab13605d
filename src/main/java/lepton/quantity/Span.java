package lepton.quantity;

/// A length of time in seconds (s).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Span(double seconds) {
  /// Seconds in one hour.
  public static final double SECONDS_PER_HOUR = 3600;

  public static final Span ZERO = new Span(0);

  public static Span ofHours(double hours) {
    return new Span(hours * SECONDS_PER_HOUR);
  }

  public double hours() {
    return seconds / SECONDS_PER_HOUR;
  }

  public Span plus(Span other) {
    return new Span(seconds + other.seconds);
  }

  public Span {
    Finite.require("seconds", seconds);
  }
}
