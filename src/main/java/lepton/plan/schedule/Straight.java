package lepton.plan.schedule;

import java.util.Arrays;
import java.util.PriorityQueue;
import lepton.workload.StepFunction;

/// The best and the worst start of a job that runs in one go.
///
/// Emissions F(s) = Σⱼ Pⱼ · (G(s + τⱼ₊₁) − G(s + τⱼ)), with G the integral of the intensity, are
/// linear in the start s as long as no edge of the job, s + τⱼ, meets a change of the intensity. So
/// an extreme lies at the first start, the last one, or where an edge meets a change. Sweeping
/// those in order takes time linear in the series, times the pieces of power.
final class Straight {

  /// Below this a difference is rounding, and the earlier start wins.
  private static final double ROUNDING = 1e-12;

  /// @param best start of the least emissions, the earliest of equal ones
  /// @param worst start of the greatest
  record Extremes(double best, double leastKg, double worst, double mostKg) {}

  /// An edge of the job and the change of intensity that it meets next.
  private record Meeting(double start, int edge, int step) implements Comparable<Meeting> {
    @Override
    public int compareTo(Meeting other) {
      return Double.compare(start, other.start);
    }
  }

  private final StepFunction grams;
  private final Profile profile;

  /// Seconds into the job of each edge, and by how much the power falls there.
  private final double[] edges;

  private final double[] falls;

  Straight(StepFunction grams, Profile profile) {
    this.grams = grams;
    this.profile = profile;
    int pieces = profile.pieces().size();
    edges = new double[pieces + 1];
    falls = new double[pieces + 1];
    for (int i = 0; i < pieces; i++) {
      var piece = profile.pieces().get(i);
      edges[i + 1] = edges[i] + piece.seconds();
      falls[i] -= piece.watts();
      falls[i + 1] += piece.watts();
    }
  }

  /// @param first the earliest start
  /// @param last the latest one, not before it; the series reaches to the end of the job then
  Extremes between(double first, double last) {
    double at = first;
    double sum = Emission.straight(grams, profile, first);
    double least = sum;
    double most = sum;
    double best = first;
    double worst = first;
    int[] steps = new int[edges.length];
    Arrays.setAll(steps, i -> grams.index(first + edges[i]));
    double slope = 0;
    var meetings = new PriorityQueue<Meeting>();
    for (int i = 0; i < edges.length; i++) {
      slope += falls[i] * grams.value(steps[i]);
      meet(i, steps[i], last, meetings);
    }
    while (at < last) {
      double met = meetings.isEmpty() ? last : Math.max(at, meetings.element().start());
      double next = Math.min(last, met);
      sum += Emission.kilograms(slope * (next - at));
      at = next;
      if (sum < least - ROUNDING * most) {
        least = sum;
        best = at;
      }
      if (sum > most + ROUNDING * most) {
        most = sum;
        worst = at;
      }
      while (!meetings.isEmpty() && meetings.element().start() <= at) {
        var passed = meetings.remove();
        int now = passed.step() + 1;
        slope += falls[passed.edge()] * (grams.value(now) - grams.value(passed.step()));
        meet(passed.edge(), now, last, meetings);
      }
    }
    return new Extremes(
        best,
        Emission.straight(grams, profile, best),
        worst,
        Emission.straight(grams, profile, worst));
  }

  /// When an edge leaves a step, unless that is after the last start.
  private void meet(int edge, int step, double last, PriorityQueue<Meeting> meetings) {
    double start = grams.ends(step) - edges[edge];
    if (step + 1 < grams.size() && start < last) {
      meetings.add(new Meeting(start, edge, step));
    }
  }
}
