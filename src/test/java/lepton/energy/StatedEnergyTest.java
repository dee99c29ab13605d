package lepton.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.estimate.Pulls;
import lepton.estimate.Works;
import lepton.quantity.Dimension;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers.Reach;
import lepton.workload.Stage;
import lepton.workload.UnitCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The document's equations as a person states them: N = 1e6, D = 128, C = 2e4.
class StatedEnergyTest {

  private static Input joules(double joules) {
    return Works.given("cost", joules, Dimension.ENERGY);
  }

  private static UnitCost polynomial(double... coefficients) {
    var inputs = new ArrayList<Input>();
    for (double coefficient : coefficients) {
      inputs.add(joules(coefficient));
    }
    return new UnitCost.Polynomial(inputs);
  }

  private static UnitCost table(double... pairs) {
    var points = new ArrayList<UnitCost.Point>();
    for (int i = 0; i < pairs.length; i += 2) {
      points.add(new UnitCost.Point(pairs[i], joules(pairs[i + 1])));
    }
    return new UnitCost.Table(points);
  }

  private static double energy(UnitCost cost, double dimension, Pulls pulls, boolean literal) {
    var phase = new Computation.StatedPhase(Stage.TRAINING, Works.number("N", 1e6), cost);
    var stated =
        new Computation.Stated(
            Optional.of(Works.number("D", dimension)), Works.number("C", 2e4), List.of(phase));
    return StatedEnergy.of(phase, stated, pulls.levers(), literal, Draw.MEAN, Derivation.NONE)
        .it()
        .joules();
  }

  private static double energy(UnitCost cost, double dimension) {
    return energy(cost, dimension, new Pulls(), false);
  }

  @Test
  void a_constant_cost_is_the_same_at_every_dimension() {
    // 1e6 / 2e4 · 3.5 = 175
    assertThat(energy(new UnitCost.Constant(joules(3.5)), 128)).isCloseTo(175, within(1e-12));
    assertThat(energy(new UnitCost.Constant(joules(3.5)), 4096)).isCloseTo(175, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          D,   energy [J], origin
          128, 161.192,    50 · (0.5 + 0.02 · 128 + 1e-5 · 16384)
          96,  125.608,    50 · (0.5 + 0.02 · 96 + 1e-5 · 9216)
          0,   25,         50 · c0
          """)
  void a_polynomial_cost_is_evaluated_at_the_dimension(double d, double joules, String origin) {
    assertThat(energy(polynomial(0.5, 0.02, 1e-5), d)).as(origin).isCloseTo(joules, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          D,   energy [J], origin
          64,  55,         50 · 1.1: the first point
          96,  77.5,       50 · (1.1 + 32/64 · 0.9)
          128, 100,        50 · 2.0: a point
          192, 157.5,      50 · (2.0 + 64/128 · 2.3)
          256, 215,        50 · 4.3: the last point
          """)
  void a_table_is_interpolated_between_neighbours(double d, double joules, String origin) {
    assertThat(energy(table(64, 1.1, 128, 2.0, 256, 4.3), d))
        .as(origin)
        .isCloseTo(joules, within(1e-9));
  }

  @Test
  void pruning_scales_the_cost_at_the_pruned_dimension() {
    // 0.5 · 50 · (0.5 + 0.02 · 96 + 1e-5 · 9216)
    var pulls = new Pulls().pruning(0.5, 1, 1).dimension(96);
    assertThat(energy(polynomial(0.5, 0.02, 1e-5), 128, pulls, false))
        .isCloseTo(62.804, within(1e-9));
  }

  @Test
  void the_literal_form_takes_the_ratio_for_the_capacity() {
    // C normalised to 1: 1e6 / 0.5 · 3.5
    var pulls = new Pulls().pruning(0.5, 0.4, 0.9);
    assertThat(energy(new UnitCost.Constant(joules(3.5)), 128, pulls, true))
        .isCloseTo(7e6, within(1e-6));
  }

  @Test
  void acceleration_multiplies_the_capacity() {
    var cost = new UnitCost.Constant(joules(3.5));
    assertThat(energy(cost, 1, new Pulls().acceleration(2, 1, 1, Reach.BOTH), false))
        .isCloseTo(87.5, within(1e-9));
    assertThat(energy(cost, 1, new Pulls().acceleration(2, 1.2, 1, Reach.BOTH), false))
        .isCloseTo(105, within(1e-9));
  }

  @Test
  void what_is_stated_has_no_time_and_no_parts() {
    var phase =
        new Computation.StatedPhase(
            Stage.INFERENCE, Works.number("N", 10), new UnitCost.Constant(joules(2)));
    var stated = new Computation.Stated(Optional.empty(), Works.number("C", 4), List.of(phase));
    var use =
        StatedEnergy.of(phase, stated, new Pulls().levers(), false, Draw.MEAN, Derivation.NONE);
    assertThat(use.it().joules()).isEqualTo(5);
    assertThat(use.allotted()).isEmpty();
    assertThat(use.compute()).isEmpty();
    assertThat(use.host().joules()).isZero();
  }
}
