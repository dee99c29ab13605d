package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Marginal intensities are a kind of their own in all that `lepton schedule` prints.
class ScheduleMarginalTest {

  /// 1 kW for two hours: 2 kWh.
  private static final String JOB =
      """
      name: job
      training: {accelerator_hours: 2 h, precision: bf16}
      hardware: {accelerator: a100-sxm4-80gb, count: 1, power: 1 kW, host: none}
      site: {pue: 1}
      """;

  private static final String AVERAGE =
      """
      timestamp,g_co2e_per_kwh
      2026-10-25T00:00Z,400
      2026-10-25T01:00Z,300
      2026-10-25T02:00Z,100
      2026-10-25T03:00Z,100
      2026-10-25T04:00Z,500
      2026-10-25T05:00Z,500
      """;

  @TempDir private Path folder;
  private Session session;

  @BeforeEach
  void files() {
    session =
        new Session(folder)
            .file("job.yaml", JOB)
            .file("de.csv", AVERAGE)
            .file("m.csv", AVERAGE.replace("g_co2e", "marginal_g_co2e"));
  }

  private Session.Ended schedule(String line) {
    return session.run(("schedule job.yaml " + line).split(" ", -1));
  }

  @Test
  void marginal_intensities_are_called_so_and_never_operational() {
    assertThat(schedule("--intensity m.csv -f json").out())
        .contains("\"marginal_kg\": 0.2")
        .doesNotContain("operational");
    assertThat(schedule("--marginal --intensity de.csv -f json").out())
        .contains("\"intensity\": \"marginal\"");
    var mixed = schedule("--intensity de.csv --intensity m.csv");
    assertThat(mixed.status()).isEqualTo(2);
    assertThat(mixed.err()).contains("de has average intensities, and m marginal ones");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          de.csv, average,  emissions.marginal_kg,    emissions.operational_kg
          de.csv, average,  saved.marginal_kg,        saved.operational_kg
          m.csv,  marginal, emissions.operational_kg, emissions.marginal_kg
          m.csv,  marginal, now.operational_kg,       now.marginal_kg
          m.csv,  marginal, worst.operational_kg,     worst.marginal_kg
          """)
  void a_field_of_the_other_kind_is_refused_and_the_right_one_named(
      String series, String kind, String asked, String right) {
    var ended = schedule("--intensity " + series + " --field duration_s --field " + asked);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("there is no " + asked + " of " + kind + " intensities")
        .contains("ask for " + right);
  }

  /// 2 kWh at 100 g, and at 400 g and 300 g.
  @Test
  void each_kind_answers_to_its_own_name() {
    assertThat(number("m.csv", "emissions.marginal_kg")).isEqualTo("0.2\n");
    assertThat(number("m.csv", "now.marginal_kg")).isEqualTo("0.7\n");
    assertThat(number("de.csv", "now.operational_kg")).isEqualTo("0.7\n");
  }

  private String number(String series, String field) {
    return schedule("--intensity " + series + " --field " + field).out();
  }
}
