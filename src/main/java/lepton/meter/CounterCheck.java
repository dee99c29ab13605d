package lepton.meter;

import java.util.Optional;
import lepton.meter.PowerIntegral.Area;

/// Sets a device's counter against its integrated power over windows of 30 s, and keeps the worst
/// disagreement. Two figures of the same driver that differ by more than a tenth are worth a word:
/// 187 J beside 327 J went unexplained elsewhere.
final class CounterCheck {

  private static final double WINDOW_SECONDS = 30;
  private static final double TOLERANCE = 0.1;

  /// Power must be known for so much of a window to be compared.
  private static final double COVERED = 0.95;

  private double counter;
  private double power;
  private double seconds;
  private double powerSeconds;
  private Optional<Gap> worst = Optional.empty();

  /// Both figures of one window, in J.
  record Gap(double counter, double power, double seconds) {

    /// The difference as a share of the larger.
    double share() {
      return Math.abs(counter - power) / Math.max(counter, power);
    }
  }

  void accept(double counterJoules, double elapsed, Area area) {
    counter += counterJoules;
    seconds += elapsed;
    power += area.joules();
    powerSeconds += area.seconds();
    if (seconds >= WINDOW_SECONDS) {
      close();
    }
  }

  private void close() {
    var gap = new Gap(counter, power, seconds);
    boolean comparable = powerSeconds >= COVERED * seconds && Math.max(counter, power) > 0;
    if (comparable
        && gap.share() > TOLERANCE
        && (worst.isEmpty() || gap.share() > worst.get().share())) {
      worst = Optional.of(gap);
    }
    counter = 0;
    power = 0;
    seconds = 0;
    powerSeconds = 0;
  }

  /// The window in which they differ most; absent where they agree to a tenth in all of them.
  Optional<Gap> worst() {
    return worst;
  }
}
