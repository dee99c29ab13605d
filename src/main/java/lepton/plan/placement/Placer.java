package lepton.plan.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Places jobs over sites so that they emit least.
///
/// Where there is room for all jobs at their best, that is the plan. Else prices of scarce slots
/// bound any plan from below ([Bound]), and lead a greedy placement that is bettered by ruin and
/// recreate ([Rebuilding]). Where the case is small, simplex and branch and bound go on to the best
/// there is.
public final class Placer {

  /// Cells that are looked at for the prices: some seconds.
  private static final double MOST_LOOKS = 3.5e8;

  /// Cells that are looked at to rebuild a plan: some seconds, and for each job of a small case.
  private static final double MOST_REBUILT = 4e8;

  static final double REBUILT_EACH = 2e6;

  private static final int MOST_STEPS = 400;
  private static final int LEAST_STEPS = 40;

  /// Steps between placements at the prices so far.
  private static final int STEPS_BETWEEN = 50;

  /// Where no plan is known, the best may emit this much more than the bound. Assumed.
  private static final double MAY_EMIT = 1.2;

  /// Relative; a smaller gap is none.
  private static final double ROUNDING = 1e-9;

  private final Case in;
  private final Improvement improvement;
  private final List<List<Integer>> orders;
  private Optional<Arrangement> best = Optional.empty();
  private double least = Double.POSITIVE_INFINITY;
  private List<Integer> unplaced = List.of();

  /// What came of it.
  public sealed interface Outcome {
    record Placed(Plan plan) implements Outcome {}

    /// There is no plan, or none was found.
    record Refused(List<Refusal> refusals) implements Outcome {
      public Refused {
        refusals = List.copyOf(refusals);
      }
    }
  }

  private Placer(Case in) {
    this.in = in;
    this.improvement = new Improvement(in);
    this.orders = List.of(Greedy.bySlack(in), Greedy.byEnergy(in));
  }

  /// Whether a case is so large that its sites and slots can't be told apart.
  public static boolean tooLarge(int sites, int slots) {
    return (long) sites * slots > Offers.MOST_CELLS;
  }

  public static Outcome place(List<Job> jobs, List<Location> sites, Slots slots) {
    var in = new Case(jobs, sites, slots);
    var refusals = new Refusals(in).alone();
    return refusals.isEmpty() ? new Placer(in).outcome() : new Outcome.Refused(refusals);
  }

  private Outcome outcome() {
    var pricing = new Pricing(in);
    attempt(new Greedy(in, new Offers(in, new Prices(in))));
    double free = new Bound(in, new Prices(in), new Arrangement(in)).at();
    if (best.isPresent() && gap(free) == 0) {
      return placed(0, Plan.Method.UNHINDERED);
    }
    price(pricing);
    best.ifPresent(plan -> rebuild(plan, pricing));
    var found = ExactSearch.search(in, pricing.best(), pricing.least(), best);
    best = found.best();
    if (best.isEmpty()) {
      return new Outcome.Refused(new Refusals(in).together(unplaced, found.complete()));
    }
    least = best.get().kilograms();
    if (found.complete()) {
      boolean divisible = Programme.divisible(in).size() == in.jobs.size();
      return placed(0, divisible ? Plan.Method.SIMPLEX : Plan.Method.SEARCH);
    }
    return placed(gap(pricing.least()), Plan.Method.PRICES);
  }

  private void rebuild(Arrangement plan, Pricing pricing) {
    double looks = Math.min(MOST_REBUILT, REBUILT_EACH * in.jobs.size());
    var rebuilding = new Rebuilding(in, pricing.best(), new Budget(looks));
    var better = rebuilding.better(plan, pricing.least());
    improvement.move(better);
    least = better.kilograms();
    best = Optional.of(better);
  }

  private void price(Pricing pricing) {
    double looks = 1;
    for (int j = 0; j < in.jobs.size(); j++) {
      for (int s : in.usable[j]) {
        looks += in.until(j, s) - in.from(j, s);
      }
    }
    int steps = (int) Math.clamp(MOST_LOOKS / looks, LEAST_STEPS, MOST_STEPS);
    var greedy = new Greedy(in, new Offers(in, pricing.now()));
    boolean further = true;
    for (int i = 1; i <= steps && further; i++) {
      further = pricing.step(best.isPresent() ? least : pricing.least() * MAY_EMIT);
      if (i % STEPS_BETWEEN == 0) {
        attempt(greedy);
      }
      further &= best.isEmpty() || gap(pricing.least()) > 0;
    }
  }

  private double gap(double bound) {
    double gap = least - bound;
    return gap > ROUNDING * Math.abs(least) ? gap / least : 0;
  }

  private void attempt(Greedy greedy) {
    for (var order : orders) {
      var attempt = greedy.build(order, best.isPresent() ? Greedy.FEW : Greedy.MANY);
      if (attempt.unplaced().isEmpty()) {
        improvement.move(attempt.arrangement());
        double kilograms = attempt.arrangement().kilograms();
        if (kilograms < least) {
          least = kilograms;
          best = Optional.of(attempt.arrangement());
        }
      } else if (unplaced.isEmpty() || attempt.unplaced().size() < unplaced.size()) {
        unplaced = new ArrayList<>(attempt.unplaced());
      }
    }
  }

  private Outcome placed(double within, Plan.Method method) {
    var plan = best.orElseThrow();
    return new Outcome.Placed(new Summary(in, plan).plan(within, method));
  }
}
