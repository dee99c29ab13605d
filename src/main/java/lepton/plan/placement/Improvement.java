package lepton.plan.placement;

import java.util.ArrayList;
import java.util.List;

/// Betters a plan step by step: a job moves where it emits less, or drives another one out that
/// then finds the best of what is left.
final class Improvement {

  private static final int MOST_PASSES = 12;
  private static final int MOST_TARGETS = 12;

  /// Relative; below it a difference is rounding.
  private static final double ROUNDING = 1e-11;

  private final Case in;
  private final Offers free;

  /// kg of each job where and when it emits least.
  private final double[] ideals;

  Improvement(Case in) {
    this.in = in;
    this.free = new Offers(in, new Prices(in));
    ideals = new double[in.jobs.size()];
    for (int j = 0; j < ideals.length; j++) {
      ideals[j] = free.cheapest(j).priced();
    }
  }

  /// Moves jobs one by one as long as that betters the plan.
  void move(Arrangement plan) {
    boolean moved = true;
    for (int pass = 0; pass < MOST_PASSES && moved; pass++) {
      moved = false;
      for (int j = 0; j < in.jobs.size(); j++) {
        moved |= moved(plan, j);
      }
    }
  }

  private boolean moved(Arrangement plan, int j) {
    var old = plan.spot(j).orElseThrow();
    double now = Arrangement.kilograms(in, j, old);
    if (!(now > ideals[j] + ROUNDING * Math.abs(now))) {
      return false;
    }
    plan.lift(j);
    var offer = free.cheapest(j, plan.load());
    boolean better = offer.isPresent() && offer.get().priced() < now - ROUNDING * Math.abs(now);
    plan.place(j, better ? offer.get().spot() : old);
    return better;
  }

  /// Moves jobs, and lets those that are not where they emit least drive one other out.
  void swap(Arrangement plan) {
    move(plan);
    boolean swapped = true;
    for (int pass = 0; pass < MOST_PASSES && swapped; pass++) {
      swapped = false;
      for (int j = 0; j < in.jobs.size(); j++) {
        swapped |= !in.divisible(j) && swapped(plan, j);
      }
      move(plan);
    }
  }

  private boolean swapped(Arrangement plan, int j) {
    var old = plan.spot(j).orElseThrow();
    double now = Arrangement.kilograms(in, j, old);
    if (!(now > ideals[j] + ROUNDING * Math.abs(now))) {
      return false;
    }
    for (var target : targets(j, now)) {
      double gain = now - in.kilograms(j, target.site(), target.start());
      for (int other = 0; other < in.jobs.size(); other++) {
        if (other != j
            && plan.spot(other).orElseThrow() instanceof Spot.Whole its
            && meet(j, target, other, its)
            && drivesOut(plan, j, target, other, its, gain)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean meet(int j, Spot.Whole a, int other, Spot.Whole b) {
    return a.site() == b.site()
        && a.start() < b.start() + in.length[other]
        && b.start() < a.start() + in.length[j];
  }

  private boolean drivesOut(
      Arrangement plan, int j, Spot.Whole target, int other, Spot.Whole its, double gain) {
    var old = plan.spot(j).orElseThrow();
    double before = Arrangement.kilograms(in, other, its);
    plan.lift(j);
    plan.lift(other);
    if (plan.load().fits(j, target)) {
      plan.place(j, target);
      var offer = free.cheapest(other, plan.load());
      if (offer.isPresent()
          && offer.get().priced() - before < gain - ROUNDING * Math.abs(before + gain)) {
        plan.place(other, offer.get().spot());
        return true;
      }
      plan.lift(j);
    }
    plan.place(j, old);
    plan.place(other, its);
    return false;
  }

  /// The spots at which a job would emit least, best first, full or not.
  private List<Spot.Whole> targets(int j, double below) {
    var best = new ArrayList<Spot.Whole>();
    var costs = new ArrayList<Double>();
    double limit = below - ROUNDING * Math.abs(below);
    for (int s : in.usable[j]) {
      for (int a = in.from(j, s); a + in.length[j] <= in.until(j, s); a++) {
        double cost = in.kilograms(j, s, a);
        boolean full = best.size() == MOST_TARGETS;
        if (cost < limit && !(full && cost >= costs.getLast())) {
          int at = costs.size();
          while (at > 0 && costs.get(at - 1) > cost) {
            at--;
          }
          best.add(at, new Spot.Whole(s, a));
          costs.add(at, cost);
          if (full) {
            best.removeLast();
            costs.removeLast();
          }
        }
      }
    }
    return best;
  }
}
