package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviseCommandTest {

  private static final String RUN =
      """
      # a run
      name: run
      model: {parameters: 1B}
      training: {tokens: 20B, precision: bf16, utilization: 0.2..0.3}
      hardware: {accelerator: a100-sxm4-80gb, count: 4}
      site: {grid: DE, pue: 1.5}
      """;

  @TempDir Path folder;

  private Session session() {
    return new Session(folder).variable("NO_COLOR", "1").file("run.yaml", RUN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "csv", "md"})
  void advice_comes_in_every_format(String format) {
    var ended = session().run("advise", "-f", format, "run.yaml");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("2:4", "unstructured", "SViTE", "utilization")
        .doesNotContain("\u001b", "NaN", "Infinity");
  }

  @Test
  void the_text_fits_eighty_columns() {
    var ended = session().run("advise", "run.yaml");
    assertThat(ended.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
  }

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var first = session().run("advise", "-f", "json", "--from", "2026-01-31", "run.yaml");
    var again = session().run("advise", "-f", "json", "--from", "2026-01-31", "run.yaml");
    assertThat(first).isEqualTo(again);
    assertThat(first.out()).contains("\"probability\"", "\"energy_kwh\"", "\"emissions_kg\"");
  }

  @Test
  void without_ranges_nothing_is_said_of_how_sure_it_is() {
    var ended = session().run("advise", "-f", "json", "--no-range", "run.yaml");
    assertThat(ended.out()).doesNotContain("probability", "p95");
  }

  @Test
  void the_improved_file_uses_what_was_promised() throws IOException {
    var promised =
        session()
            .run("advise", "-q", "-o", "better.yaml", "--field", "advised.energy_kwh", "run.yaml");
    assertThat(promised.status()).as(promised.err()).isZero();
    var used =
        session().run("estimate", "-q", "--field", "energy.total_kwh", "--no-range", "better.yaml");
    assertThat(Double.parseDouble(used.out())).isEqualTo(Double.parseDouble(promised.out()));
    assertThat(Files.readString(folder.resolve("better.yaml")))
        .startsWith("# a run\nname: run\n")
        .contains("levers:");
  }

  @Test
  void what_options_set_is_in_the_improved_file_too() throws IOException {
    var ended =
        session().run("advise", "-q", "--pue", "1.1", "--grid", "FR", "-o", "b.yaml", "run.yaml");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(Files.readString(folder.resolve("b.yaml"))).contains("pue: 1.1", "grid: FR");
  }

  @Test
  void an_unknown_field_is_told_with_the_nearest() {
    var ended = session().run("advise", "--field", "saving.emission_kg", "run.yaml");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("did you mean 'saving.emissions_kg'?");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void a_file_that_can_t_be_written_leaves_nothing_printed() {
    var ended = session().run("advise", "-o", "none/better.yaml", "run.yaml");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot write 'none/better.yaml'");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void the_hour_of_a_series_is_a_lever() {
    var series =
        """
        timestamp,g_co2e_per_kwh
        2024-03-22T00:00Z,400
        2024-03-22T06:00Z,100
        2024-03-22T12:00Z,500
        2024-03-22T18:00Z,500
        """;
    // 4 h of one device, all of them in the one cheap interval from 06:00 on
    var run =
        """
        training: {accelerator_hours: 4 h}
        hardware: {accelerator: a100-sxm4-80gb, power: 300 W, host: none}
        site: {grid: {file: de.csv}, start: 2024-03-22T00:00Z, pue: 1}
        """;
    var ended =
        new Session(folder)
            .file("de.csv", series)
            .file("s.yaml", run)
            .run("advise", "-q", "-f", "csv", "s.yaml");
    assertThat(ended.out()).contains("start-2024-03-22T06:00:00Z");
  }

  private static final String CURVE = "keep,accuracy\n30%,90%\n100%,97%\n";

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "csv", "md"})
  void an_optimum_comes_in_every_format(String format) {
    var ended =
        session()
            .file("curve.csv", CURVE)
            .run(
                "advise",
                "-q",
                "-f",
                format,
                "--minimise",
                "carbon",
                "--within",
                "accuracy >= 95 %",
                "--accuracy",
                "curve.csv",
                "--set",
                "levers.pruning={keep: 100%, pattern: structured}",
                "run.yaml");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("80").doesNotContain("\u001b", "NaN", "Infinity");
    assertThat(ended.out().lines()).allMatch(line -> !format.equals("text") || line.length() <= 80);
  }

  @Test
  void an_optimum_that_is_written_uses_what_was_promised() {
    var promised =
        session()
            .run(
                "advise",
                "-q",
                "-o",
                "best.yaml",
                "--field",
                "optimum.energy_kwh",
                "--minimise",
                "energy",
                "--vary",
                "hardware.accelerator=a100-sxm4-80gb,h100-sxm",
                "run.yaml");
    assertThat(promised.status()).as(promised.err()).isZero();
    var used =
        session().run("estimate", "-q", "--field", "energy.total_kwh", "--no-range", "best.yaml");
    assertThat(used.out()).isEqualTo(promised.out());
  }

  @Test
  void an_optimum_that_there_is_not_ends_with_a_failure() {
    var ended =
        session()
            .run(
                "advise",
                "-q",
                "--minimise",
                "energy",
                "--within",
                "time <= 1 s",
                "--vary",
                "hardware.count=1,2",
                "run.yaml");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("Nothing keeps all constraints", "relax it to");
  }

  private Session pruned() {
    return session()
        .file(
            "pruned.yaml",
            """
            model: {parameters: 1B}
            training: {tokens: 20B, precision: bf16, utilization: 0.4}
            hardware: {accelerator: a100-sxm4-80gb, count: 4, power: 300 W, host: none}
            site: {grid: 400 gCO2e/kWh, pue: 1.5}
            levers: {pruning: {keep: 50%, realised: 1}}
            """)
        .file("curve.csv", "keep,accuracy\n30%,90%\n100%,97%\n");
  }

  private String[] within(String limits) {
    return new String[] {
      "advise",
      "-q",
      "--minimise",
      "carbon",
      "--within",
      limits,
      "--vary",
      "levers.pruning.keep=30..100%",
      "--accuracy",
      "curve.csv",
      "pruned.yaml"
    };
  }

  @Test
  void bounds_that_hold_together_are_given_as_within_takes_them() {
    // of 66.8 h that the whole model takes 30 %, 20.03 h, are the least, and leave 90 %
    var ended = pruned().run(within("time <= 15 h, accuracy >= 97 %"));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("time <= 15 h: 20 h, relax it to 66.8 h")
        .containsPattern("together these do: time <= 20\\.\\d h, accuracy >= 90 %");
    var line = ended.out().lines().filter(its -> its.contains("together these do: ")).findFirst();
    var bounds = line.orElseThrow().strip().substring("together these do: ".length());
    var relaxed = pruned().run(within(bounds));
    assertThat(relaxed.status()).as(relaxed.out()).isZero();
  }
}
