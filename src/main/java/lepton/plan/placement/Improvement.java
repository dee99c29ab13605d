package lepton.plan.placement;

/// Betters a plan step by step: a job moves where it emits less.
final class Improvement {

  private static final int MOST_PASSES = 12;

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
}
