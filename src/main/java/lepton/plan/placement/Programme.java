package lepton.plan.placement;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;

/// The divisible jobs of a case as a linear programme, beside what the others take of the sites:
///
///     minimise Σ kg(j,s,t) · x(j,s,t)
///     Σₛₜ x(j,s,t) = work(j)        Σₛ x(j,s,t) ≤ 1
///     Σⱼ gpus(j) · x(j,s,t) ≤ free GPUs(s,t)        Σⱼ watts(j) · x(j,s,t) ≤ free watts(s,t)
///
/// Most limits don't bind: simplex is run without those of slots, and again with those that its
/// answer broke, until it breaks none.
final class Programme {

  /// Beyond these a tableau is too large.
  private static final int MOST_COLUMNS = 4_000;

  private static final int MOST_ROUNDS = 30;

  /// Relative; by how much the plan may differ from what simplex found.
  private static final double ROUNDING = 1e-6;

  /// By how much an answer of simplex may break a limit that it knows.
  private static final double BROKEN = 1e-7;

  /// Simplex's own: costs, scaled to one at most, below which nothing is gained.
  private static final double EPSILON = 1e-8;

  private final Case in;
  private final Load load;
  private final List<Column> columns = new ArrayList<>();
  private final List<LinearConstraint> limits = new ArrayList<>();
  private final Budget budget;

  /// One share.
  private record Column(int job, int site, int slot) {}

  /// What came of it.
  sealed interface Outcome {
    /// The best there is.
    ///
    /// @param spots of the divisible jobs, in their order
    record Solved(List<Spot.Spread> spots, double kilograms) implements Outcome {}

    /// There is no way to do all of the work.
    record Impossible() implements Outcome {}

    /// It is too large.
    record TooLarge() implements Outcome {}
  }

  private Programme(Case in, Load load, Budget budget) {
    this.in = in;
    this.load = load;
    this.budget = budget;
  }

  /// The divisible ones of a case.
  static List<Integer> divisible(Case in) {
    var jobs = new ArrayList<Integer>();
    for (int j = 0; j < in.jobs.size(); j++) {
      if (in.divisible(j)) {
        jobs.add(j);
      }
    }
    return jobs;
  }

  /// @param load of the jobs that are not divisible
  /// @param prices slots that have one are likely to be full
  /// @param budget of numbers of a tableau times steps
  static Outcome solve(Case in, Load load, Prices prices, Budget budget) {
    var jobs = divisible(in);
    if (jobs.isEmpty()) {
      return new Outcome.Solved(List.of(), 0);
    }
    return new Programme(in, load, budget).solve(jobs, prices);
  }

  private Outcome solve(List<Integer> jobs, Prices prices) {
    for (int j : jobs) {
      for (int s : in.usable[j]) {
        for (int t = in.from(j, s); t < in.until(j, s); t++) {
          if (load.room(j, s, t) > 0) {
            columns.add(new Column(j, s, t));
          }
        }
      }
      if (columns.size() > MOST_COLUMNS) {
        return new Outcome.TooLarge();
      }
    }
    if (columns.isEmpty()) {
      return new Outcome.Impossible();
    }
    var costs = new double[columns.size()];
    double most = Double.MIN_NORMAL;
    for (int i = 0; i < costs.length; i++) {
      var its = columns.get(i);
      costs[i] = in.kilogramsOfSlot(its.job(), its.site(), its.slot());
      most = Math.max(most, costs[i]);
    }
    for (int i = 0; i < costs.length; i++) {
      costs[i] /= most;
    }
    for (int j : jobs) {
      limits.add(work(j));
    }
    addPriced(prices);
    return rounds(costs, most, jobs);
  }

  private void addPriced(Prices prices) {
    for (int s = 0; s < in.sites.size(); s++) {
      for (int t = 0; t < in.slots.count(); t++) {
        if (prices.gpus[s][t] > 0) {
          ofSlot(s, t, in.gpus[s] - load.gpus[s][t], in.gpus[s], true);
        }
        if (prices.watts[s][t] > 0) {
          ofSlot(s, t, in.watts[s] - load.watts[s][t], in.watts[s], false);
        }
      }
    }
  }

  private LinearConstraint work(int j) {
    var row = new double[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns.get(i).job() == j ? 1 : 0;
    }
    return new LinearConstraint(row, Relationship.EQ, in.work(j));
  }

  private Outcome rounds(double[] costs, double most, List<Integer> jobs) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double cells = (double) limits.size() * (costs.length + 2 * limits.size());
      int steps = (int) Math.min(100_000, budget.left() / cells);
      if (steps < limits.size()) {
        return new Outcome.TooLarge();
      }
      var solver = new SimplexSolver(EPSILON);
      double[] shares;
      try {
        shares =
            solver
                .optimize(
                    new LinearObjectiveFunction(costs, 0),
                    new LinearConstraintSet(limits),
                    new NonNegativeConstraint(true),
                    new MaxIter(steps))
                .getPoint();
      } catch (NoFeasibleSolutionException none) {
        return new Outcome.Impossible();
      } catch (TooManyIterationsException | UnboundedSolutionException lost) {
        // shares are bounded: what looks unbounded is lost precision
        return new Outcome.TooLarge();
      }
      budget.spend(cells * solver.getIterations());
      if (!addBroken(shares)) {
        return repaired(shares, jobs, sum(costs, shares) * most);
      }
    }
    return new Outcome.TooLarge();
  }

  /// Adds the limits that an answer breaks; false where it breaks none.
  private boolean addBroken(double[] shares) {
    int before = limits.size();
    int slots = in.slots.count();
    var ofJob = new double[in.jobs.size() * slots];
    var gpus = new double[in.sites.size() * slots];
    var watts = new double[in.sites.size() * slots];
    for (int i = 0; i < shares.length; i++) {
      var its = columns.get(i);
      var job = in.jobs.get(its.job());
      ofJob[its.job() * slots + its.slot()] += shares[i];
      gpus[its.site() * slots + its.slot()] += shares[i] * job.gpus();
      watts[its.site() * slots + its.slot()] += shares[i] * job.watts();
    }
    for (int k = 0; k < ofJob.length; k++) {
      if (ofJob[k] > 1 + BROKEN) {
        ofJob(k / slots, k % slots);
      }
    }
    for (int k = 0; k < gpus.length; k++) {
      int s = k / slots;
      int t = k % slots;
      double freeGpus = in.gpus[s] - load.gpus[s][t];
      double freeWatts = in.watts[s] - load.watts[s][t];
      if (gpus[k] > freeGpus + BROKEN * in.gpus[s]) {
        ofSlot(s, t, freeGpus, in.gpus[s], true);
      }
      if (watts[k] > freeWatts + BROKEN * in.watts[s]) {
        ofSlot(s, t, freeWatts, in.watts[s], false);
      }
    }
    return limits.size() > before;
  }

  private void ofJob(int j, int t) {
    var row = new double[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns.get(i).job() == j && columns.get(i).slot() == t ? 1 : 0;
    }
    limits.add(new LinearConstraint(row, Relationship.LEQ, 1));
  }

  /// A limit of a slot, in parts of the site's capacity.
  private void ofSlot(int s, int t, double free, double capacity, boolean ofGpus) {
    var row = new double[columns.size()];
    for (int i = 0; i < row.length; i++) {
      var its = columns.get(i);
      var job = in.jobs.get(its.job());
      boolean here = its.site() == s && its.slot() == t;
      row[i] = here ? (ofGpus ? job.gpus() : job.watts()) / capacity : 0;
    }
    limits.add(new LinearConstraint(row, Relationship.LEQ, Math.max(0, free) / capacity));
  }

  private static double sum(double[] costs, double[] shares) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += costs[i] * shares[i];
    }
    return sum;
  }

  /// The answer without its rounding: no limit is broken by anything, and all work is done.
  private Outcome repaired(double[] shares, List<Integer> jobs, double expected) {
    var left = new Load(in);
    left.take(load);
    var filling = new Filling(in, left);
    for (int i = 0; i < shares.length; i++) {
      filling.add(columns.get(i).job(), columns.get(i).site(), columns.get(i).slot(), shares[i]);
    }
    for (var its : columns) {
      filling.add(its.job(), its.site(), its.slot(), 1);
    }
    var spots = new ArrayList<Spot.Spread>();
    double kilograms = 0;
    for (int j : jobs) {
      if (!filling.done(j)) {
        return new Outcome.TooLarge();
      }
      spots.add(filling.spot(j));
      kilograms += Arrangement.kilograms(in, j, spots.getLast());
    }
    return Math.abs(kilograms - expected) > ROUNDING * Math.abs(expected)
        ? new Outcome.TooLarge()
        : new Outcome.Solved(spots, kilograms);
  }
}
