package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lepton.derivation.Derivation;
import lepton.quantity.Energy;
import lepton.workload.Draw;
import lepton.workload.Levers;
import lepton.workload.Levers.Reach;
import org.junit.jupiter.api.Test;

/// What holds for every workload; 1000 random ones each, the same in every run.
class FootprintLawsTest {

  /// A sum of a handful of doubles in another order.
  private static final double ROUNDING = 1e-12;

  private static Sketch levered(long seed) {
    return RandomSketch.with(seed, new RandomSketch(seed + 77_777, 1).pulls());
  }

  private static void assertSame(double actual, double expected, long seed) {
    assertThat(actual)
        .as("seed " + seed)
        .isCloseTo(expected, within(ROUNDING * Math.abs(expected)));
  }

  private static double phase(Optional<Footprint.PhaseFootprint> phase) {
    return phase.map(Footprint.PhaseFootprint::energy).orElse(Energy.ZERO).joules();
  }

  private static List<Double> figures(Footprint footprint) {
    var figures = new ArrayList<Double>();
    figures.add(footprint.it().joules());
    figures.add(footprint.accelerators().joules());
    figures.add(footprint.edge().joules());
    figures.add(footprint.pruning().joules());
    figures.add(footprint.host().joules());
    figures.add(footprint.network().joules());
    figures.add(footprint.total().joules());
    figures.add(footprint.operational().kilograms());
    figures.add(footprint.emissions().kilograms());
    footprint.market().ifPresent(carbon -> figures.add(carbon.kilograms()));
    footprint.embodied().ifPresent(carbon -> figures.add(carbon.kilograms()));
    footprint.water().ifPresent(water -> figures.add(water.litres()));
    footprint.cost().ifPresent(money -> figures.add(money.amount()));
    footprint.sci().ifPresent(sci -> figures.add(sci.each().kilograms()));
    for (var phase : List.of(footprint.training(), footprint.inference())) {
      phase.flatMap(Footprint.PhaseFootprint::duration).ifPresent(t -> figures.add(t.seconds()));
      phase.flatMap(Footprint.PhaseFootprint::compute).ifPresent(c -> figures.add(c.flop()));
    }
    return figures;
  }

  @Test
  void parts_sum_to_the_whole() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var footprint = levered(seed).footprint();
      double parts =
          footprint.accelerators().joules()
              + footprint.host().joules()
              + footprint.network().joules();
      assertSame(parts, footprint.it().joules(), seed);
      assertSame(
          phase(footprint.training()) + phase(footprint.inference()),
          footprint.total().joules(),
          seed);
      double embodied = footprint.embodied().map(carbon -> carbon.kilograms()).orElse(0.0);
      assertSame(
          footprint.operational().kilograms() + embodied, footprint.emissions().kilograms(), seed);
      assertThat(footprint.edge().joules() + footprint.pruning().joules())
          .isLessThanOrEqualTo(footprint.accelerators().joules() * (1 + ROUNDING));
    }
  }

  @Test
  void every_figure_is_finite_and_not_negative() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      assertThat(figures(levered(seed).footprint()))
          .as("seed " + seed)
          .allSatisfy(figure -> assertThat(figure).isFinite().isNotNegative());
    }
  }

  @Test
  void a_facility_uses_no_less_than_its_it_and_no_more_than_pue_times_it() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var sketch = levered(seed);
      var footprint = sketch.footprint();
      double pue = sketch.workload().levers().site().orElse(sketch.workload().site()).pue().mean();
      double it = footprint.it().joules();
      assertThat(footprint.total().joules())
          .isBetween(it * (1 - ROUNDING), pue * it * (1 + ROUNDING));
      assertSame(
          footprint.total().joules(),
          pue * (it - footprint.edge().joules()) + footprint.edge().joules(),
          seed);
    }
  }

  @Test
  void without_overhead_the_facility_uses_what_its_it_uses() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var pulls = new RandomSketch(seed + 77_777, 1).pulls().site(new Where());
      var footprint = RandomSketch.with(seed, pulls).footprint();
      assertSame(footprint.total().joules(), footprint.it().joules(), seed);
    }
  }

  @Test
  void no_lever_is_the_baseline() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var sketch = levered(seed);
      var assessment = Estimator.assess(sketch.workload(), Estimator.Options.PLAIN);
      assertThat(assessment.baseline().orElse(assessment.result())).isEqualTo(sketch.baseline());
      assertThat(RandomSketch.plain(seed).footprint()).isEqualTo(sketch.baseline());
    }
  }

  @Test
  void levers_that_change_nothing_change_nothing() {
    var neutral =
        new Pulls()
            .pruning(1, 1, 1)
            .dynamic(0.5, 1, Reach.BOTH)
            .quantization(1, Reach.BOTH)
            .acceleration(1, 1, 0.7, Reach.BOTH)
            .edge(0, 1e12, 1, 10, 10)
            .sharing(1);
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var sketch = RandomSketch.with(seed, neutral);
      var before = figures(sketch.baseline());
      var after = figures(sketch.footprint());
      for (int i = 0; i < before.size(); i++) {
        assertSame(after.get(i), before.get(i), seed);
      }
    }
  }

  @Test
  void pruning_never_raises_the_energy_of_computing() {
    var reaches = List.of(Reach.BOTH, Reach.TRAINING, Reach.INFERENCE);
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var random = new SplittableRandom(seed);
      var pulls =
          new Pulls()
              .pruning(
                  random.nextDouble(0.01, 1),
                  random.nextDouble(),
                  random.nextDouble(),
                  random.nextDouble(),
                  reaches.get(random.nextInt(reaches.size())));
      var sketch = RandomSketch.with(seed, pulls);
      double before = sketch.baseline().accelerators().joules();
      assertThat(sketch.footprint().accelerators().joules())
          .as("seed " + seed)
          .isLessThanOrEqualTo(before * (1 + ROUNDING));
      assertThat(sketch.literal().accelerators().joules())
          .as("the printed form raises it, seed " + seed)
          .isGreaterThanOrEqualTo(sketch.footprint().accelerators().joules());
    }
  }

  @Test
  void pruning_more_or_better_never_uses_more() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var random = new SplittableRandom(seed);
      double keep = random.nextDouble(0.02, 1);
      double eta = random.nextDouble(0, 0.9);
      double energy = pruned(seed, keep, eta);
      assertThat(pruned(seed, keep / 2, eta)).isLessThanOrEqualTo(energy * (1 + ROUNDING));
      assertThat(pruned(seed, keep, eta + 0.1)).isLessThanOrEqualTo(energy * (1 + ROUNDING));
    }
  }

  private static double pruned(long seed, double keep, double eta) {
    return RandomSketch.with(seed, new Pulls().pruning(keep, eta, 0.8)).footprint().it().joules();
  }

  @Test
  void a_greater_k_never_takes_longer() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var random = new SplittableRandom(seed);
      double k = random.nextDouble(0.1, 10);
      double share = random.nextDouble();
      var slower = new Pulls().acceleration(k, 1, share, Reach.BOTH);
      var faster = new Pulls().acceleration(k * 1.5, 1, share, Reach.BOTH);
      assertThat(duration(RandomSketch.with(seed, faster).footprint()))
          .as("seed " + seed)
          .isLessThanOrEqualTo(
              duration(RandomSketch.with(seed, slower).footprint()) * (1 + ROUNDING));
    }
  }

  private static double duration(Footprint footprint) {
    double seconds = 0;
    for (var phase : List.of(footprint.training(), footprint.inference())) {
      seconds +=
          phase.flatMap(Footprint.PhaseFootprint::duration).map(t -> t.seconds()).orElse(0.0);
    }
    return seconds;
  }

  @Test
  void energy_is_linear_in_the_samples() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var once = new RandomSketch(seed, 1).sketch().footprint();
      var thrice = new RandomSketch(seed, 3).sketch().footprint();
      assertSame(thrice.accelerators().joules(), 3 * once.accelerators().joules(), seed);
      assertSame(thrice.host().joules(), 3 * once.host().joules(), seed);
      assertSame(thrice.network().joules(), 3 * once.network().joules(), seed);
      assertSame(thrice.total().joules(), 3 * once.total().joules(), seed);
      assertSame(duration(thrice), 3 * duration(once), seed);
    }
  }

  @Test
  void without_a_residual_mix_the_contract_takes_its_share_of_the_location() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var sketch = RandomSketch.plain(seed);
      var site = sketch.workload().site();
      if (site.residual().isEmpty() && site.renewables().isPresent()) {
        var footprint = sketch.footprint();
        assertSame(
            footprint.market().orElseThrow().kilograms(),
            footprint.operational().kilograms() * (1 - site.renewables().get().mean()),
            seed);
      }
    }
  }

  @Test
  void asking_why_changes_no_figure() {
    for (long seed = 0; seed < RandomSketch.MANY; seed++) {
      var workload = levered(seed).workload();
      var asked = Estimator.assess(workload, new Estimator.Options(true, false)).result();
      Levers levers = workload.levers();
      assertThat(asked)
          .isEqualTo(Estimator.footprint(workload, levers, false, Draw.MEAN, Derivation.NONE));
    }
  }
}
