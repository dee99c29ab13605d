package lepton.plan.placement;

import java.util.HashMap;
import java.util.Map;

/// Divisible jobs that are filled share by share, within what is free.
final class Filling {

  private final Case in;
  private final Load load;
  private final double[] left;
  private final double[][] taken;
  private final Map<Integer, Map<Integer, Double>> shares = new HashMap<>();

  /// @param load what is taken already; grows with what is added
  Filling(Case in, Load load) {
    this.in = in;
    this.load = load;
    left = new double[in.jobs.size()];
    taken = new double[in.jobs.size()][];
    for (int j = 0; j < left.length; j++) {
      left[j] = in.work(j);
      taken[j] = new double[in.divisible(j) ? in.slots.count() : 0];
    }
  }

  /// Adds a share, or as much of it as there is room and work for.
  void add(int j, int site, int slot, double wanted) {
    double most = Math.min(left[j], Math.min(1 - taken[j][slot], load.room(j, site, slot)));
    double share = Math.min(wanted, most);
    if (share > Load.ROUNDING) {
      taken[j][slot] += share;
      left[j] -= share;
      load.add(j, new Spot.Spread(new int[] {site}, new int[] {slot}, new double[] {share}));
      shares
          .computeIfAbsent(j, _ -> new HashMap<>())
          .merge(site * in.slots.count() + slot, share, Double::sum);
    }
  }

  /// Whether all work of a job is done.
  boolean done(int j) {
    return left[j] <= Load.ROUNDING * Math.max(1, in.work(j));
  }

  Spot.Spread spot(int j) {
    var cells = shares.getOrDefault(j, Map.of());
    var parts = new Parts(cells.size());
    cells.keySet().stream()
        .sorted()
        .forEach(
            cell ->
                parts.add(
                    cell / in.slots.count(),
                    cell % in.slots.count(),
                    cells.getOrDefault(cell, 0.0)));
    return parts.spot();
  }
}
