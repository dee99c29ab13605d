package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.workload.Computation;
import lepton.workload.Levers.Reach;
import lepton.workload.Stage;
import lepton.workload.UnitCost;
import org.junit.jupiter.api.Test;

/// Whole footprints worked out by hand.
class CompositionTest {

  /// Training: 3.6e18 FLOP on 4 × 1 TFLOP/s · 0.5 = 1.8e6 s = 500 h at work, 625 h allotted at 80
  /// %. Inference: 1e6 samples · 1.44e12 FLOP: 7.2e5 s = 200 h at work, 250 h allotted.
  private static Machine machine() {
    return new Machine()
        .training(Works.compute(3.6e18))
        .inference(Works.samples(1e6, 1, Works.flop(1.44e12)))
        .count(4)
        .peak(1e12, 0.5)
        .power(300)
        .idle(50, 0.8)
        .host(600, 8)
        .embodied(150)
        .hostEmbodied(1752)
        .transfer(1e6, 0.06);
  }

  private static Where where() {
    return new Where()
        .pue(1.2)
        .grams(400)
        .wue(1.1)
        .gridWater(2)
        .residual(700)
        .renewables(0.4)
        .price(0.2, "EUR");
  }

  @Test
  void both_phases_add_up_to_the_whole() {
    var footprint = Sketch.of(machine()).at(where()).unit("request", 1e6).footprint();
    // accelerators: 4 · 0.3 kW · 700 h + 4 · 0.05 kW · 175 h = 840 + 35 kWh
    assertThat(footprint.accelerators().kwh()).isCloseTo(875, within(1e-9));
    // half a server: 0.5 · 0.6 kW · 875 h
    assertThat(footprint.host().kwh()).isCloseTo(262.5, within(1e-9));
    // 1e6 · 1 MB = 1000 GB · 0.06
    assertThat(footprint.network().kwh()).isCloseTo(60, within(1e-9));
    assertThat(footprint.it().kwh()).isCloseTo(1197.5, within(1e-9));
    assertThat(footprint.total().kwh()).isCloseTo(1437, within(1e-9));
    // training: (600 + 25 + 187.5) · 1.2; inference: (240 + 10 + 75 + 60) · 1.2
    var training = footprint.training().orElseThrow();
    var inference = footprint.inference().orElseThrow();
    assertThat(training.energy().kwh()).isCloseTo(975, within(1e-9));
    assertThat(inference.energy().kwh()).isCloseTo(462, within(1e-9));
    assertThat(training.duration().orElseThrow().hours()).isCloseTo(625, within(1e-9));
    assertThat(inference.duration().orElseThrow().hours()).isCloseTo(250, within(1e-9));
    assertThat(training.compute().orElseThrow().flop()).isEqualTo(3.6e18);
    assertThat(inference.compute().orElseThrow().flop()).isEqualTo(1.44e18);
  }

  @Test
  void carbon_water_and_money_follow_from_energy() {
    var footprint = Sketch.of(machine()).at(where()).unit("request", 1e6).footprint();
    // 1437 kWh · 0.4; · 0.7 · 0.6
    assertThat(footprint.operational().kilograms()).isCloseTo(574.8, within(1e-9));
    assertThat(footprint.market().orElseThrow().kilograms()).isCloseTo(603.54, within(1e-9));
    // 4 · 150 · 875 / 35040 and 0.5 · 1752 · 875 / 35040: 14.98288 + 21.875
    double embodied = 600.0 * 875 / 35_040 + 21.875;
    assertThat(footprint.embodied().orElseThrow().kilograms()).isCloseTo(embodied, within(1e-9));
    assertThat(footprint.emissions().kilograms()).isCloseTo(574.8 + embodied, within(1e-9));
    // 1197.5 · 1.1 + 1437 · 2
    assertThat(footprint.water().orElseThrow().litres()).isCloseTo(4191.25, within(1e-9));
    assertThat(footprint.cost().orElseThrow().amount()).isCloseTo(287.4, within(1e-9));
    var sci = footprint.sci().orElseThrow();
    assertThat(sci.each().grams()).isCloseTo((574.8 + embodied) / 1000, within(1e-12));
    assertThat(sci.unit()).isEqualTo("request");
  }

  @Test
  void software_carbon_intensity_takes_no_market_instruments() {
    var with = Sketch.of(machine()).at(where().renewables(1)).unit("request", 1e6).footprint();
    var without = Sketch.of(machine()).at(where().renewables(0)).unit("request", 1e6).footprint();
    assertThat(with.market()).isNotEqualTo(without.market());
    assertThat(with.sci()).isEqualTo(without.sci());
  }

  @Test
  void what_nobody_gave_is_absent() {
    var footprint = Sketch.of(new Machine().training(Works.compute(1e15))).footprint();
    assertThat(footprint.inference()).isEmpty();
    assertThat(footprint.market()).isEmpty();
    assertThat(footprint.embodied()).isEmpty();
    assertThat(footprint.water()).isEmpty();
    assertThat(footprint.cost()).isEmpty();
    assertThat(footprint.sci()).isEmpty();
    assertThat(footprint.emissions()).isEqualTo(footprint.operational());
  }

  @Test
  void without_a_residual_mix_the_contract_acts_on_the_location() {
    var footprint = Sketch.of(machine()).at(new Where().grams(400).renewables(0.25)).footprint();
    assertThat(footprint.market().orElseThrow().kilograms())
        .isCloseTo(0.75 * footprint.operational().kilograms(), within(1e-9));
  }

  @Test
  void a_residual_mix_counts_without_a_contract() {
    // 1437 kWh · 0.7
    var footprint =
        Sketch.of(machine()).at(new Where().pue(1.2).grams(400).residual(700)).footprint();
    assertThat(footprint.market().orElseThrow().kilograms()).isCloseTo(1005.9, within(1e-9));
  }

  /// 1e6 / 2e4 · 3.5 = 175 J and 5e6 / 2e4 · 2 = 500 J; pruning halves them and costs 1 kWh once.
  @Test
  void phases_that_are_stated_directly_add_up_too() {
    var stated =
        new Computation.Stated(
            Optional.empty(),
            Works.number("C", 2e4),
            List.of(stated(Stage.TRAINING, 1e6, 3.5), stated(Stage.INFERENCE, 5e6, 2)));
    var plain = Sketch.of(stated).at(new Where().pue(1.2)).footprint();
    assertThat(plain.it().joules()).isCloseTo(675, within(1e-9));
    assertThat(plain.training().orElseThrow().energy().joules()).isCloseTo(210, within(1e-9));
    assertThat(plain.inference().orElseThrow().energy().joules()).isCloseTo(600, within(1e-9));
    var pulls = new Pulls().pruning(0.5, 1, 1).cost(1);
    var pruned = Sketch.of(stated).with(pulls).footprint();
    assertThat(pruned.training().orElseThrow().energy().joules())
        .isCloseTo(87.5 + 3.6e6, within(1e-6));
    assertThat(pruned.inference().orElseThrow().energy().joules()).isCloseTo(250, within(1e-9));
  }

  private static Computation.StatedPhase stated(Stage stage, double samples, double joules) {
    var cost = new UnitCost.Constant(Works.given("cost", joules, Dimension.ENERGY));
    return new Computation.StatedPhase(stage, Works.number("N", samples), cost);
  }

  @Test
  void software_carbon_intensity_is_location_based() {
    var sketch = Sketch.of(machine()).at(where().renewables(1)).unit("request", 1e6);
    assertThat(sketch.footprint().market().orElseThrow().kilograms()).isZero();
    assertThat(sketch.footprint().sci().orElseThrow().each().kilograms()).isPositive();
  }

  @Test
  void pruning_is_on_the_bill_once() {
    var pulls = new Pulls().pruning(1, 1, 1).cost(12);
    var footprint = Sketch.of(machine()).at(where()).with(pulls).footprint();
    assertThat(footprint.pruning().kwh()).isCloseTo(12, within(1e-12));
    assertThat(footprint.it().kwh()).isCloseTo(1209.5, within(1e-9));
    assertThat(footprint.accelerators().kwh()).isCloseTo(887, within(1e-9));
    assertThat(footprint.total().kwh()).isCloseTo(1451.4, within(1e-9));
  }

  @Test
  void an_edge_stands_outside_the_facility() {
    // 80 % of 1.44e18 FLOP at 1e13 · 0.2: 576 000 s = 160 h · 15 W = 2.4 kWh; 20 kg · 160 / 35040 h
    var pulls = new Pulls().edge(0.8, 1e13, 0.2, 15, 20);
    var footprint = Sketch.of(machine()).at(where()).with(pulls).footprint();
    assertThat(footprint.edge().kwh()).isCloseTo(2.4, within(1e-9));
    // inference leaves 40 h at work, 50 h allotted: 4 · 0.3 · 40 + 4 · 0.05 · 10 + 0.3 · 50 + 12
    assertThat(footprint.inference().orElseThrow().energy().kwh())
        .isCloseTo((48 + 2 + 15 + 12) * 1.2 + 2.4, within(1e-9));
    assertThat(footprint.it().kwh()).isCloseTo(812.5 + 77 + 2.4, within(1e-9));
    double embodied = 600.0 * 675 / 35_040 + 876.0 * 675 / 35_040 + 20.0 * 160 / 35_040;
    assertThat(footprint.embodied().orElseThrow().kilograms()).isCloseTo(embodied, within(1e-9));
  }

  @Test
  void embodied_carbon_follows_the_new_devices_hours() {
    var pulls = new Pulls().acceleration(2, 1.5, 1, Reach.BOTH);
    var footprint = Sketch.of(machine()).at(where()).with(pulls).footprint();
    double embodied = (600.0 + 876.0) * 437.5 / 35_040;
    assertThat(footprint.embodied().orElseThrow().kilograms()).isCloseTo(embodied, within(1e-9));
    assertThat(footprint.host().kwh()).isCloseTo(131.25, within(1e-9));
  }

  @Test
  void another_site_replaces_the_first() {
    var pulls = new Pulls().site(new Where().pue(1.09).grams(20).renewables(1));
    var footprint = Sketch.of(machine()).at(where()).with(pulls).footprint();
    assertThat(footprint.total().kwh()).isCloseTo(1197.5 * 1.09, within(1e-9));
    assertThat(footprint.operational().kilograms()).isCloseTo(26.1055, within(1e-9));
    assertThat(footprint.market().orElseThrow().kilograms()).isZero();
    assertThat(footprint.cost()).isEmpty();
  }

  /// Training: work 0.82 (pruning) · 0.82 (dynamic) = 0.6724, speed 4/3: 500 h · 0.5043 = 252.15 h
  /// at work, 280.1666… h at 90 %; power 300 W · 1.15. Inference: 200 h · 0.5043 · 0.2 at the
  /// centre = 20.172 h, 22.41333… h allotted; power 300 W · 1.15 · 0.87; edge 160 h · 0.6724 =
  /// 107.584 h · 15 W.
  @Test
  void all_levers_together() {
    var pulls =
        new Pulls()
            .sharing(12e6)
            .pruning(0.5, 0.4, 0.9)
            .cost(12)
            .dynamic(0.3, 0.4, Reach.BOTH)
            .quantization(0.87, Reach.INFERENCE)
            .acceleration(2, 1.15, 0.5, Reach.BOTH)
            .edge(0.8, 1e13, 0.2, 15, 20)
            .busy(0.9)
            .site(new Where().pue(1.09).grams(20));
    var footprint = Sketch.of(machine()).at(where()).with(pulls).footprint();
    double training = 4 * 0.345 * 252.15 + 4 * 0.05 * 252.15 / 9 + 12 + 0.3 * 252.15 / 0.9;
    double central = 4 * 0.30015 * 20.172 + 4 * 0.05 * 20.172 / 9 + 0.3 * 20.172 / 0.9 + 12;
    double edge = 0.015 * 107.584;
    assertThat(footprint.training().orElseThrow().energy().kwh())
        .isCloseTo(1.09 * training, within(1e-9));
    assertThat(footprint.inference().orElseThrow().energy().kwh())
        .isCloseTo(1.09 * central + edge, within(1e-9));
    assertThat(footprint.it().kwh()).isCloseTo(training + central + edge, within(1e-9));
    assertThat(footprint.operational().kilograms())
        .isCloseTo(0.02 * footprint.total().kwh(), within(1e-9));
  }

  @Test
  void the_saving_is_what_the_levers_spare_of_the_baseline() {
    var pulls = new Pulls().acceleration(2, 1, 1, Reach.BOTH);
    var sketch = Sketch.of(new Machine().training(Works.compute(1e15))).with(pulls);
    var assessment = Estimator.assess(sketch.workload(), Estimator.Options.PLAIN);
    assertThat(assessment.baseline().orElseThrow()).isEqualTo(sketch.baseline());
    assertThat(assessment.saving().orElseThrow().energyShare()).isCloseTo(0.5, within(1e-12));
    assertThat(assessment.saving().orElseThrow().emissionsShare()).isCloseTo(0.5, within(1e-12));
    var plain = Sketch.of(new Machine().training(Works.compute(1e15))).workload();
    assertThat(Estimator.assess(plain, Estimator.Options.PLAIN).baseline()).isEmpty();
    assertThat(Estimator.assess(plain, Estimator.Options.PLAIN).saving()).isEmpty();
  }
}
