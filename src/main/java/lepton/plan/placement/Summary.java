package lepton.plan.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lepton.plan.placement.Plan.Assigned;
import lepton.plan.placement.Plan.FirstServed;
import lepton.plan.placement.Plan.Peak;
import lepton.plan.placement.Plan.Run;
import lepton.quantity.Span;

/// A plan in the terms of those who asked for it.
final class Summary {

  /// Of a share or time; below it a difference is rounding.
  private static final double ROUNDING = 1e-7;

  /// Looks at cells that the worst plan is worth.
  private static final double MOST_LOOKS = 3e7;

  private final Case in;
  private final Arrangement plan;

  Summary(Case in, Arrangement plan) {
    this.in = in;
    this.plan = plan;
  }

  Plan plan(double within, Plan.Method method) {
    var jobs = new ArrayList<Assigned>();
    double kilograms = 0;
    double moving = 0;
    for (int j = 0; j < in.jobs.size(); j++) {
      jobs.add(assigned(j));
      kilograms += jobs.getLast().kilograms();
      moving += jobs.getLast().movingKilograms();
    }
    return new Plan(
        in.slots,
        in.sites,
        jobs,
        kilograms,
        moving,
        within,
        method,
        firstServed(),
        worst(),
        peaks(jobs));
  }

  private Assigned assigned(int j) {
    var spot = plan.spot(j).orElseThrow();
    double kilograms = Arrangement.kilograms(in, j, spot);
    var runs = runs(j, spot);
    double joules = 0;
    double moving = 0;
    var job = in.jobs.get(j);
    for (var run : runs) {
      double seconds = (run.end() - run.start()) * run.share();
      joules += job.watts() * seconds * in.sites.get(run.site()).pue();
      moving += in.moving[j][run.site()] * seconds / job.seconds();
    }
    return new Assigned(job, runs, joules, kilograms, moving);
  }

  private List<Run> runs(int j, Spot spot) {
    var runs = new ArrayList<Run>();
    switch (spot) {
      case Spot.Whole(int site, int start) -> {
        double begin = in.slots.begins(start);
        double kilograms = in.kilograms(j, site, start);
        runs.add(new Run(site, begin, begin + in.jobs.get(j).seconds(), 1, kilograms));
      }
      case Spot.Spread(var sites, var slots, var shares) -> {
        for (int i = 0; i < shares.length; i++) {
          double begin = in.slots.begins(slots[i]);
          double end = in.slots.begins(slots[i] + 1);
          double kilograms = shares[i] * in.kilogramsOfSlot(j, sites[i], slots[i]);
          runs.add(new Run(sites[i], begin, end, shares[i], kilograms));
        }
        runs.sort((a, b) -> a.site() != b.site() ? a.site() - b.site() : order(a, b));
        joined(runs);
        runs.sort(Summary::order);
      }
    }
    return runs;
  }

  private static int order(Run a, Run b) {
    return a.start() != b.start() ? Double.compare(a.start(), b.start()) : a.site() - b.site();
  }

  /// Joins runs of one site that follow each other at the same share.
  private static void joined(List<Run> runs) {
    for (int i = runs.size() - 1; i > 0; i--) {
      var before = runs.get(i - 1);
      var after = runs.get(i);
      if (before.site() == after.site()
          && Math.abs(before.end() - after.start()) < ROUNDING
          && Math.abs(before.share() - after.share()) < ROUNDING) {
        double kilograms = before.kilograms() + after.kilograms();
        var joined = new Run(before.site(), before.start(), after.end(), before.share(), kilograms);
        runs.set(i - 1, joined);
        runs.remove(i);
      }
    }
  }

  private FirstServed firstServed() {
    var served = FirstCome.of(in);
    int missed = 0;
    for (int j = 0; j < in.jobs.size(); j++) {
      missed += served.spot(j).isEmpty() ? 1 : 0;
    }
    return new FirstServed(
        missed == 0 ? OptionalDouble.of(served.kilograms()) : OptionalDouble.empty(), missed);
  }

  /// The dirtiest plan that is found.
  private OptionalDouble worst() {
    var turned = in.turned();
    var attempt =
        new Greedy(turned, new Offers(turned, new Prices(turned)))
            .build(Greedy.bySlack(turned), Greedy.MANY);
    if (!attempt.unplaced().isEmpty()) {
      return OptionalDouble.empty();
    }
    new Improvement(turned).move(attempt.arrangement());
    double looks = Math.min(MOST_LOOKS, Placer.REBUILT_EACH * in.jobs.size());
    var rebuilding = new Rebuilding(turned, new Prices(turned), new Budget(looks));
    var worst = rebuilding.better(attempt.arrangement(), rebuilding.ideal());
    return OptionalDouble.of(-worst.kilograms());
  }

  private List<Peak> peaks(List<Assigned> jobs) {
    var peaks = new ArrayList<Peak>();
    for (int s = 0; s < in.sites.size(); s++) {
      double gpus = 0;
      double watts = 0;
      for (int t = 0; t < in.slots.count(); t++) {
        gpus = Math.max(gpus, plan.load().gpus[s][t]);
        watts = Math.max(watts, plan.load().watts[s][t]);
      }
      peaks.add(peak(s, gpus, watts, jobs));
    }
    return peaks;
  }

  private Peak peak(int s, double gpus, double watts, List<Assigned> jobs) {
    double gpuHours = 0;
    double joules = 0;
    double kilograms = 0;
    for (var its : jobs) {
      for (var run : its.runs()) {
        if (run.site() == s) {
          double seconds = (run.end() - run.start()) * run.share();
          gpuHours += its.job().gpus() * new Span(seconds).hours();
          joules += its.job().watts() * seconds * in.sites.get(s).pue();
          kilograms += run.kilograms();
        }
      }
    }
    return new Peak(gpus, watts, gpuHours, joules, kilograms);
  }
}
