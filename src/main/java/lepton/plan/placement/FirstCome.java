package lepton.plan.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/// What happens without a plan: first come, first served. Each job runs as early as it can at the
/// first of its sites that has room for it before its deadline, in the order in which they are
/// ready; of equal ones, in that of the file.
final class FirstCome {

  private final Case in;
  private final Arrangement plan;

  private FirstCome(Case in) {
    this.in = in;
    plan = new Arrangement(in);
  }

  static Arrangement of(Case in) {
    var order = new ArrayList<Integer>();
    for (int j = 0; j < in.jobs.size(); j++) {
      order.add(j);
    }
    order.sort(Comparator.comparingInt(j -> in.first[j]));
    var served = new FirstCome(in);
    for (int j : order) {
      var spot = in.divisible(j) ? served.spread(j) : served.whole(j);
      spot.ifPresent(its -> served.plan.place(j, its));
    }
    return served.plan;
  }

  private Optional<Spot> whole(int j) {
    for (int s : in.usable[j]) {
      int run = 0;
      for (int t = in.from(j, s); t < in.until(j, s); t++) {
        run = plan.load().fits(j, s, t) ? run + 1 : 0;
        if (run >= in.length[j]) {
          return Optional.of(new Spot.Whole(s, t + 1 - in.length[j]));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Spot> spread(int j) {
    double left = in.work(j);
    var used = new double[in.slots.count()];
    var parts = new Parts(in.length[j]);
    for (int s : in.usable[j]) {
      for (int t = in.from(j, s); t < in.until(j, s) && left > Load.ROUNDING; t++) {
        double share = Math.min(left, Math.min(1 - used[t], plan.load().room(j, s, t)));
        if (share > Load.ROUNDING) {
          parts.add(s, t, share);
          used[t] += share;
          left -= share;
        }
      }
    }
    return left > Load.ROUNDING ? Optional.empty() : Optional.of(parts.spot());
  }
}
