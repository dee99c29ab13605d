package lepton.plan.placement;

import java.util.Arrays;

/// The parts of a divisible job while they are collected.
final class Parts {

  private int[] sites;
  private int[] slots;
  private double[] shares;
  private int count;

  Parts(int likely) {
    sites = new int[likely];
    slots = new int[likely];
    shares = new double[likely];
  }

  void add(int site, int slot, double share) {
    if (count == sites.length) {
      sites = Arrays.copyOf(sites, 2 * count + 1);
      slots = Arrays.copyOf(slots, 2 * count + 1);
      shares = Arrays.copyOf(shares, 2 * count + 1);
    }
    sites[count] = site;
    slots[count] = slot;
    shares[count] = share;
    count++;
  }

  Spot.Spread spot() {
    return new Spot.Spread(
        Arrays.copyOf(sites, count), Arrays.copyOf(slots, count), Arrays.copyOf(shares, count));
  }
}
