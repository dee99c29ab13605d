package lepton.plan.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Branch and bound over the spots of jobs that run in one go; the divisible ones are a linear
/// programme beside each choice.
///
/// A plan emits at least the bound plus what any of its spots is dearer, prices included, than the
/// cheapest of its job: spots that are dearer by more than the gap are out. Each branch has a bound
/// of its own, at prices that are made anew for the jobs that are left and the room that there is.
/// Jobs that are alike keep their order.
final class ExactSearch {

  /// Looks at cells for the bounds: some seconds.
  private static final double MOST_LOOKS = 1.5e8;

  /// Steps of the prices of a branch.
  private static final int STEPS = 12;

  /// Where no plan is known, the best may emit this much more than the bound. Assumed.
  private static final double MAY_EMIT = 1.2;

  /// Of linear programmes, numbers of a tableau times steps: some seconds.
  private static final double MOST_SIMPLEX = 5e8;

  /// More jobs in one go are not tried: the search would not end.
  private static final int MOST_JOBS = 200;

  /// Relative; a plan that is better by less is no better one.
  private static final double ROUNDING = 1e-10;

  private final Case in;
  private final double bound;
  private final Budget looks = new Budget(MOST_LOOKS);
  private final Budget simplex = new Budget(MOST_SIMPLEX);
  private final List<Integer> jobs = new ArrayList<>();
  private final List<Integer> divisible;
  private final Spot.Whole[][] candidates;
  private final double cells;
  private final double guess;
  private final int[] twin;
  private final int[] chosen;
  private final Arrangement now;
  private double least;
  private Optional<Arrangement> best;
  private boolean complete = true;

  /// What was found.
  ///
  /// @param complete whether nothing was left out: then it is the best, or there is no plan
  record Result(Optional<Arrangement> best, boolean complete) {}

  private ExactSearch(Case in, Prices prices, double bound, Optional<Arrangement> known) {
    this.in = in;
    this.bound = bound;
    divisible = Programme.divisible(in);
    best = known;
    least = known.map(Arrangement::kilograms).orElse(Double.POSITIVE_INFINITY);
    now = new Arrangement(in);
    candidates = new Spot.Whole[in.jobs.size()][];
    cells = (double) in.sites.size() * in.slots.count();
    guess = MAY_EMIT * bound;
    chosen = new int[in.jobs.size()];
    twin = new int[in.jobs.size()];
    Arrays.fill(chosen, -1);
    Arrays.fill(twin, -1);
    var alike = new HashMap<Job, Integer>();
    for (int j = 0; j < in.jobs.size(); j++) {
      if (!in.divisible(j)) {
        jobs.add(j);
        candidates[j] = candidates(j, prices);
        var before = alike.put(nameless(in.jobs.get(j)), j);
        twin[j] = before == null ? -1 : before;
      }
    }
  }

  /// @param prices of the bound
  /// @param known the best plan so far
  static Result search(Case in, Prices prices, double bound, Optional<Arrangement> known) {
    int whole = in.jobs.size() - Programme.divisible(in).size();
    if (whole > MOST_JOBS) {
      return new Result(known, false);
    }
    var search = new ExactSearch(in, prices, bound, known);
    search.branch(prices, search.jobs.size());
    return new Result(search.best, search.complete);
  }

  private static Job nameless(Job its) {
    return new Job(
        "",
        its.watts(),
        its.seconds(),
        its.gpus(),
        its.ready(),
        its.deadline(),
        its.divisible(),
        its.sites(),
        its.home(),
        its.gigabytes());
  }

  /// A plan that emits as much is no better one.
  private double limit() {
    return Double.isInfinite(least) ? least : least - ROUNDING * Math.abs(least);
  }

  private Spot.Whole[] candidates(int j, Prices prices) {
    var all = new ArrayList<Spot.Whole>();
    double cheapest = new Offers(in, prices).cheapest(j).priced();
    for (int s : in.usable[j]) {
      for (int a = in.from(j, s); a + in.length[j] <= in.until(j, s); a++) {
        double excess = in.kilograms(j, s, a) + prices.of(in, j, s, a) - cheapest;
        if (best.isEmpty() || excess <= limit() - bound) {
          all.add(new Spot.Whole(s, a));
        }
      }
    }
    return all.toArray(new Spot.Whole[0]);
  }

  /// @param prices to begin with
  /// @param left how many jobs in one go are not placed
  private void branch(Prices prices, int left) {
    if (left == 0 && divisible.isEmpty()) {
      leaf(prices);
      return;
    }
    var pricing = new Pricing(in, now, prices);
    boolean further = true;
    for (int i = 0; i < STEPS && further; i++) {
      looks.spend(cells * (left + divisible.size()));
      further = pricing.step(Double.isInfinite(least) ? guess : least);
      if (pricing.least() >= limit()) {
        return;
      }
    }
    if (left == 0) {
      leaf(pricing.best());
      return;
    }
    int job = next();
    double bound = pricing.least();
    for (var child : children(job, pricing.best())) {
      if (stopped() || bound + child.excess() >= limit()) {
        return;
      }
      chosen[job] = child.number();
      now.place(job, candidates[job][child.number()]);
      branch(pricing.best(), left - 1);
      now.lift(job);
      chosen[job] = -1;
    }
  }

  /// The greatest job that is left; of those that are alike the first.
  private int next() {
    int job = -1;
    double most = -1;
    for (int j : jobs) {
      if (chosen[j] < 0 && (twin[j] < 0 || chosen[twin[j]] >= 0)) {
        double weight = in.jobs.get(j).watts() * in.work(j);
        if (weight > most) {
          most = weight;
          job = j;
        }
      }
    }
    return job;
  }

  /// A candidate, and by what it is dearer than the cheapest that there is room for.
  private record Child(int number, double excess) {}

  private List<Child> children(int j, Prices prices) {
    var priced = new ArrayList<Child>();
    double least = Double.POSITIVE_INFINITY;
    for (int i = first(j); i < candidates[j].length; i++) {
      var spot = candidates[j][i];
      if (now.load().fits(j, spot)) {
        double cost =
            in.kilograms(j, spot.site(), spot.start())
                + prices.of(in, j, spot.site(), spot.start());
        priced.add(new Child(i, cost));
        least = Math.min(least, cost);
      }
    }
    priced.sort((a, b) -> Double.compare(a.excess(), b.excess()));
    double cheapest = least;
    priced.replaceAll(its -> new Child(its.number(), its.excess() - cheapest));
    return priced;
  }

  private boolean stopped() {
    if (looks.spent() || simplex.spent()) {
      complete = false;
    }
    return !complete;
  }

  private int first(int j) {
    return twin[j] >= 0 && chosen[twin[j]] >= 0 ? chosen[twin[j]] : 0;
  }

  private void leaf(Prices prices) {
    switch (Programme.solve(in, now.load(), prices, simplex)) {
      case Programme.Outcome.Impossible() -> {}
      case Programme.Outcome.TooLarge() -> complete = false;
      case Programme.Outcome.Solved(var spots, double kilograms) -> {
        double total = now.kilograms() + kilograms;
        if (total < limit()) {
          least = total;
          var plan = now.copy();
          for (int i = 0; i < spots.size(); i++) {
            plan.place(divisible.get(i), spots.get(i));
          }
          best = Optional.of(plan);
        }
      }
    }
  }
}
