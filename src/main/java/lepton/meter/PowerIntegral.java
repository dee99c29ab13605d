package lepton.meter;

/// Power over time becomes energy by the trapezoidal rule.
///
/// ```text
/// E = Σ (Pₖ₋₁ + Pₖ) / 2 · (tₖ − tₖ₋₁)   over gaps of at most `longest`
///
/// E  energy                J
/// P  power of a reading    W
/// t  time of a reading     s
/// ```
///
/// Exact where power is constant or changes linearly between readings, whatever their distance
/// (Burden and Faires, Numerical Analysis, 9th ed., §4.3: the error is O(Δt²) in the second
/// derivative). A gap longer than five intervals, and than 1 s, is not bridged: nothing is known of
/// what happened in it.
///
/// Sensors are found beside the running command, so the first reading comes late. The time before
/// it, at most one interval, is taken to have had the power of the first reading (`lead`): leaving
/// it out would be wrong by all of its energy, and this by the change of power within one interval.
/// Nothing is extended at the end, where a last reading is taken, and a single reading has no
/// energy.
///
/// Readings that are means since the one before ([#ofMeans]) are summed as they are, which is
/// exact:
///
/// ```text
/// E = Σ Pₖ · (tₖ − tₖ₋₁)
/// ```
public final class PowerIntegral {

  private static final double INTERVALS_BRIDGED = 5;
  private static final double LEAST_BRIDGED_SECONDS = 1;

  private final double intervalSeconds;
  private final double longest;
  private final boolean means;
  private Area sum = Area.NONE;
  private Area lead = Area.NONE;
  private int readings;
  private double lastAt;
  private double lastWatts;

  /// Of power at the moment of each reading.
  ///
  /// @param intervalSeconds between readings, as planned
  public PowerIntegral(double intervalSeconds) {
    this(intervalSeconds, false);
  }

  /// Of means, each since the reading before.
  ///
  /// @param intervalSeconds between readings, as planned
  public static PowerIntegral ofMeans(double intervalSeconds) {
    return new PowerIntegral(intervalSeconds, true);
  }

  private PowerIntegral(double intervalSeconds, boolean means) {
    if (!(intervalSeconds > 0)) {
      throw new IllegalArgumentException("interval must be above 0 s, got " + intervalSeconds);
    }
    this.intervalSeconds = intervalSeconds;
    this.means = means;
    // A reading that is late by a hair is still within five intervals.
    this.longest = Math.max(LEAST_BRIDGED_SECONDS, INTERVALS_BRIDGED * intervalSeconds) * 1.001;
  }

  /// Energy, and the seconds in which it is known to have been used.
  public record Area(double joules, double seconds) {

    static final Area NONE = new Area(0, 0);

    Area plus(double moreJoules, double moreSeconds) {
      return new Area(joules + moreJoules, seconds + moreSeconds);
    }

    Area since(Area earlier) {
      return new Area(joules - earlier.joules, seconds - earlier.seconds);
    }
  }

  /// Takes a reading; one that is not later than the one before is left out.
  ///
  /// @param at seconds since the start
  public void accept(double at, double watts) {
    double elapsed = at - lastAt;
    if (readings == 0) {
      begin(at, watts);
      return;
    }
    if (elapsed <= 0) {
      return;
    }
    if (elapsed <= longest) {
      sum = sum.plus((means ? watts : (lastWatts + watts) / 2) * elapsed, elapsed);
    }
    lastAt = at;
    lastWatts = watts;
    readings++;
  }

  private void begin(double at, double watts) {
    double before = Math.clamp(at, 0, intervalSeconds);
    lead = new Area(watts * before, before);
    lastAt = at;
    lastWatts = watts;
    readings = 1;
  }

  /// What was used between readings so far.
  public Area sum() {
    return sum;
  }

  /// What was used before the first reading, at most one interval; of power at a moment nothing
  /// until there is a second.
  public Area lead() {
    return readings > 1 || means ? lead : Area.NONE;
  }

  /// Whether there was any reading.
  public boolean any() {
    return readings > 0;
  }
}
