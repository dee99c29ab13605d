package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateCommandTest {

  @TempDir Path folder;

  private Session session() {
    return new Session(folder).file("small.yaml", Session.SMALL);
  }

  // 100 accelerator hours · 300 W = 30 kWh, · PUE 1.5 = 45 kWh, · 400 g = 18 kg
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # field,                  printed
          name,                     small
          duration.training_h,      25
          energy.it_kwh,            30
          energy.total_kwh,         45
          energy.host_kwh,          0
          emissions.operational_kg, 18
          total.energy.total_kwh,   45
          """)
  void a_field_is_the_bare_value(String field, String printed) {
    var ended = session().run("estimate", "-q", "small.yaml", "--field", field);

    assertThat(ended).isEqualTo(new Session.Ended(0, printed + "\n", ""));
  }

  @Test
  void fields_are_printed_a_line_each_workload_by_workload() {
    var ended =
        session()
            .run(
                "estimate",
                "-q",
                "small.yaml",
                "small.yaml",
                "--field",
                "name",
                "--field",
                "energy.total_kwh",
                "--field",
                "total.energy.total_kwh");

    assertThat(ended.out()).isEqualTo("small\n45\nsmall\n45\n90\n");
  }

  @Test
  void a_field_that_could_not_be_worked_out_is_a_failure_with_a_sentence() {
    var ended = session().run("estimate", "-q", "small.yaml", "--field", "baseline.sci.value_g");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("there is no baseline.sci.value_g for small");
  }

  @Test
  void standard_input_is_a_workload() {
    var ended =
        new Session(folder)
            .input(Session.SMALL)
            .run("estimate", "-q", "-", "--field", "energy.total_kwh");

    assertThat(ended.out()).isEqualTo("45\n");
  }

  @Test
  void documents_of_one_file_are_workloads() {
    var two = Session.SMALL.substring(Session.SMALL.indexOf('\n') + 1);
    var ended =
        new Session(folder)
            .file("two.yaml", two + "---\n" + two)
            .run("estimate", "-q", "two.yaml", "--field", "name");

    assertThat(ended.out()).isEqualTo("two (1)\ntwo (2)\n");
  }

  @Test
  void options_stand_in_for_keys_and_are_named_as_sources() {
    var ended =
        session()
            .run(
                "estimate",
                "-q",
                "small.yaml",
                "--set",
                "hardware.count=8",
                "--grid",
                "200 gCO2e/kWh",
                "--pue=1.2",
                "--explain");

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("hardware.count, --set hardware.count=8")
        .contains("site.grid, --grid 200 gCO2e/kWh")
        .contains("site.pue, --pue 1.2")
        .contains("7.2 kg");
  }

  @Test
  void a_wrong_option_value_is_shown_as_it_was_written() {
    var ended = session().run("estimate", "small.yaml", "--grid", "XY");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("--grid XY: error: unknown grid 'XY'\n  --grid XY\n         ^\n");
  }

  @Test
  void what_is_wrong_with_an_option_is_told_once_for_all_files() {
    var ended =
        session()
            .file("other.yaml", Session.SMALL)
            .run("estimate", "small.yaml", "other.yaml", "--grid", "XY");

    assertThat(ended.err().lines().filter(line -> line.contains("error:"))).hasSize(1);
  }

  @Test
  void problems_of_all_files_are_told_and_nothing_is_printed() {
    var ended =
        session()
            .file("a.yaml", Session.SMALL.replace("count", "cuont"))
            .file("b.yaml", Session.SMALL.replace("pue", "peu"))
            .run("estimate", "a.yaml", "small.yaml", "b.yaml");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("a.yaml:3:").contains("b.yaml:4:");
  }

  @Test
  void a_near_file_name_is_suggested() {
    assertThat(session().run("estimate", "smal.yaml").err()).contains("did you mean 'small.yaml'?");
  }

  @Test
  void a_folder_is_no_workload() {
    var ended = session().file("sub/x.yaml", "").run("estimate", "sub");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("it is a folder").contains("sub/*.yaml");
  }

  @Test
  void warnings_go_to_standard_error_unless_quiet() {
    var text = Session.SMALL.replace("grid: 400 gCO2e/kWh, ", "");
    var session = new Session(folder).file("w.yaml", text);

    assertThat(session.run("estimate", "w.yaml").err()).contains("warning: no grid");
    assertThat(session.run("estimate", "w.yaml", "-q").err()).isEmpty();
    assertThat(session.run("estimate", "w.yaml", "-q", "-f", "json").out()).contains("no grid");
  }

  @Test
  void strict_turns_warnings_into_errors() {
    var text = Session.SMALL.replace("grid: 400 gCO2e/kWh, ", "");
    var ended = new Session(folder).file("w.yaml", text).run("estimate", "--strict", "w.yaml");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("error: no grid").doesNotContain("warning");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # budget, status
          100 kg,   0
          5kg,      3
          45 kWh,   0
          44 kWh,   3
          3 Wh,     3
          1 mL,     3
          1 CHF,    1
          """)
  void a_budget_decides_the_exit_status(String budget, int status) {
    var ended = session().run("estimate", "-q", "small.yaml", "--budget", budget);

    assertThat(ended.status()).isEqualTo(status);
    assertThat(ended.out()).contains("small");
    assertThat(ended.err().lines()).hasSize(status == 0 ? 0 : 1);
  }

  @Test
  void over_budget_says_by_how_much() {
    var ended = session().run("estimate", "-q", "small.yaml", "--budget", "30 kWh");

    assertThat(ended.err())
        .isEqualTo(
            "lepton: small is over budget: 45 kWh, 15 kWh (50 %) more than its budget of 30 kWh\n");
  }

  @Test
  void the_total_is_held_against_the_option_and_each_workload_against_its_own() {
    var session = session().file("own.yaml", Session.SMALL + "budget: 50 kWh\n");

    assertThat(session.run("estimate", "-q", "small.yaml", "own.yaml").status()).isZero();
    assertThat(session.run("estimate", "-q", "small.yaml", "own.yaml", "--budget", "80kWh").err())
        .contains("the total of 2 workloads is over budget: 90 kWh");
    assertThat(session.run("estimate", "-q", "own.yaml", "--pue", "2").status()).isEqualTo(3);
  }

  @Test
  void the_result_is_written_whole_with_the_permissions_there_were() throws IOException {
    var file = folder.resolve("out.json");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    var ended = session().run("estimate", "-q", "small.yaml", "-f", "json", "-o", "out.json");

    assertThat(ended).isEqualTo(new Session.Ended(0, "", ""));
    assertThat(Files.readString(file)).startsWith("{\n  \"name\": \"small\",\n").endsWith("}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("out.json", "small.yaml");
    }
  }

  @Test
  void a_file_that_cannot_be_written_is_a_failure() {
    var ended = session().run("estimate", "-q", "small.yaml", "-o", "none/out.json");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot write 'none/out.json': there is no such folder");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # option, NO_COLOR, CLICOLOR_FORCE, terminal, colour
          auto,     '',       '',             true,     true
          auto,     '',       '',             false,    false
          auto,     1,        '',             true,     false
          auto,     '',       1,              false,    true
          always,   1,        '',             false,    true
          never,    '',       1,              true,     false
          """)
  void colour_follows_the_option_then_the_environment(
      String option, String noColor, String force, boolean terminal, boolean colour) {
    var session = session().variable("NO_COLOR", noColor).variable("CLICOLOR_FORCE", force);
    if (terminal) {
      session.terminal(80);
    }

    var ended = session.run("estimate", "small.yaml", "--color", option);

    assertThat(ended.out().contains("\u001b[")).isEqualTo(colour);
  }

  @Test
  void own_catalogue_rows_come_from_the_configuration_folder() {
    var rows = "id,name,g_per_kwh,source,year\nVILLAGE,Our village,100,our meter,2026\n";
    var session = session().file("config/lepton/catalog/grids.csv", rows);
    session.variable("XDG_CONFIG_HOME", folder.resolve("config").toString());

    var ended =
        session.run(
            "estimate",
            "-q",
            "small.yaml",
            "--grid",
            "village",
            "--field",
            "emissions.operational_kg");

    assertThat(ended).isEqualTo(new Session.Ended(0, "4.5\n", ""));
  }

  @Test
  void the_literal_form_says_why_it_is_not_the_default() {
    var text = Session.SMALL.replace("accelerator_hours: 100 h", "compute: 1e20 FLOP");
    var ended =
        new Session(folder)
            .file("p.yaml", text + "levers: {pruning: {keep: 50%, pattern: structured}}\n")
            .run("estimate", "p.yaml", "--equations", "literal");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("printed form").contains("--equations sound");
  }
}
