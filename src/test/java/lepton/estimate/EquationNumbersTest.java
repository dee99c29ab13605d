package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lepton.derivation.Ledger;
import lepton.quantity.Dimension;
import lepton.workload.Computation;
import lepton.workload.Levers.Reach;
import lepton.workload.Stage;
import lepton.workload.UnitCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each step is printed under the number and in the unit that the source document and its sound
/// reading give it.
class EquationNumbersTest {

  private static Sketch sketch(Pulls pulls) {
    var machine =
        new Machine()
            .training(Works.samples(1e6, 3, Works.transformer(6, 1e8, 512)))
            .inference(Works.requests(2, 1e6, 500, 250, 1e8))
            .count(8)
            .idle(30, 0.8)
            .host(2, 280, 0.5, 1000, 0.375, 8)
            .embodied(150)
            .hostEmbodied(1500)
            .transfer(4000, 0.06);
    var where =
        new Where().pue(1.2).wue(1.1).gridWater(2).residual(700).renewables(0.4).price(0.2, "EUR");
    return Sketch.of(machine).at(where).with(pulls).unit("request", 1e6);
  }

  private static Pulls all() {
    return new Pulls()
        .pruning(0.5, 0.4, 0.9)
        .dimension(256)
        .dynamic(0.3, 0.4, Reach.BOTH)
        .quantization(0.9, Reach.BOTH)
        .acceleration(2, 1.15, 0.9, Reach.BOTH)
        .edge(0.5, 1e13, 0.2, 15, 20);
  }

  private static List<Ledger.Step> steps(Pulls pulls, boolean literal) {
    var options = new Estimator.Options(true, literal);
    return Estimator.assess(sketch(pulls).workload(), options).explanation();
  }

  private static Ledger.Step step(List<Ledger.Step> steps, String result) {
    return steps.stream()
        .filter(step -> step.result().symbol().equals(result))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step gives " + result));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          result      | number | unit
          W_train     |        | FLOP
          W_inf       |        | FLOP
          C_train     |        | FLOP/s
          E_work_train| (2)(3) | J
          E_work_inf  | (2)(3) | J
          f_D_train   | (4)    |
          f_P_train   | (5)    |
          k_eff_train | (6)    |
          t_train     | (6)    | s
          r_inf       | (7)    |
          p_inf       | (7)    | W
          E_acc_train | (8)    | J
          E_host_inf  | (8)    | J
          E_net_inf   | (8)    | J
          E_it_train  | (8)    | J
          E_fac_train | (8)    | J
          E_fac_inf   | (8)    | J
          E_fac       | (1)    | J
          E_it        | (1)    | J
          M_op_train  | (9)    | kg
          M_op        | (9)    | kg
          M_market    | (10)   | kg
          V           | (11)   | L
          M_emb_acc   | (12)   | kg
          M_emb_host  | (12)   | kg
          M_emb_edge  | (12)   | kg
          M_emb       | (12)   | kg
          SCI         | (13)   | g
          t_edge      |        | s
          E_edge_inf  |        | J
          p_host      |        | W
          T           |        | s
          M           |        | kg
          """)
  void a_step_carries_its_number_and_its_unit(String result, String number, String unit) {
    var step = step(steps(all(), false), result);
    assertThat(step.equation().number()).isEqualTo(number == null ? "" : number);
    assertThat(step.result().unit()).isEqualTo(unit == null ? "" : unit);
  }

  @Test
  void equations_stated_directly_carry_the_documents_numbers() {
    var phase =
        new Computation.StatedPhase(
            Stage.TRAINING,
            Works.number("N", 10),
            new UnitCost.Constant(Works.given("cost", 2, Dimension.ENERGY)));
    var stated = new Computation.Stated(Optional.empty(), Works.number("C", 4), List.of(phase));
    var options = new Estimator.Options(true, false);
    var plain = Estimator.assess(Sketch.of(stated).workload(), options).explanation();
    assertThat(plain.getFirst().equation().number()).isEqualTo("(2)(3)");
    assertThat(plain.getFirst().result().value()).isEqualTo(5);
    var sketch = Sketch.of(stated).with(new Pulls().acceleration(2, 1, 1, Reach.BOTH));
    var accelerated = Estimator.assess(sketch.workload(), options).explanation();
    assertThat(step(accelerated, "C_acc_train").equation().number()).isEqualTo("(6)");
    assertThat(step(accelerated, "E_acc_train").equation().number()).isEqualTo("(4)–(7)");
  }

  @Test
  void water_on_site_alone_is_the_eleventh_too() {
    var sketch = Sketch.of(new Machine().training(Works.compute(1e15))).at(new Where().wue(1.1));
    var options = new Estimator.Options(true, false);
    var steps = Estimator.assess(sketch.workload(), options).explanation();
    assertThat(step(steps, "V").equation().number()).isEqualTo("(11)");
    assertThat(step(steps, "E_fac_train").equation().number()).isEqualTo("(8)");
  }

  @Test
  void the_ceiling_and_the_literal_form_are_both_the_fourth() {
    var ceiling = step(steps(new Pulls().pruning(0.5, 1, 1), false), "f_P_train");
    assertThat(ceiling.equation().number()).isEqualTo("(4)");
    assertThat(ceiling.result().value()).isEqualTo(0.5);
    var literal = step(steps(new Pulls().pruning(0.5, 1, 1), true), "f_P_train");
    assertThat(literal.equation().number()).isEqualTo("(4)");
    assertThat(literal.result().value()).isEqualTo(2);
  }
}
