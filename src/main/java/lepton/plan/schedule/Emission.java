package lepton.plan.schedule;

import java.util.List;
import lepton.quantity.Energy;
import lepton.workload.StepFunction;

/// What a job emits in a zone, in kg: (9) as Σ Eᵢ · Iᵢ, exact for steps of power and intensity.
final class Emission {

  private static final double GRAMS_PER_KG = 1000;

  private Emission() {}

  /// Kilograms of watts · seconds · g/kWh.
  static double kilograms(double wattSecondGrams) {
    return wattSecondGrams / Energy.JOULES_PER_KWH / GRAMS_PER_KG;
  }

  /// Of a job in one go. Where the series does not reach, its own mean holds.
  static double straight(StepFunction grams, Profile profile, double start) {
    double sum = 0;
    double at = start;
    for (var piece : profile.pieces()) {
      double end = at + piece.seconds();
      sum += piece.watts() * integral(grams, at, end);
      at = end;
    }
    return kilograms(sum);
  }

  /// The mean from one time to another.
  static double mean(StepFunction grams, double from, double to) {
    return integral(grams, from, to) / (to - from);
  }

  /// Of a job in several windows: each but the first begins with the time of a checkpoint, at the
  /// mean power. What doesn't fit into them goes on after the last.
  static double windows(
      StepFunction grams, Profile profile, List<Window> windows, double checkpoint) {
    double sum = 0;
    int piece = 0;
    double left = profile.pieces().getFirst().seconds();
    for (int i = 0; i < windows.size(); i++) {
      boolean last = i + 1 == windows.size();
      double at = windows.get(i).start();
      double end = last ? Double.POSITIVE_INFINITY : windows.get(i).end();
      if (i > 0 && piece < profile.pieces().size()) {
        sum += profile.meanWatts() * integral(grams, at, at + checkpoint);
        at += checkpoint;
      }
      while (at < end && piece < profile.pieces().size()) {
        double until = Math.min(end, at + left);
        sum += profile.pieces().get(piece).watts() * integral(grams, at, until);
        left -= until - at;
        at = until;
        if (at < end && ++piece < profile.pieces().size()) {
          left = profile.pieces().get(piece).seconds();
        }
      }
    }
    return kilograms(sum);
  }

  private static double integral(StepFunction grams, double from, double to) {
    double begin = Math.clamp(from, grams.start(), grams.end());
    double end = Math.clamp(to, grams.start(), grams.end());
    double beyond = (to - from) - (end - begin);
    double own = grams.integral(grams.end()) / (grams.end() - grams.start());
    return grams.integral(end) - grams.integral(begin) + Math.max(0, beyond) * own;
  }
}
