package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The document's equations stated directly, its letters, and options in place of keys.
class EquationsTest {

  private static final String SITE = "site: {grid: 400 gCO2e/kWh}\n";

  @Test
  void costs_are_constants_polynomials_or_tables() {
    var told =
        Told.of(
            SITE
                + """
                equations:
                  N_train: 1e6
                  N_inference: 2e9
                  D: 128
                  train_cost: {polynomial: [0.5, 0.02, 1e-5]}
                  inference_cost: {table: [[64, 1.1], [128, 2.0], [256, 4.3]]}
                """);
    var phases = told.stated().phases();
    assertThat(phases).extracting(phase -> phase.samples().mean()).containsExactly(1e6, 2e9);
    assertThat(((UnitCost.Polynomial) phases.getFirst().cost()).coefficients())
        .extracting(Input::mean)
        .containsExactly(0.5, 0.02, 1e-5);
    assertThat(((UnitCost.Table) phases.get(1).cost()).points())
        .extracting(UnitCost.Point::dimension)
        .containsExactly(64.0, 128.0, 256.0);
    assertThat(told.assumed("equations.C").orElseThrow().mean()).isEqualTo(1);
    assertThat(told.get().site().pue().mean()).isEqualTo(1);
  }

  @Test
  void letters_with_a_stroke_are_levers_at_the_documents_ceiling() {
    var told =
        Told.of(
            SITE
                + "equations: {N: 1e6, D: 128, train_cost: 3.5 J, P: 110M, P′: 55M, D_prime: 96, k:"
                + " 2}\n");
    var levers = told.get().levers();
    assertThat(levers.pruning().orElseThrow().keep().mean()).isEqualTo(0.5);
    assertThat(levers.pruning().orElseThrow().realisedTraining().mean()).isEqualTo(1);
    assertThat(levers.pruning().orElseThrow().dimension().orElseThrow().mean()).isEqualTo(96);
    assertThat(levers.acceleration().orElseThrow().k().mean()).isEqualTo(2);
    assertThat(told.problems()).isEmpty();
  }

  @Test
  void letters_at_the_top_level_belong_to_the_equations() {
    var told = Told.of(SITE + "N: 1e6\nC: 2e4\nk: 2\nequations: {train_cost: 3.5 J}\n");
    assertThat(told.problems()).isEmpty();
    assertThat(told.stated().capacity().mean()).isEqualTo(2e4);
    assertThat(told.stated().phases().getFirst().samples().mean()).isEqualTo(1e6);
    assertThat(told.get().levers().acceleration().orElseThrow().k().mean()).isEqualTo(2);
  }

  @Test
  void a_table_is_not_extrapolated() {
    var cost = "inference_cost: {table: [[64, 1.1], [128, 2.0]]}";
    assertThat(Told.of(SITE + "equations: {N: 1, D: 129, " + cost + "}").lines())
        .containsExactly("2:22 error: D = 129 lies outside the table, which covers 64 to 128");
    assertThat(
            Told.of(SITE + "equations: {N: 1, D: 100, P: 2, P': 1, D': 63, " + cost + "}").lines())
        .containsExactly("2:44 error: D' = 63 lies outside the table, which covers 64 to 128");
  }

  @Test
  void two_ways_of_stating_a_workload_are_one_too_many() {
    var told = Told.of(SITE + "equations: {N: 1, train_cost: 3 J}\nmodel: {parameters: 1B}\n");
    assertThat(told.lines())
        .containsExactly(
            "3:1 error: the workload is stated twice: by 'equations' (line 2) and by 'model'");
  }

  @Test
  void the_documents_letters_stand_for_keys() {
    var told =
        Told.of(
            SITE
                + """
                N: 1e6
                D: 128
                P: 110M
                P': 55M
                D': 96
                C: 100 TFLOP/s
                k: 2
                training: {}
                hardware: {accelerator: a100-sxm4-80gb}
                """);
    assertThat(told.samples(Stage.TRAINING).samples().mean()).isEqualTo(1e6);
    assertThat(((Capacity.Sustained) told.phase(Stage.TRAINING).capacity()).flopPerSecond().mean())
        .isEqualTo(1e14);
    assertThat(told.get().levers().pruning().orElseThrow().keep().mean()).isEqualTo(0.5);
    assertThat(told.get().levers().pruning().orElseThrow().dimension().orElseThrow().mean())
        .isEqualTo(96);
    assertThat(told.get().levers().acceleration().orElseThrow().k().mean()).isEqualTo(2);
  }

  @Test
  void a_letter_beside_its_key_is_one_too_many() {
    var told =
        Told.of(
            SITE
                + "N: 5\n"
                + "data: {samples: 6}\n"
                + "training: {compute: 1 EFLOP}\n"
                + "hardware: {accelerator: l4}\n");
    assertThat(told.lines())
        .containsExactly(
            "3:8 error: N, the number of samples, is stated twice: by 'N' (line 2) and by"
                + " 'data.samples'");
  }

  private static final String PLAIN =
      SITE
          + "model: {parameters: 1B}\n"
          + "training: {tokens: 1B}\n"
          + "hardware: {accelerator: l4, host: none}\n";

  @Test
  void options_take_the_place_of_keys_and_are_named_as_origins() {
    var told = Told.of(PLAIN, "hardware.count=4", "site.grid=SE", "site.pue=1.2", "P=2B");
    var count = told.described().hardware().count();
    assertThat(count.mean()).isEqualTo(4);
    assertThat(count.source()).isEqualTo("--set hardware.count=4");
    assertThat(told.get().site().pue().mean()).isEqualTo(1.2);
    assertThat(((Work.Tokens) told.phase(Stage.TRAINING).work()).parameters().mean())
        .isEqualTo(2e9);
  }

  @Test
  void options_make_the_mappings_on_their_way() {
    var told =
        Told.of(
            PLAIN,
            "levers.pruning.keep=50%",
            "levers.pruning.pattern=2:4",
            "hardware.host.power=100 W");
    assertThat(told.get().levers().pruning().orElseThrow().keep().mean()).isEqualTo(0.5);
    assertThat(told.described().hardware().host()).isPresent();
  }

  @Test
  void a_letter_as_an_option_goes_to_the_equations_where_there_are_any() {
    var told = Told.of(SITE + "equations: {N: 5, train_cost: 3 J}\n", "N=7", "k=2");
    assertThat(told.stated().phases().getFirst().samples().mean()).isEqualTo(7);
    assertThat(told.get().levers().acceleration()).isPresent();
  }

  @Test
  void options_may_be_written_as_in_a_file() {
    var told = Told.of(PLAIN, "hardware.utilization={low: 0.2, mode: 0.3, high: 0.4}");
    var utilization = told.ofPeak(Stage.TRAINING).utilization();
    assertThat(utilization.amount().low()).isEqualTo(0.2);
    assertThat(utilization.source()).startsWith("--set hardware.utilization=");
  }

  @Test
  void one_figure_of_an_accelerator_is_changed_by_an_option() {
    var told = Told.of(PLAIN, "hardware.accelerator.tdp=50 W");
    assertThat(told.ofPeak(Stage.TRAINING).peak().mean()).isEqualTo(121e12);
    assertThat(told.described().hardware().accelerator().orElseThrow().tdp().orElseThrow().watts())
        .isEqualTo(50);
  }

  @Test
  void a_wrong_option_is_shown_as_it_was_written() {
    var told = Told.of(PLAIN, "hardware.cuont=4");
    assertThat(told.rendered())
        .isEqualTo(
            """
            --set hardware.cuont=4: error: unknown key 'cuont' in 'hardware'
              --set hardware.cuont=4
                             ^
              help: did you mean 'count'?
            """);
  }

  @Test
  void every_problem_of_a_file_is_told_at_once_and_in_its_order() {
    var told =
        Told.of(
            "modle: {}\n"
                + "training: {epochs: 0}\n"
                + "hardware: {accelerator: H1000, count: -1}\n"
                + "site: {pue: 0.9}\n");
    assertThat(told.workload()).isEmpty();
    assertThat(told.lines().stream().map(line -> line.substring(0, line.indexOf(' '))).toList())
        .isEqualTo(List.of("1:1", "2:12", "2:20", "3:25", "3:39", "4:7", "4:13"));
  }
}
