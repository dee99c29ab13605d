package lepton.plan.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lepton.plan.placement.Refusal.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacerTest {

  private static final double ROUNDING = 1e-6;

  static IntStream seeds() {
    return IntStream.range(0, 24);
  }

  private static Job job(String name, double hours, double gpus, double ready, double deadline) {
    return new Job(
        name,
        gpus * 1000,
        hours * 3600,
        gpus,
        ready * 3600,
        deadline * 3600,
        false,
        List.of(0),
        0,
        0);
  }

  private static Plan plan(List<Job> jobs, List<Location> sites, int hours) {
    return placed(Placer.place(jobs, sites, new Slots(0, 3600, hours)));
  }

  private static Plan placed(Placer.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Placer.Outcome.Placed.class);
    return ((Placer.Outcome.Placed) outcome).plan();
  }

  private static Reason refused(List<Job> jobs, List<Location> sites, int hours) {
    var outcome = Placer.place(jobs, sites, new Slots(0, 3600, hours));
    assertThat(outcome).isInstanceOf(Placer.Outcome.Refused.class);
    return ((Placer.Outcome.Refused) outcome).refusals().getFirst().reason();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void no_capacity_window_or_site_is_ever_exceeded_and_all_work_is_done(int seed) {
    var random = new Random(seed);
    int jobs = 3 + random.nextInt(12);
    double room = 1 + random.nextDouble();
    double divisible = random.nextInt(3) / 2.0;
    var given = RandomCases.any(random, jobs, 48, 1 + random.nextInt(4), room, divisible);
    if (Placer.place(given.jobs(), given.sites(), given.slots())
        instanceof Placer.Outcome.Placed(var plan)) {
      holds(given, plan);
    }
  }

  private static void holds(RandomCases.Given given, Plan plan) {
    var edges = new TreeSet<Double>();
    for (int j = 0; j < plan.jobs().size(); j++) {
      var job = given.jobs().get(j);
      var its = plan.jobs().get(j);
      double done = 0;
      double kilograms = 0;
      for (var run : its.runs()) {
        assertThat(run.start()).isGreaterThanOrEqualTo(job.ready() - ROUNDING);
        assertThat(run.end()).isLessThanOrEqualTo(job.deadline() + ROUNDING);
        assertThat(job.sites()).contains(run.site());
        done += (run.end() - run.start()) * run.share();
        kilograms += run.kilograms();
        edges.add(run.start());
      }
      assertThat(done).isEqualTo(job.seconds(), within(ROUNDING * job.seconds()));
      assertThat(kilograms).isEqualTo(its.kilograms(), within(ROUNDING));
      assertThat(job.divisible() || its.runs().size() == 1).isTrue();
    }
    for (double at : edges) {
      fits(given, plan, at);
    }
    double sum = plan.jobs().stream().mapToDouble(Plan.Assigned::kilograms).sum();
    assertThat(plan.kilograms()).isEqualTo(sum, within(ROUNDING));
    double bySite = plan.peaks().stream().mapToDouble(Plan.Peak::kilograms).sum();
    assertThat(plan.kilograms()).isEqualTo(bySite, within(ROUNDING));
    plan.now()
        .kilograms()
        .ifPresent(now -> assertThat(plan.kilograms()).isLessThanOrEqualTo(now + ROUNDING));
  }

  /// What is taken at a time, counted from the runs alone.
  private static void fits(RandomCases.Given given, Plan plan, double at) {
    var gpus = new double[given.sites().size()];
    var watts = new double[given.sites().size()];
    for (var its : plan.jobs()) {
      double share = 0;
      for (var run : its.runs()) {
        if (run.start() <= at + ROUNDING && at + ROUNDING < run.end()) {
          gpus[run.site()] += run.share() * its.job().gpus();
          watts[run.site()] += run.share() * its.job().watts();
          share += run.share();
        }
      }
      assertThat(share).isLessThanOrEqualTo(1 + ROUNDING);
    }
    for (int s = 0; s < gpus.length; s++) {
      var site = given.sites().get(s);
      assertThat(gpus[s]).isLessThanOrEqualTo(site.gpus().orElseThrow() * (1 + ROUNDING));
      site.watts()
          .ifPresent(most -> assertThat(watts[site(plan, site)]).isLessThanOrEqualTo(most + 1e-3));
    }
  }

  private static int site(Plan plan, Location site) {
    return plan.sites().indexOf(site);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void no_better_plan_is_beyond_what_is_told(int seed) {
    // the bound of a case whose best is known is not above it
    var random = new Random(seed);
    var given = RandomCases.small(random, 4, 8, 2, seed % 2 == 0);
    var outcome = Placer.place(given.jobs(), given.sites(), given.slots());
    if (outcome instanceof Placer.Outcome.Placed(var plan)) {
      var in = new Case(given.jobs(), given.sites(), given.slots());
      var pricing = new Pricing(in);
      for (int i = 0; i < 100 && pricing.step(plan.kilograms()); i++) {
        assertThat(pricing.least()).isLessThanOrEqualTo(plan.kilograms() * (1 + 1e-9));
      }
    }
  }

  @Test
  void the_cleaner_job_gives_way_to_the_one_that_draws_more() {
    // one GPU; hours of 100, 200 and 300 g/kWh; 2 kW and 1 kW for an hour each
    var heavy = new Job("heavy", 2000, 3600, 1, 0, 3 * 3600, false, List.of(0), 0, 0);
    var light = new Job("light", 1000, 3600, 1, 0, 3 * 3600, false, List.of(0), 0, 0);
    var plan =
        plan(List.of(light, heavy), List.of(RandomCases.site("a", 1.5, 1, 100, 200, 300)), 3);
    assertThat(plan.jobs().get(1).runs().getFirst().start()).isZero();
    assertThat(plan.jobs().getFirst().runs().getFirst().start()).isEqualTo(3600);
    // (2 · 100 + 1 · 200) g · 1.5
    assertThat(plan.kilograms()).isEqualTo(0.6, within(1e-12));
    // in the order of the file: (1 · 100 + 2 · 200) g · 1.5
    assertThat(plan.now().kilograms().orElseThrow()).isEqualTo(0.75, within(1e-12));
    // (2 · 300 + 1 · 200) g · 1.5
    assertThat(plan.worstKilograms().orElseThrow()).isEqualTo(1.2, within(1e-12));
  }

  @Test
  void a_divisible_job_uses_what_another_leaves() {
    // 3 GPUs, 2 of them taken in the clean hour by a job that has to run then
    var fixed = job("fixed", 1, 2, 0, 1);
    var spread = new Job("spread", 2000, 3600, 2, 0, 2 * 3600, true, List.of(0), 0, 0);
    var plan = plan(List.of(fixed, spread), List.of(RandomCases.site("a", 1, 3, 100, 300)), 2);
    var runs = plan.jobs().get(1).runs();
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().end()).isEqualTo(7200);
    assertThat(runs.getFirst().share()).isEqualTo(0.5, within(1e-9));
    // 2 kWh · 100 g + 1 kWh · 100 g + 1 kWh · 300 g
    assertThat(plan.kilograms()).isEqualTo(0.6, within(1e-9));
  }

  @Test
  void moving_data_keeps_a_job_at_home_where_it_costs_more_than_it_saves() {
    var sites = List.of(RandomCases.flat("home", 300, 8), RandomCases.flat("clean", 100, 8));
    // 1 kWh saves 200 g elsewhere; 2 TB · 1 Wh/GB · 200 g/kWh cost 400 g, 0.5 TB 100 g
    var heavy = new Job("heavy", 1000, 3600, 1, 0, 7200, false, List.of(0, 1), 0, 2000);
    var light = new Job("light", 1000, 3600, 1, 0, 7200, false, List.of(0, 1), 0, 500);
    var plan = plan(List.of(heavy, light), sites, 2);
    assertThat(plan.jobs().getFirst().runs().getFirst().site()).isZero();
    assertThat(plan.jobs().get(1).runs().getFirst().site()).isEqualTo(1);
    assertThat(plan.movingKilograms()).isEqualTo(0.1, within(1e-12));
    assertThat(plan.kilograms()).isEqualTo(0.3 + 0.1 + 0.1, within(1e-12));
  }

  @Test
  void why_there_is_no_place_is_told() {
    var site = List.of(RandomCases.site("a", 1, 8, 100, 200, 300, 400));
    assertThat(refused(List.of(job("big", 1, 9, 0, 4)), site, 4)).isEqualTo(new Reason.TooBig());
    assertThat(refused(List.of(job("late", 3, 1, 0, 2)), site, 4))
        .isEqualTo(new Reason.TooLate(7200));
    assertThat(refused(List.of(job("between", 1, 1, 0.5, 1.9)), site, 4))
        .isEqualTo(new Reason.BetweenSlots());
    assertThat(refused(List.of(job("unknown", 2, 1, 3, 8)), site, 8))
        .isEqualTo(new Reason.Unknown());
    var full = refused(List.of(job("a", 2, 5, 0, 3), job("b", 2, 5, 0, 3)), site, 4);
    assertThat(full).isInstanceOf(Reason.Full.class);
    assertThat(((Reason.Full) full).proven()).isTrue();
    assertThat(((Reason.Full) full).wanted().orElseThrow()).isEqualTo(20);
    assertThat(((Reason.Full) full).there().orElseThrow()).isEqualTo(24);
  }

  @Test
  void more_divisible_work_than_there_is_room_for_is_refused() {
    var site = List.of(RandomCases.flat("a", 100, 1));
    var jobs = new ArrayList<Job>();
    for (int i = 0; i < 3; i++) {
      jobs.add(new Job("j" + i, 1000, 3600, 1, 0, 7200, true, List.of(0), 0, 0));
    }
    var full = (Reason.Full) refused(jobs, site, 2);
    assertThat(full.proven()).isTrue();
  }

  @Test
  void the_same_case_has_the_same_plan() {
    var given = RandomCases.any(new Random(5), 12, 48, 3, 1.3, 0.5);
    var first = placed(Placer.place(given.jobs(), given.sites(), given.slots()));
    var second = placed(Placer.place(given.jobs(), given.sites(), given.slots()));
    assertThat(second).isEqualTo(first);
  }
}
