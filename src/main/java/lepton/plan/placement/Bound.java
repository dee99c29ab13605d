package lepton.plan.placement;

import java.util.Arrays;

/// What no plan can stay below: the least of all jobs at prices for scarce slots, less what the
/// capacities are worth.
///
///     L(λ) = Σⱼ min over spots (kg + λ · used) − λ · capacity   ≤   kg of any plan
///
/// (Lagrangian relaxation: Geoffrion, 1974, Mathematical Programming Study 2, 82.) At the best
/// prices it equals the optimum of the linear relaxation. Jobs that are placed already count as
/// they are, and the others go where these leave room.
final class Bound {

  private final Case in;
  private final Offers offers;
  private final Prices prices;
  private final Arrangement placed;
  private final boolean anywhere;
  private final Load load;

  /// What the jobs would use at these prices, in parts of the capacity less 1; 0 where that has no
  /// limit.
  final double[][] gpuExcess;

  final double[][] wattExcess;

  /// @param placed the jobs that are placed
  Bound(Case in, Prices prices, Arrangement placed) {
    this.in = in;
    this.prices = prices;
    this.placed = placed;
    offers = new Offers(in, prices);
    anywhere = placed.empty();
    gpuExcess = new double[in.sites.size()][in.slots.count()];
    wattExcess = new double[in.sites.size()][in.slots.count()];
    load = new Load(in);
  }

  /// The bound at the prices as they are, their sums up to date; fills the excesses. Infinite where
  /// there is no room for one of the jobs.
  double at() {
    double sum = placed.kilograms();
    load.take(placed.load());
    for (int j = 0; j < in.jobs.size(); j++) {
      if (anywhere) {
        sum += taken(j, offers.cheapest(j));
      } else if (placed.spot(j).isEmpty()) {
        var offer = offers.cheapest(j, placed.load());
        if (offer.isEmpty()) {
          return Double.POSITIVE_INFINITY;
        }
        sum += taken(j, offer.get());
      }
    }
    for (int s = 0; s < in.sites.size(); s++) {
      var before = placed.load();
      sum -= worth(in.gpus[s], prices.gpus[s], before.gpus[s], load.gpus[s], gpuExcess[s]);
      sum -= worth(in.watts[s], prices.watts[s], before.watts[s], load.watts[s], wattExcess[s]);
    }
    return sum;
  }

  private double taken(int j, Offers.Offer offer) {
    load.add(j, offer.spot());
    return offer.priced();
  }

  private static double worth(
      double capacity, double[] price, double[] before, double[] used, double[] excess) {
    if (!(capacity > 0) || capacity == Double.POSITIVE_INFINITY) {
      Arrays.fill(excess, 0);
      return 0;
    }
    double sum = 0;
    for (int t = 0; t < price.length; t++) {
      sum += price[t] * (capacity - before[t]);
      excess[t] = used[t] / capacity - 1;
    }
    return sum;
  }
}
