package lepton.plan.placement;

import java.util.SplittableRandom;

/// Betters a plan by ruin and recreate: a job that could emit less, and some of those in its way,
/// are taken out, and each is put where it is cheapest then, at times by its emissions alone, at
/// times by the prices of scarce slots too. What comes of it is kept where it emits less, and at
/// first where it emits a little more (simulated annealing).
///
/// (Schrimpf, Schneider, Stamm-Wilbrandt and Dueck, 2000, J. Computational Physics 159, 139;
/// Kirkpatrick, Gelatt and Vecchi, 1983, Science 220, 671.)
final class Rebuilding {

  /// Any will do; always the same, so that the same case has the same plan.
  private static final long SEED = 1;

  /// How warm it is at first, in parts of what a job emits beyond the bound on average, for each
  /// look at a cell that a job may take: the longer it lasts, the warmer it begins.
  /// Tried out on random cases.
  private static final double WARM = 1.5e-6;

  /// How warm it is at the end, in parts of that.
  private static final double COLD = 0.01;

  /// Most that are taken out beside the one that could emit less.
  private static final int MOST_OTHERS = 8;

  /// Jobs of which the one that could save most is looked for.
  private static final int DRAWN = 3;

  /// Looks at cells that sorting those of a divisible job is worth.
  private static final double SORTING = 8;

  /// Looks at cells that all else of a step is worth.
  private static final double AROUND = 500;

  /// Relative; below it a difference is rounding.
  private static final double ROUNDING = 1e-11;

  private final Case in;
  private final Budget budget;
  private final Offers free;
  private final Offers priced;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /// Of each job what it emits, what it would at its best, and what it costs to look for a spot.
  private final double[] kilograms;

  private final double[] ideals;
  private final double[] looks;

  /// Jobs that are taken out, and where they were.
  private final int[] out = new int[MOST_OTHERS + 1];

  private final Spot[] before = new Spot[MOST_OTHERS + 1];
  private final double[] rank = new double[MOST_OTHERS + 1];
  private int count;

  Rebuilding(Case in, Prices prices, Budget budget) {
    this.in = in;
    this.budget = budget;
    free = new Offers(in, new Prices(in));
    priced = new Offers(in, prices);
    int jobs = in.jobs.size();
    kilograms = new double[jobs];
    ideals = new double[jobs];
    looks = new double[jobs];
    for (int j = 0; j < jobs; j++) {
      ideals[j] = free.cheapest(j).priced();
      for (int s : in.usable[j]) {
        looks[j] += (in.until(j, s) - in.from(j, s)) * (in.divisible(j) ? SORTING : 1);
      }
    }
  }

  /// kg of all jobs where and when each emits least.
  double ideal() {
    double sum = 0;
    for (double each : ideals) {
      sum += each;
    }
    return sum;
  }

  /// The best plan that is found from one on, which may be that.
  ///
  /// @param bound kg that no plan stays below
  Arrangement better(Arrangement from, double bound) {
    var plan = from.copy();
    var best = plan.copy();
    double now = 0;
    for (int j = 0; j < kilograms.length; j++) {
      kilograms[j] = Arrangement.kilograms(in, j, plan.spot(j).orElseThrow());
      now += kilograms[j];
    }
    double least = now;
    double rounding = ROUNDING * Math.abs(now);
    double jobs = kilograms.length;
    double warm = WARM * budget.left() / jobs * (now - bound) / jobs;
    while (!budget.spent() && least > bound + rounding) {
      double warmth = warm * StrictMath.pow(COLD, 1 - budget.share());
      double gain = rebuilt(plan, warmth);
      now -= gain;
      if (now < least - rounding) {
        least = now;
        best.take(plan);
      }
    }
    return best;
  }

  /// Takes some out and puts them in again; kg that this saves, 0 where it is undone.
  private double rebuilt(Arrangement plan, double warmth) {
    ruin(plan);
    double was = 0;
    for (int i = 0; i < count; i++) {
      before[i] = plan.spot(out[i]).orElseThrow();
      was += kilograms[out[i]];
      plan.lift(out[i]);
    }
    shuffle();
    double most = was - warmth * StrictMath.log(random.nextDouble());
    var offers = random.nextBoolean() ? free : priced;
    double is = 0;
    int placed = 0;
    for (boolean goes = true; goes && placed < count; ) {
      int j = out[placed];
      budget.spend(looks[j]);
      var offer = offers.cheapest(j, plan.load());
      goes = offer.isPresent();
      if (goes) {
        plan.place(j, offer.get().spot());
        is += Arrangement.kilograms(in, j, offer.get().spot());
        placed++;
        goes = is < most;
      }
    }
    if (placed == count && is < most) {
      for (int i = 0; i < count; i++) {
        kilograms[out[i]] = Arrangement.kilograms(in, out[i], plan.spot(out[i]).orElseThrow());
      }
      return was - is;
    }
    for (int i = 0; i < placed; i++) {
      plan.lift(out[i]);
    }
    for (int i = 0; i < count; i++) {
      plan.place(out[i], before[i]);
    }
    return 0;
  }

  /// Chooses a job, and others that are where it is or would like to be.
  private void ruin(Arrangement plan) {
    int j = wishing();
    out[0] = j;
    count = 1;
    int wish = random.nextInt(4);
    budget.spend(wish == 0 ? 0 : looks[j]);
    var spot =
        switch (wish) {
          case 0 -> plan.spot(j).orElseThrow();
          case 1 -> free.cheapest(j).spot();
          default -> priced.cheapest(j).spot();
        };
    int site;
    int begin;
    int end;
    switch (spot) {
      case Spot.Whole(int its, int start) -> {
        site = its;
        begin = start;
        end = start + in.length[j];
      }
      case Spot.Spread(var sites, var slots, _) -> {
        int part = random.nextInt(slots.length);
        site = sites[part];
        begin = slots[part];
        end = begin + 1;
      }
    }
    int others = 1 + random.nextInt(MOST_OTHERS);
    int jobs = kilograms.length;
    int first = random.nextInt(jobs);
    budget.spend(AROUND + jobs);
    for (int i = 0; i < jobs && count <= others; i++) {
      int other = first + i < jobs ? first + i : first + i - jobs;
      if (other != j && plan.meets(other, site, begin, end)) {
        out[count++] = other;
      }
    }
  }

  /// Of some jobs the one that is likely to have most to save.
  private int wishing() {
    int job = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < DRAWN; i++) {
      int j = random.nextInt(kilograms.length);
      double saves = (kilograms[j] - ideals[j]) * random.nextDouble();
      if (saves > most) {
        most = saves;
        job = j;
      }
    }
    return job;
  }

  /// The order in which they are put in again: any, or the one that wishes first, or more or less
  /// by size.
  private void shuffle() {
    int by = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      var job = in.jobs.get(out[i]);
      double any = random.nextDouble();
      rank[i] =
          switch (by) {
            case 0 -> any;
            case 1 -> i == 0 ? -1 : any;
            default -> -job.watts() * in.work(out[i]) * (0.5 + any);
          };
    }
    for (int i = 1; i < count; i++) {
      for (int k = i; k > 0 && rank[k] < rank[k - 1]; k--) {
        swap(k, k - 1);
      }
    }
  }

  private void swap(int a, int b) {
    double its = rank[a];
    rank[a] = rank[b];
    rank[b] = its;
    int job = out[a];
    out[a] = out[b];
    out[b] = job;
    var spot = before[a];
    before[a] = before[b];
    before[b] = spot;
  }
}
