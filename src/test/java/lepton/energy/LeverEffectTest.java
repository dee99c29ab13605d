package lepton.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.derivation.Derivation;
import lepton.estimate.Machine;
import lepton.estimate.Pulls;
import lepton.estimate.Works;
import lepton.workload.Draw;
import lepton.workload.Levers.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Equations (4) to (7). The baseline is 1e15 FLOP at 1 TFLOP/s and 100 W: 1000 s, 100 kJ.
class LeverEffectTest {

  private static final double BASE_SECONDS = 1000;
  private static final double BASE_JOULES = 100_000;

  private static Machine serving() {
    return new Machine().inference(Works.samples(1e6, 1, Works.flop(1e9)));
  }

  private static PhaseUse use(Machine machine, Pulls pulls) {
    return use(machine, pulls, false);
  }

  private static PhaseUse use(Machine machine, Pulls pulls, boolean literal) {
    return PhaseEnergy.of(
        machine.phase(),
        machine.computation(),
        pulls.levers(),
        literal,
        Draw.MEAN,
        Derivation.NONE);
  }

  private static void assertUse(PhaseUse use, double time, double energy) {
    assertThat(use.allotted().orElseThrow().seconds() / BASE_SECONDS)
        .isCloseTo(time, within(1e-12));
    assertThat(use.accelerators().joules() / BASE_JOULES).isCloseTo(energy, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          keep,  realised, share, ratio,    origin
          0.5,   1,        1,     0.5,      (4): ρ · E
          0.1,   1,        1,     0.1,      (4)
          1,     1,        1,     1,        nothing pruned
          0.5,   0,        1,     1,        (5): unstructured on dense kernels saves nothing
          0.5,   0.4,      1,     0.8,      1 − 0.4 · 0.5
          0.5,   0.4,      0.9,   0.82,     1 − 0.9 · 0.4 · 0.5
          0.5,   1,        0.5,   0.75,     half of the time is prunable (Amdahl)
          0.507, 0.09,     1,     0.95563,  SViTE README: 49.3 % of the FLOP gave 4.4 % of the time
          """)
  void pruning_scales_the_work_as_far_as_the_hardware_realises_it(
      double keep, double realised, double share, double ratio, String origin) {
    assertUse(use(serving(), new Pulls().pruning(keep, realised, share)), ratio, ratio);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          keep, ratio, origin
          0.5,  2,     as printed: E / (P′/P)
          0.25, 4,     energy rises as more is pruned
          1,    1,     nothing pruned
          """)
  void the_literal_form_divides_by_the_ratio(double keep, double ratio, String origin) {
    assertUse(use(serving(), new Pulls().pruning(keep, 0.4, 0.9), true), ratio, ratio);
  }

  /// cost(D′) / cost(D); with attention (6 · 1e9 · D′ + 12 · 24 · 1024 · D′²) over the same of D.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          layers, width, D,    D′,   ratio,              origin
          0,      0,     2048, 1536, 0.75,               1536 / 2048
          24,     1024,  2048, 1024, 0.4771357652,       6.453237645312e12 / 13.524950581248e12
          """)
  void a_pruned_dimension_scales_the_work(
      double layers, double width, double dimension, double pruned, double ratio, String origin) {
    var each = Works.transformer(6, 1e9, dimension, Works.attention(12, layers, width));
    var machine = new Machine().training(Works.samples(1, 1, each));
    var before = use(machine, new Pulls());
    var after = use(machine, new Pulls().pruning(1, 1, 1).dimension(pruned));
    assertThat(after.accelerators().joules() / before.accelerators().joules())
        .as(origin)
        .isCloseTo(ratio, within(1e-9));
  }

  @Test
  void a_pruned_dimension_acts_on_hours_through_the_work_they_were_spent_on() {
    var model = Works.samples(1e6, 1, Works.transformer(6, 1e9, 2000));
    var machine = new Machine().training(Works.hours(10, model));
    assertThat(use(machine, new Pulls().pruning(1, 1, 1).dimension(500)).allotted().orElseThrow())
        .satisfies(span -> assertThat(span.hours()).isCloseTo(2.5, within(1e-12)));
  }

  @Test
  void a_pruned_dimension_leaves_hours_alone_whose_work_is_not_known() {
    var use =
        use(new Machine().training(Works.hours(10)), new Pulls().pruning(1, 1, 1).dimension(5));
    assertThat(use.allotted().orElseThrow().hours()).isCloseTo(10, within(1e-12));
  }

  @Test
  void a_pruned_dimension_leaves_work_alone_that_does_not_act_through_it() {
    assertUse(use(serving(), new Pulls().pruning(0.5, 1, 1).dimension(3)), 0.5, 0.5);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          k,    power, share, time,         energy,       origin
          2,    1,     1,     0.5,          0.5,          (6): E / k
          2,    1.15,  1,     0.5,          0.575,        (7): E · q / k
          2,    1,     0.5,   0.75,         0.75,         Amdahl 1967: 1 / (0.5 + 0.25) = 4/3 as fast
          10,   1,     0.95,  0.145,        0.145,        0.05 + 0.095
          1.35, 1.23,  1,     0.7407407407407407, 0.9111111111111111, H100 to B200: medians of 108 configurations
          2,    2.2,   1,     0.5,          1.1,          a speed-up is no saving by itself
          0.5,  1,     1,     2,            2,            slower
          """)
  void acceleration_shortens_the_accelerated_share(
      double k, double power, double share, double time, double energy, String origin) {
    assertUse(use(serving(), new Pulls().acceleration(k, power, share, Reach.BOTH)), time, energy);
  }

  @Test
  void idle_and_host_energy_follow_the_new_time() {
    // 500 s of work at 50 % busy: 1000 s allotted; idle 30 W · 500 s, host 600 W · 1000 s
    var machine = serving().idle(30, 0.5).host(600, 1);
    var use = use(machine, new Pulls().acceleration(2, 1.5, 1, Reach.BOTH));
    assertThat(use.allotted().orElseThrow().seconds()).isCloseTo(1000, within(1e-9));
    assertThat(use.accelerators().joules()).isCloseTo(500 * 150 + 500 * 30, within(1e-6));
    assertThat(use.host().joules()).isCloseTo(600_000, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          share, work, ratio, origin
          0.3,   0.4,  0.82,  1 − 0.3 · 0.6
          1,     0.4,  0.4,   every sample leaves early
          0,     0.4,  1,     none does
          """)
  void dynamic_computation_spares_a_share_of_the_samples_work(
      double share, double work, double ratio, String origin) {
    assertUse(use(serving(), new Pulls().dynamic(share, work, Reach.BOTH)), ratio, ratio);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          energy, origin
          0.87,   FP8 against BF16 at batch 256
          1.56,   the same at batch 8: it costs
          """)
  void quantization_acts_on_energy_by_the_measured_factor(double energy, String origin) {
    assertUse(use(serving(), new Pulls().quantization(energy, Reach.INFERENCE)), 1, energy);
  }

  @Test
  void sharing_parameters_saves_no_energy() {
    assertUse(use(serving(), new Pulls().sharing(12e6)), 1, 1);
  }

  @Test
  void better_use_shortens_what_is_allotted() {
    // 1000 s at work; allotted 1000 / 0.5 before and 1000 / 0.8 with the lever, idle 40 W
    var machine = serving().idle(40, 0.5);
    assertThat(use(machine, new Pulls()).accelerators().joules()).isEqualTo(140_000);
    var use = use(machine, new Pulls().busy(0.8));
    assertThat(use.allotted().orElseThrow().seconds()).isEqualTo(1250);
    assertThat(use.accelerators().joules()).isEqualTo(110_000);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          reach,     training, inference
          BOTH,      0.5,      0.5
          TRAINING,  0.5,      1
          INFERENCE, 1,        0.5
          """)
  void a_lever_acts_on_the_phases_it_reaches(Reach reach, double training, double inference) {
    var work = Works.compute(1e15);
    var levers =
        new Pulls[] {
          new Pulls().pruning(0.5, 1, 1, 1, reach),
          new Pulls().dynamic(1, 0.5, reach),
          new Pulls().quantization(0.5, reach),
          new Pulls().acceleration(2, 1, 1, reach)
        };
    for (var pulls : levers) {
      assertThat(use(new Machine().training(work), pulls).accelerators().joules())
          .isEqualTo(training * BASE_JOULES);
      assertThat(use(new Machine().inference(work), pulls).accelerators().joules())
          .isEqualTo(inference * BASE_JOULES);
    }
  }

  @Test
  void each_phase_realises_its_own_share_of_a_pruning() {
    // 2:4 sparsity, η 0.12 in training and 0.4 in serving: 1 − 0.12 · 0.5 and 1 − 0.4 · 0.5
    var pulls = new Pulls().pruning(0.5, 0.12, 0.4, 1, Reach.BOTH);
    var work = Works.compute(1e15);
    assertUse(use(new Machine().training(work), pulls), 0.94, 0.94);
    assertUse(use(new Machine().inference(work), pulls), 0.8, 0.8);
  }

  @Test
  void the_work_that_is_left_is_what_is_computed() {
    var pulls = new Pulls().pruning(0.5, 0.4, 0.9).acceleration(2, 1, 1, Reach.BOTH);
    assertThat(use(serving(), pulls).compute().orElseThrow().flop())
        .isCloseTo(0.82e15, within(1.0));
  }

  @Test
  void levers_multiply() {
    // work 0.82 · 0.82; time / (4/3); power 1.15 · 0.87
    var pulls =
        new Pulls()
            .pruning(0.5, 0.4, 0.9)
            .dynamic(0.3, 0.4, Reach.BOTH)
            .acceleration(2, 1.15, 0.5, Reach.BOTH)
            .quantization(0.87, Reach.BOTH);
    assertUse(use(serving(), pulls), 0.5043, 0.50455215);
  }
}
