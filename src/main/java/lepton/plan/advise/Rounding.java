package lepton.plan.advise;

import java.util.List;
import java.util.OptionalDouble;

/// Settings in as few digits as a person would write, where these keep the constraints.
///
/// @param search what may move
record Rounding(Search search) {

  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 6;

  /// What is least may rise by this share for the sake of fewer digits: less than any digit shown.
  private static final double NOTHING = 1e-4;

  /// The same of both goals of a front, as a share of how far it reaches.
  private static final double LITTLE = 1e-3;

  /// The spot nearby whose numbers have the fewest digits, that keeps the constraints, and of which
  /// the aim is no worse than can be told; the spot itself where there is none.
  Spot of(Spot exact, Aim aim) {
    double most = aim.values(exact)[0];
    return rounded(exact, aim, most + NOTHING * Math.abs(most));
  }

  /// The same of a point of a front, which may move along it.
  ///
  /// @param spans how far the front reaches in either goal
  Spot of(Spot exact, List<Objective> goals, double[] spans, List<Limit> limits) {
    var along =
        new Aim(
            spot -> {
              double sum = 0;
              for (int i = 0; i < spans.length; i++) {
                sum += share(Aim.figure(goals.get(i), spot).orElse(Double.MAX_VALUE), spans[i]);
              }
              return OptionalDouble.of(sum);
            },
            limits);
    return rounded(exact, along, along.values(exact)[0] + LITTLE);
  }

  private static double share(double figure, double span) {
    return span > 0 ? figure / span : 0;
  }

  private Spot rounded(Spot exact, Aim aim, double most) {
    for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
      var best = exact;
      double least = Double.MAX_VALUE;
      for (var spot : search.around(exact, digits)) {
        double value = aim.values(spot)[0];
        if (aim.allows(spot) && value <= most && value < least) {
          best = spot;
          least = value;
        }
      }
      if (least < Double.MAX_VALUE) {
        return best;
      }
    }
    return exact;
  }
}
