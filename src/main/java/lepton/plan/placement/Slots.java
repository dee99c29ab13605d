package lepton.plan.placement;

/// The time that is planned, in slots of one length.
///
/// @param origin when the first begins, in seconds since 1970-01-01T00:00Z
/// @param seconds of one
public record Slots(double origin, double seconds, int count) {

  /// A share of a slot that is rounding.
  private static final double ROUNDING = 1e-9;

  /// @throws IllegalArgumentException if there is none, or they take no time
  public Slots {
    if (count < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException("there are slots, got " + count + " of " + seconds + " s");
    }
  }

  /// When slot `i` begins.
  public double begins(int i) {
    return origin + i * seconds;
  }

  public double end() {
    return begins(count);
  }

  /// The first slot that begins at a time or after it.
  int from(double time) {
    return (int) Math.clamp(Math.ceil((time - origin) / seconds - ROUNDING), 0, count);
  }

  /// How many slots have ended by a time.
  int until(double time) {
    return (int) Math.clamp(Math.floor((time - origin) / seconds + ROUNDING), 0, count);
  }

  /// A time as a number of slots; what is a whole number but for rounding is one.
  double of(double time) {
    double exact = time / seconds;
    double whole = Math.rint(exact);
    return Math.abs(exact - whole) <= ROUNDING * Math.max(1, whole) ? whole : exact;
  }
}
