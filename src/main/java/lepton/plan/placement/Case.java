package lepton.plan.placement;

import java.util.List;
import lepton.quantity.Energy;
import lepton.workload.Site;
import lepton.workload.StepFunction;

/// Jobs, sites and slots as the numbers that a search goes by.
///
/// A job of P watts that starts at slot a of site s and takes n slots, of the last one a part f,
/// emits
///
///     P · (R(s, a+⌊n⌋) − R(s, a) + f · r(s, a+⌊n⌋)) + moving(j, s)
///
/// with r the emissions of one watt in a slot, PUE · I · Δt, and R its sum. Of a slot the mean
/// intensity counts. Of the last slot all is reserved.
final class Case {

  private static final double GRAMS_PER_KG = 1000;

  /// Slots; a job that takes more has none anyhow.
  private static final double LONGEST = 1e9;

  final List<Job> jobs;
  final List<Location> sites;
  final Slots slots;

  /// kg CO2e of one watt of IT equipment over a slot, and the sums up to each slot.
  final double[][] rates;

  final double[][] sums;

  /// From which slot on the intensity of a site is known, and until which.
  final int[] opens;

  final int[] closes;

  /// Capacity of each site; infinite where there is no limit.
  final double[] gpus;

  final double[] watts;

  /// kg CO2e of moving all data of a job to a site.
  final double[][] moving;

  /// Slots of a job: from, until, how many are reserved, how many of them whole, the part of the
  /// last.
  final int[] first;

  final int[] last;
  final int[] length;
  final int[] whole;
  final double[] part;

  /// Sites that a job may run at and fits into, were they empty, in order of preference.
  final int[][] usable;

  Case(List<Job> jobs, List<Location> sites, Slots slots) {
    this(jobs, sites, slots, 1);
  }

  private Case(List<Job> jobs, List<Location> sites, Slots slots, double sign) {
    this.jobs = List.copyOf(jobs);
    this.sites = List.copyOf(sites);
    this.slots = slots;
    int places = sites.size();
    rates = new double[places][slots.count() + 1];
    sums = new double[places][slots.count() + 1];
    opens = new int[places];
    closes = new int[places];
    gpus = new double[places];
    watts = new double[places];
    for (int s = 0; s < places; s++) {
      site(s, sign);
    }
    int count = jobs.size();
    moving = new double[count][places];
    first = new int[count];
    last = new int[count];
    length = new int[count];
    whole = new int[count];
    part = new double[count];
    usable = new int[count][];
    for (int j = 0; j < count; j++) {
      job(j, sign);
    }
  }

  /// The same with the sign of all emissions turned: its best plan is the worst one.
  Case turned() {
    return new Case(jobs, sites, slots, -1);
  }

  private void site(int s, double sign) {
    var site = sites.get(s);
    gpus[s] = site.gpus().orElse(Double.POSITIVE_INFINITY);
    watts[s] = site.watts().orElse(Double.POSITIVE_INFINITY);
    double perGram = sign * site.pue() * slots.seconds() / Energy.JOULES_PER_KWH / GRAMS_PER_KG;
    switch (site.intensity()) {
      case Site.Constant(var grams) -> {
        closes[s] = slots.count();
        for (int t = 0; t < slots.count(); t++) {
          rates[s][t] = perGram * grams.mean();
        }
      }
      case Site.Varying(var series, _) -> {
        opens[s] = slots.from(series.start());
        closes[s] = Math.max(opens[s], slots.until(series.end()));
        for (int t = opens[s]; t < closes[s]; t++) {
          rates[s][t] = perGram * mean(series.grams(), slots.begins(t), slots.begins(t + 1));
        }
      }
    }
    for (int t = 0; t < slots.count(); t++) {
      sums[s][t + 1] = sums[s][t] + rates[s][t];
    }
  }

  private static double mean(StepFunction grams, double from, double to) {
    double begin = Math.max(grams.start(), from);
    double end = Math.min(grams.end(), to);
    return grams.mean(begin, end);
  }

  private void job(int j, double sign) {
    var job = jobs.get(j);
    double takes = slots.of(job.seconds());
    whole[j] = (int) Math.min(LONGEST, Math.floor(takes));
    part[j] = takes - whole[j];
    length[j] = whole[j] + (part[j] > 0 ? 1 : 0);
    first[j] = slots.from(job.ready());
    last[j] = slots.until(job.deadline());
    for (int s : job.sites()) {
      if (s != job.home() && job.gigabytes() > 0) {
        double kwh = job.gigabytes() * sites.get(s).kwhPerGb();
        double grams = (meanGrams(job.home(), job) + meanGrams(s, job)) / 2;
        moving[j][s] = sign * kwh * grams / GRAMS_PER_KG;
      }
    }
    usable[j] = job.sites().stream().mapToInt(its -> its).filter(s -> usable(j, s)).toArray();
  }

  private boolean usable(int j, int s) {
    return holds(j, s) && until(j, s) - from(j, s) >= (divisible(j) ? 1 : length[j]);
  }

  /// Whether a job fits into a site that is empty; of a divisible one, any part of it.
  boolean holds(int j, int s) {
    var job = jobs.get(j);
    return divisible(j)
        ? (job.gpus() == 0 || gpus[s] > 0) && (job.watts() == 0 || watts[s] > 0)
        : job.gpus() <= gpus[s] * (1 + Load.ROUNDING)
            && job.watts() <= watts[s] * (1 + Load.ROUNDING);
  }

  /// The mean intensity of a site while a job may run; of all of its series where that doesn't
  /// reach.
  private double meanGrams(int s, Job job) {
    return switch (sites.get(s).intensity()) {
      case Site.Constant(var grams) -> grams.mean();
      case Site.Varying(var series, _) -> {
        double from = Math.max(series.start(), job.ready());
        double to = Math.min(series.end(), job.deadline());
        yield from < to ? series.mean(from, to) : series.mean();
      }
    };
  }

  boolean divisible(int j) {
    return jobs.get(j).divisible();
  }

  /// Slots of work: how long it takes on all of its GPUs.
  double work(int j) {
    return whole[j] + part[j];
  }

  /// The first slot at which a job may start at a site.
  int from(int j, int s) {
    return Math.max(first[j], opens[s]);
  }

  /// The slot before which a job has to have ended at a site.
  int until(int j, int s) {
    return Math.min(last[j], closes[s]);
  }

  /// kg of a job that starts at slot `a` of a site and runs in one go.
  double kilograms(int j, int s, int a) {
    int end = a + whole[j];
    return jobs.get(j).watts() * (sums[s][end] - sums[s][a] + part[j] * rates[s][end])
        + moving[j][s];
  }

  /// kg of a whole slot of a divisible job, its data moved in proportion to its work.
  double kilogramsOfSlot(int j, int s, int t) {
    return jobs.get(j).watts() * rates[s][t] + moving[j][s] / work(j);
  }
}
