package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {

  private static final String TABLE =
      """
      name,accelerator,accelerator_hours,power_w,pue,grid,energy_mwh,emissions_t,basis
      right,a100,82432,400,1.1,385,36,14,circular
      """;

  @TempDir Path folder;

  private Session session() {
    return new Session(folder).variable("NO_COLOR", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "csv", "md"})
  void the_published_runs_come_in_every_format(String format) {
    var ended = session().run("validate", "-f", format);
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("BLOOM-176B", "GPT-3 175B").doesNotContain("\u001b", "NaN");
  }

  @Test
  void the_tables_fit_eighty_columns() {
    var ended = session().run("validate", "--explain");
    assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(ended.out()).contains("arXiv:2302.13971 table 15", "Summary");
  }

  @Test
  void words_narrow_the_runs() {
    var ended = session().run("validate", "LLAMA", "7b");
    assertThat(ended.out()).contains("LLaMA-7B", "Llama 2 7B").doesNotContain("BLOOM", "13B");
    var none = session().run("validate", "bloom-175b");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.out()).isEmpty();
    assertThat(none.err())
        .contains("no run has 'bloom-175b' in its name")
        .contains("did you mean 'BLOOM-176B'");
  }

  @Test
  void arithmetic_that_does_not_agree_is_exit_status_one() {
    var right = session().file("runs.csv", TABLE).run("validate", "--file", "runs.csv");
    assertThat(right.status()).isZero();
    var wrong =
        session()
            .input(TABLE + "wrong,a100,82432,400,1.1,385,39,14,circular\n")
            .run("validate", "--file", "-");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out()).contains("wrong", "NO");
    assertThat(wrong.err()).isEmpty();
  }

  /// By hand: 100,000 h · 500 W · 1.2 = 60 MWh, and 60 MWh · 400 g/kWh = 24 t.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # accelerator | warned of
          Z9000         | no accelerator is called 'Z9000'
                        | no accelerator is named
          """)
  void hours_times_power_need_no_hardware_of_the_catalogue(String accelerator, String warned) {
    var name = accelerator == null ? "" : accelerator;
    var table =
        "name,parameters,tokens,accelerator,accelerator_hours,power_w,pue,grid,energy_mwh,"
            + "emissions_t\nnew,7e9,2e12,"
            + name
            + ",100000,500,1.2,400,60.0,24.0\n";
    var ended = session().input(table).run("validate", "--file", "-");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.err()).contains(warned, "not predicted");
    assertThat(ended.out())
        .contains("60 MWh", "24 t")
        .doesNotContain("Predicted", "Contradictions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # hours, watts, MFU | contradiction
          150000,4000,        | a mean power of 4,000 W is far above
          150000,800,         |
          150000,400,0.9      | the stated utilization (MFU) of 0.9
          150000,400,45       | the stated utilization (MFU) of 45
          150000,400,0.3      | the hours imply a utilization (MFU) of 0.463 end to end
          150000,400,0.55     |
          """)
  void what_cannot_be_true_of_a_run_is_a_contradiction(String cells, String contradiction) {
    // by hand: 6 · 13e9 · 1e12 FLOP / (150,000 h · 3600 s · 312 TFLOP/s) = 0.463
    var table =
        "name,parameters,tokens,accelerator,accelerator_hours,power_w,mfu\nmine,13e9,1e12,"
            + "A100-80GB,"
            + cells
            + "\n";
    var ended = session().input(table).run("validate", "--file", "-");
    if (contradiction == null) {
      assertThat(ended.out()).doesNotContain("Contradictions");
    } else {
      assertThat(ended.out().replaceAll("\\s+", " ")).contains(contradiction);
    }
  }

  @Test
  void a_row_that_stands_twice_is_told() {
    var row = TABLE.lines().skip(1).findFirst().orElseThrow();
    var ended = session().input(TABLE + row + "\n").run("validate", "--file", "-");
    assertThat(ended.err()).contains("'right' stands in line 2 too");
  }

  @Test
  void a_run_of_the_fit_under_another_name_is_told() {
    var table =
        "name,parameters,tokens,accelerator,accelerator_hours\nours,5.4e11,7.8e11,tpu-v4,8.405e6\n";
    var text = session().input(table).run("validate", "--file", "-");
    assertThat(text.out()).contains("In the fit", "ours is PaLM 540B", "left out of the fit");
    var json = session().input(table).run("validate", "--file", "-", "-f", "json");
    assertThat(json.out()).contains("\"fitted_as\": \"PaLM 540B\"");
  }

  /// A name and no more would agree with everything.
  @Test
  void a_table_that_says_too_little_does_not_pass() {
    var ended = session().input("name\nmine\n").run("validate", "--file", "-");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("nothing of these runs can be recomputed");
    var semicolons = session().input("name;tokens\n").run("validate", "--file", "-");
    assertThat(semicolons.status()).isEqualTo(2);
    assertThat(semicolons.err()).containsOnlyOnce("error:");
  }

  @Test
  void a_field_is_a_bare_number() {
    assertThat(session().run("validate", "--field", "runs").out()).isEqualTo("65\n");
    var error =
        session()
            .run("validate", "--field", "summary.left_out.accelerator_hours.median_error")
            .out();
    assertThat(Double.parseDouble(error)).isBetween(0.0, 0.2);
    var typo = session().run("validate", "--field", "summary.left_out.accelerator_hour.n");
    assertThat(typo.status()).isEqualTo(2);
    assertThat(typo.err()).contains("did you mean");
    var none = session().run("validate", "BLOOM", "--field", "summary.measured.energy.n");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("there is no summary.measured.energy.n of these runs");
  }

  @Test
  void ranges_are_the_same_for_the_same_seed_and_can_be_left_out() {
    var first = session().run("validate", "--summary", "-f", "json", "--seed", "7");
    assertThat(session().run("validate", "--summary", "-f", "json", "--seed", "7"))
        .isEqualTo(first);
    assertThat(first.out()).contains("p5_p95_covers");
    var without = session().run("validate", "--summary", "-f", "json", "--no-range");
    assertThat(without.out()).contains("p10_p90_covers").doesNotContain("p5_p95_covers");
  }

  /// The two that the issue names, as a person would write them of a run of their own.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Llama 3.3 | {accelerator_hours: 7.0e6 h} | h100 | {emissions: 12.9 t}
          OpenBA    | {accelerator_hours: 38214 h} | a100 | {energy: 17 MWh, emissions: 6.5 t}
          """)
  void a_file_of_ones_own_with_the_same_numbers_gets_the_same_warning(
      String run, String training, String accelerator, String reported) {
    boolean llama = accelerator.equals("h100");
    var file =
        "model: {parameters: "
            + (llama ? "70.55B" : "15B")
            + "}\ndata: {samples: "
            + (llama ? "15T" : "380B")
            + ", dimension: 1}\ntraining: "
            + training
            + "\nhardware: {accelerator: "
            + accelerator
            + ", count: 1000, power: "
            + (llama ? "700 W" : "400 W")
            + ", host: none}\nsite: {pue: "
            + (llama ? "1}" : "1.1, grid: 385 gCO2e/kWh}")
            + "\nreported: "
            + reported
            + "\n";
    var session = session().file("mine.yaml", file);
    var estimate = session.run("estimate", "mine.yaml", "--no-range");
    var published = session.run("validate", run, "-f", "json");
    var sentence = published.out().split("\"contradictions\": \\[\\s+\"", -1)[1].split("\"", 2)[0];
    assertThat(sentence).isNotEmpty();
    assertThat(estimate.err().replace("\n  help: ", "; ")).contains(sentence.split("; ", -1)[0]);
  }

  /// 6 · 1e8 · 1e9 = 6e17 FLOP; the least of the fitted runs is of 1.26e20.
  @Test
  void little_work_is_said_to_be_less_than_that_of_published_runs() {
    var ended =
        session()
            .file(
                "w.csv",
                "name,parameters,tokens,accelerator,accelerator_hours\nw,1e8,1e9,rtx-4090,12\n")
            .run("validate", "--file", "w.csv");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("600 PFLOP is less work than that of any published run");
  }
}
