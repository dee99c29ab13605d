package lepton.plan.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.placement.Refusal.Reason;
import lepton.quantity.Span;

/// Finds out why jobs can't be placed.
final class Refusals {

  private final Case in;

  Refusals(Case in) {
    this.in = in;
  }

  /// Of jobs for which there is no place even if they are alone.
  List<Refusal> alone() {
    var refusals = new ArrayList<Refusal>();
    var empty = new Offers(in, new Prices(in));
    for (int j = 0; j < in.jobs.size(); j++) {
      if (in.usable[j].length == 0 || empty.cheapest(j, new Load(in)).isEmpty()) {
        refusals.add(new Refusal(j, alone(j)));
      }
    }
    return refusals;
  }

  private Reason alone(int j) {
    var job = in.jobs.get(j);
    double available = job.deadline() - job.ready();
    if (available < job.seconds()) {
      return new Reason.TooLate(available);
    }
    boolean held = false;
    for (int s : job.sites()) {
      held |= in.holds(j, s);
    }
    if (!held) {
      return new Reason.TooBig();
    }
    if (in.last[j] - in.first[j] < in.work(j)) {
      return new Reason.BetweenSlots();
    }
    if (in.divisible(j) && known(j) >= in.work(j)) {
      return new Reason.TooBig();
    }
    return new Reason.Unknown();
  }

  /// The slots in which the intensity of any of its sites is known.
  private int known(int j) {
    int count = 0;
    for (int t = in.first[j]; t < in.last[j]; t++) {
      boolean any = false;
      for (int s : in.usable[j]) {
        any |= t >= in.from(j, s) && t < in.until(j, s);
      }
      count += any ? 1 : 0;
    }
    return count;
  }

  /// Of jobs that found no room beside the others.
  ///
  /// @param proven whether there is no plan at all
  List<Refusal> together(List<Integer> unplaced, boolean proven) {
    var refusals = new ArrayList<Refusal>();
    for (int j : unplaced) {
      refusals.add(new Refusal(j, new Reason.Full(proven, wanted(j), there(j))));
    }
    return refusals;
  }

  private OptionalDouble wanted(int j) {
    double sum = 0;
    for (int other = 0; other < in.jobs.size(); other++) {
      boolean within = in.first[other] >= in.first[j] && in.last[other] <= in.last[j];
      if (within && in.jobs.get(j).sites().containsAll(in.jobs.get(other).sites())) {
        sum += in.jobs.get(other).gpus() * hours(in.work(other));
      }
    }
    return sum > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private OptionalDouble there(int j) {
    double sum = 0;
    for (int s : in.jobs.get(j).sites()) {
      sum += in.gpus[s] * hours(Math.max(0, in.until(j, s) - in.from(j, s)));
    }
    return Double.isFinite(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private double hours(double slots) {
    return new Span(slots * in.slots.seconds()).hours();
  }
}
