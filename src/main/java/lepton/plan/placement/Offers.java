package lepton.plan.placement;

import java.util.Arrays;
import java.util.Optional;

/// The cheapest spot of a job by its emissions and the prices of its slots: anywhere, or where
/// there is room.
///
/// Of equal ones the preferred site and the earlier slot win. For a divisible job the cheapest
/// slots are taken first, which is the best of all (its limits, all of its GPUs in a slot and what
/// is free at a site, are laminar, so that a greedy choice is optimal: Edmonds, 1970).
final class Offers {

  /// Relative; below it a difference is rounding.
  private static final double ROUNDING = 1e-12;

  /// Low bits of a sorted key that say which cell it is.
  private static final int CELL_BITS = 20;

  /// Cells, sites times slots, that can be told apart.
  static final int MOST_CELLS = 1 << CELL_BITS;

  private final Case in;
  private final Prices prices;
  private final double[] slotCosts;
  private final int[] slotSites;
  private final double[] selected;
  private final long[] keys;

  /// @param priced kg and the prices of the slots
  record Offer(Spot spot, double priced) {}

  Offers(Case in, Prices prices) {
    this.in = in;
    this.prices = prices;
    slotCosts = new double[in.slots.count()];
    slotSites = new int[in.slots.count()];
    selected = new double[in.slots.count()];
    keys = new long[in.slots.count() * in.sites.size()];
  }

  /// The cheapest where nobody else is. The job has to have a site that it can use.
  Offer cheapest(int j) {
    return in.divisible(j) ? spreadAnywhere(j) : wholeAnywhere(j);
  }

  /// The cheapest that there is room for.
  Optional<Offer> cheapest(int j, Load load) {
    return in.divisible(j) ? spread(j, load) : whole(j, load);
  }

  private Offer wholeAnywhere(int j) {
    double least = Double.MAX_VALUE;
    double limit = least;
    int site = -1;
    int start = -1;
    double gpus = in.jobs.get(j).gpus();
    double watts = in.jobs.get(j).watts();
    double part = in.part[j];
    int whole = in.whole[j];
    int length = in.length[j];
    for (int s : in.usable[j]) {
      int end = in.until(j, s) - length;
      double moving = in.moving[j][s];
      double[] sums = in.sums[s];
      double[] rates = in.rates[s];
      double[] gpuSums = prices.gpuSums[s];
      double[] wattSums = prices.wattSums[s];
      for (int a = in.from(j, s); a <= end; a++) {
        double each = sums[a + whole] - sums[a] + part * rates[a + whole];
        double cost =
            watts * (each + wattSums[a + length] - wattSums[a])
                + gpus * (gpuSums[a + length] - gpuSums[a])
                + moving;
        if (cost < limit) {
          least = cost;
          limit = cost - ROUNDING * Math.abs(cost);
          site = s;
          start = a;
        }
      }
    }
    return new Offer(new Spot.Whole(site, start), least);
  }

  private Optional<Offer> whole(int j, Load load) {
    double least = Double.MAX_VALUE;
    double limit = least;
    int site = -1;
    int start = -1;
    int length = in.length[j];
    double gpus = in.jobs.get(j).gpus();
    double watts = in.jobs.get(j).watts();
    double part = in.part[j];
    int whole = in.whole[j];
    for (int s : in.usable[j]) {
      int end = in.until(j, s);
      double gpusUsed = in.gpus[s] * (1 + Load.ROUNDING) - gpus;
      double wattsUsed = in.watts[s] * (1 + Load.ROUNDING) - watts;
      double moving = in.moving[j][s];
      double[] gpuLoad = load.gpus[s];
      double[] wattLoad = load.watts[s];
      double[] sums = in.sums[s];
      double[] rates = in.rates[s];
      double[] gpuSums = prices.gpuSums[s];
      double[] wattSums = prices.wattSums[s];
      int run = 0;
      for (int t = in.from(j, s); t < end; t++) {
        run = gpuLoad[t] <= gpusUsed && wattLoad[t] <= wattsUsed ? run + 1 : 0;
        if (run >= length) {
          int a = t + 1 - length;
          double each = sums[a + whole] - sums[a] + part * rates[a + whole];
          double cost =
              watts * (each + wattSums[t + 1] - wattSums[a])
                  + gpus * (gpuSums[t + 1] - gpuSums[a])
                  + moving;
          if (cost < limit) {
            least = cost;
            limit = cost - ROUNDING * Math.abs(cost);
            site = s;
            start = a;
          }
        }
      }
    }
    return site < 0 ? Optional.empty() : Optional.of(new Offer(new Spot.Whole(site, start), least));
  }

  private Offer spreadAnywhere(int j) {
    int from = in.first[j];
    int until = in.last[j];
    double gpus = in.jobs.get(j).gpus();
    double watts = in.jobs.get(j).watts();
    Arrays.fill(slotCosts, from, until, Double.MAX_VALUE);
    for (int s : in.usable[j]) {
      int end = in.until(j, s);
      double moving = in.moving[j][s] / in.work(j);
      double[] rates = in.rates[s];
      double[] gpuPrices = prices.gpus[s];
      double[] wattPrices = prices.watts[s];
      for (int t = in.from(j, s); t < end; t++) {
        double cost = watts * (rates[t] + wattPrices[t]) + gpus * gpuPrices[t] + moving;
        if (cost < slotCosts[t]) {
          slotCosts[t] = cost;
          slotSites[t] = s;
        }
      }
    }
    int taken = in.length[j];
    System.arraycopy(slotCosts, from, selected, 0, until - from);
    double dearest = Selection.at(selected, until - from, taken - 1);
    double left = in.work(j);
    double priced = 0;
    var parts = new Parts(taken);
    for (int t = from; t < until; t++) {
      if (slotCosts[t] < dearest) {
        parts.add(slotSites[t], t, 1);
        priced += slotCosts[t];
        left -= 1;
      }
    }
    for (int t = from; t < until && left > 0; t++) {
      if (slotCosts[t] == dearest) {
        double share = Math.min(1, left);
        parts.add(slotSites[t], t, share);
        priced += share * dearest;
        left -= share;
      }
    }
    return new Offer(parts.spot(), priced);
  }

  private Optional<Offer> spread(int j, Load load) {
    int count = 0;
    for (int s : in.usable[j]) {
      for (int t = in.from(j, s); t < in.until(j, s); t++) {
        if (load.room(j, s, t) > 0) {
          double cost = in.kilogramsOfSlot(j, s, t) + prices.ofSlot(in, j, s, t);
          keys[count++] = key(cost, s * in.slots.count() + t);
        }
      }
    }
    Arrays.sort(keys, 0, count);
    Arrays.fill(slotCosts, in.first[j], in.last[j], 1);
    double left = in.work(j);
    double priced = 0;
    var parts = new Parts(16);
    for (int i = 0; i < count && left > Load.ROUNDING; i++) {
      int cell = (int) (keys[i] & (MOST_CELLS - 1));
      int s = cell / in.slots.count();
      int t = cell % in.slots.count();
      double share = Math.min(left, Math.min(slotCosts[t], load.room(j, s, t)));
      if (share > 0) {
        parts.add(s, t, share);
        slotCosts[t] -= share;
        left -= share;
        priced += share * (in.kilogramsOfSlot(j, s, t) + prices.ofSlot(in, j, s, t));
      }
    }
    return left > Load.ROUNDING ? Optional.empty() : Optional.of(new Offer(parts.spot(), priced));
  }

  /// Sorts by cost, but for its last bits, and then by cell.
  private static long key(double cost, int cell) {
    long bits = Double.doubleToLongBits(cost);
    long rising = bits ^ ((bits >> 63) & Long.MAX_VALUE);
    return (rising & -MOST_CELLS) | cell;
  }
}
