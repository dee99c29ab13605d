package lepton.plan.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Places one job after the other where it is cheapest. A job that finds no room is put first and
/// all begins anew (squeaky wheel optimization: Joslin and Clements, 1999, J. Artificial
/// Intelligence Research 10, 353).
final class Greedy {

  /// Times that all begins anew.
  static final int MANY = 60;

  static final int FEW = 6;

  private final Case in;
  private final Offers offers;

  /// Jobs that found no room before, the last of them first.
  private final List<Integer> hard = new ArrayList<>();

  Greedy(Case in, Offers offers) {
    this.in = in;
    this.offers = offers;
  }

  /// Jobs that have the least freedom first: of the least slack, the greater of equal ones.
  static List<Integer> bySlack(Case in) {
    return sorted(in, (a, b) -> Double.compare(slack(in, a), slack(in, b)));
  }

  /// Jobs that emit most first.
  static List<Integer> byEnergy(Case in) {
    return sorted(in, (a, b) -> Double.compare(energy(in, b), energy(in, a)));
  }

  /// Those in one go first, the divisible ones fill what they leave.
  private static List<Integer> sorted(Case in, Comparator<Integer> by) {
    var order = new ArrayList<Integer>();
    for (int j = 0; j < in.jobs.size(); j++) {
      order.add(j);
    }
    order.sort(
        Comparator.comparing((Integer j) -> in.divisible(j))
            .thenComparing(by)
            .thenComparing((a, b) -> Double.compare(energy(in, b), energy(in, a))));
    return order;
  }

  private static double slack(Case in, int j) {
    double least = Double.MAX_VALUE;
    for (int s : in.usable[j]) {
      least = Math.min(least, in.until(j, s) - in.from(j, s) - in.work(j));
    }
    return least;
  }

  private static double energy(Case in, int j) {
    return in.jobs.get(j).watts() * in.jobs.get(j).seconds();
  }

  /// Jobs in their spots, and those that found none.
  record Attempt(Arrangement arrangement, List<Integer> unplaced) {}

  /// All jobs, each at its cheapest spot in that order; where some are never placed, the attempt
  /// that places most.
  ///
  /// @param most how often it may begin
  Attempt build(List<Integer> order, int most) {
    var queue = new ArrayList<>(order);
    queue.removeAll(hard);
    queue.addAll(0, hard);
    var best = attempt(queue);
    var last = best;
    for (int tries = 1; tries < most && !last.unplaced().isEmpty(); tries++) {
      hard.removeAll(last.unplaced());
      hard.addAll(0, last.unplaced());
      queue.removeAll(last.unplaced());
      queue.addAll(0, last.unplaced());
      last = attempt(queue);
      best = last.unplaced().size() < best.unplaced().size() ? last : best;
    }
    return best;
  }

  private Attempt attempt(List<Integer> order) {
    var arrangement = new Arrangement(in);
    var unplaced = new ArrayList<Integer>();
    for (int j : order) {
      var offer = offers.cheapest(j, arrangement.load());
      if (offer.isPresent()) {
        arrangement.place(j, offer.get().spot());
      } else {
        unplaced.add(j);
      }
    }
    return new Attempt(arrangement, unplaced);
  }
}
