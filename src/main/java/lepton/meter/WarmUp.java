package lepton.meter;

import java.util.Arrays;
import java.util.List;

/// The steps at the beginning that say nothing of those to come: compiling, filling caches, and a
/// meter that starts late. Looked for in seconds and in joules apart.
///
/// The first blocks belong to it while their cost lies further from the median of the later half
/// than three of its robust deviations (1.4826 · MAD, Rousseeuw and Croux 1993, Journal of the
/// American Statistical Association 88) and a tenth of it; and it ends with a jump, greater than
/// five robust deviations of the changes from block to block and a twentieth of the median. Without
/// a jump it is a ramp, whose course does say something.
final class WarmUp {

  /// With fewer blocks there is no telling.
  private static final int LEAST_BLOCKS = 7;

  private static final double ROBUST = 1.4826;

  private WarmUp() {}

  /// How many blocks between points belong to it.
  static int blocks(List<StepTrace.Point> points, boolean energy) {
    if (points.size() <= LEAST_BLOCKS) {
      return 0;
    }
    var costs = costs(points, energy);
    double median = median(Arrays.copyOfRange(costs, costs.length / 2, costs.length));
    var deviations = new double[costs.length];
    var jumps = new double[costs.length - 1];
    for (int i = 0; i < costs.length; i++) {
      deviations[i] = Math.abs(costs[i] - median);
      if (i > 0) {
        jumps[i - 1] = Math.abs(costs[i] - costs[i - 1]);
      }
    }
    double usual = median(Arrays.copyOfRange(deviations, costs.length / 2, costs.length));
    double far = Math.max(3 * ROBUST * usual, 0.1 * median);
    double jump = Math.max(5 * ROBUST * median(jumps), 0.05 * median);
    int warm = 0;
    for (int i = 0; i < costs.length / 2 && deviations[i] > far; i++) {
      if (jumps[i] > jump) {
        warm = i + 1;
      }
    }
    return warm;
  }

  private static double[] costs(List<StepTrace.Point> points, boolean energy) {
    var costs = new double[points.size() - 1];
    for (int i = 0; i < costs.length; i++) {
      var from = points.get(i);
      var to = points.get(i + 1);
      double cost = StepCosts.cost(to, energy) - StepCosts.cost(from, energy);
      costs[i] = cost / (to.done() - from.done());
    }
    return costs;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
