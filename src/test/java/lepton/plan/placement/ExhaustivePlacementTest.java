package lepton.plan.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import lepton.plan.placement.Plan.Method;
import lepton.workload.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small random cases in whole hours and GPUs, of which all plans are tried. What a job emits is
/// worked out here from the series alone.
class ExhaustivePlacementTest {

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  /// kg of an hour of a job at a site, as a sum over hours: W · 1 h · PUE · g/kWh.
  private static double kilograms(RandomCases.Given given, int j, int s, int hour) {
    var site = given.sites().get(s);
    double grams = grams(site, hour);
    return given.jobs().get(j).watts() / 1000 * site.pue() * grams / 1000;
  }

  private static double grams(Location site, int hour) {
    return ((Site.Varying) site.intensity()).series().grams(hour);
  }

  /// kg of moving the data: GB · kWh/GB · mean intensity of both sites while the job may run.
  private static double moving(RandomCases.Given given, int j, int s) {
    var job = given.jobs().get(j);
    if (s == job.home()) {
      return 0;
    }
    int from = (int) (job.ready() / RandomCases.HOUR);
    int to = (int) (job.deadline() / RandomCases.HOUR);
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += grams(given.sites().get(s), t) + grams(given.sites().get(job.home()), t);
    }
    return job.gigabytes() * given.sites().get(s).kwhPerGb() * sum / 2 / (to - from) / 1000;
  }

  /// Tries all plans; infinite where there is none.
  private static double least(RandomCases.Given given, int j, double[][] used) {
    if (j == given.jobs().size()) {
      return 0;
    }
    var job = given.jobs().get(j);
    int takes = (int) (job.seconds() / RandomCases.HOUR);
    double least = Double.POSITIVE_INFINITY;
    for (int s : job.sites()) {
      for (int a = (int) (job.ready() / RandomCases.HOUR);
          a + takes <= job.deadline() / RandomCases.HOUR;
          a++) {
        boolean fits = true;
        double kg = moving(given, j, s);
        for (int t = a; t < a + takes; t++) {
          fits &= used[s][t] + job.gpus() <= given.sites().get(s).gpus().orElseThrow();
          kg += kilograms(given, j, s, t);
        }
        if (fits) {
          change(used[s], a, takes, job.gpus());
          least = Math.min(least, kg + least(given, j + 1, used));
          change(used[s], a, takes, -job.gpus());
        }
      }
    }
    return least;
  }

  private static void change(double[] used, int from, int count, double by) {
    for (int t = from; t < from + count; t++) {
      used[t] += by;
    }
  }

  /// Tries all ways to spread jobs of one GPU over hours and sites, from hour `t` of job `j` on.
  /// Whole GPUs are enough: the programme is a flow, whose corners are whole (Ford and Fulkerson).
  private static double leastSpread(
      RandomCases.Given given, int j, int t, int left, double[][] used) {
    if (j == given.jobs().size()) {
      return 0;
    }
    var job = given.jobs().get(j);
    int takes = (int) (job.seconds() / RandomCases.HOUR);
    if (left == 0) {
      int next = j + 1;
      return next == given.jobs().size()
          ? 0
          : leastSpread(given, next, from(given, next), takes(given, next), used);
    }
    if (t + left > job.deadline() / RandomCases.HOUR) {
      return Double.POSITIVE_INFINITY;
    }
    double least = leastSpread(given, j, t + 1, left, used);
    for (int s : job.sites()) {
      if (used[s][t] + 1 <= given.sites().get(s).gpus().orElseThrow()) {
        used[s][t]++;
        double kg = kilograms(given, j, s, t) + moving(given, j, s) / takes;
        least = Math.min(least, kg + leastSpread(given, j, t + 1, left - 1, used));
        used[s][t]--;
      }
    }
    return least;
  }

  private static int from(RandomCases.Given given, int j) {
    return (int) (given.jobs().get(j).ready() / RandomCases.HOUR);
  }

  private static int takes(RandomCases.Given given, int j) {
    return (int) (given.jobs().get(j).seconds() / RandomCases.HOUR);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void jobs_in_one_go_emit_the_least_of_all_plans(int seed) {
    var random = new Random(seed);
    var given = RandomCases.small(random, 2 + random.nextInt(3), 8, 2, false);
    double least = least(given, 0, new double[2][8]);
    agree(given, least);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void divisible_jobs_emit_the_least_of_all_spreads(int seed) {
    var random = new Random(seed);
    var given = RandomCases.small(random, 2 + random.nextInt(2), 6, 2, true);
    double least = leastSpread(given, 0, from(given, 0), takes(given, 0), new double[2][6]);
    agree(given, least);
  }

  private static void agree(RandomCases.Given given, double least) {
    switch (Placer.place(given.jobs(), given.sites(), given.slots())) {
      case Placer.Outcome.Placed(var plan) -> {
        assertThat(plan.kilograms()).isEqualTo(least, within(1e-9 * least));
        assertThat(plan.within()).isZero();
        assertThat(plan.method()).isIn(Method.UNHINDERED, Method.SIMPLEX, Method.SEARCH);
      }
      case Placer.Outcome.Refused(var refusals) -> {
        assertThat(least).as("refused: " + refusals).isInfinite();
        assertThat(refusals)
            .allMatch(its -> !(its.reason() instanceof Refusal.Reason.Full full) || full.proven());
      }
    }
  }
}
