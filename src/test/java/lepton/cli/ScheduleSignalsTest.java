package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lepton.service.ReplayServer;
import lepton.service.ReplayServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says of where its intensities come from.
@Timeout(60)
class ScheduleSignalsTest {

  @TempDir private Path folder;
  private final ReplayServer server = new ReplayServer();
  private Session session = new Session(Path.of(""));

  @BeforeEach
  void surroundings() {
    session =
        new Session(folder)
            .file(
                "job.yaml",
                """
                name: job
                training: {accelerator_hours: 2 h, precision: bf16}
                hardware: {accelerator: a100-sxm4-80gb, count: 1, power: 1 kW, host: none}
                site: {pue: 1}
                """)
            .variable("XDG_CACHE_HOME", folder.resolve("cache").toString())
            .variable("XDG_CONFIG_HOME", folder.resolve("config").toString())
            .variable("ELECTRICITYMAPS_TOKEN", "s3cr3t-t0k3n")
            .variable("LEPTON_ELECTRICITYMAPS_URL", server.address())
            .variable("LEPTON_CARBONINTENSITY_URL", server.address());
    var begin = Instant.now().truncatedTo(ChronoUnit.HOURS);
    server
        .at(
            "/intensity",
            Answer.ok(
                """
                {"data": [{"from": "%s", "intensity": {"forecast": 90, "actual": null}},
                          {"from": "%s", "intensity": {"forecast": 80, "actual": null}}]}
                """
                    .formatted(begin, begin.plus(8, ChronoUnit.HOURS))))
        .at(
            "/v3/carbon-intensity/forecast",
            Answer.ok(
                """
                {"zone": "DE",
                 "forecast": [{"carbonIntensity": 326, "datetime": "%s"},
                              {"carbonIntensity": 297, "datetime": "%s"}]}
                """
                    .formatted(begin, begin.plus(8, ChronoUnit.HOURS))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_plan_itself_says_that_it_rests_on_the_figure_of_a_year() {
    server.at("/intensity", Answer.status(404));
    var ended =
        session.run(
            "schedule", "job.yaml", "-q", "--intensity", "carbonintensity:GB", "--no-range");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().replaceAll("\\s+", " "))
        .contains(
            "GB, figure of a year, 217 gCO2e/kWh of GB in 2025, as carbonintensity:GB gave none",
            "Zone GB rests on the figure of a year")
        .doesNotContain("average gCO2e/kWh");
  }

  @Test
  void zones_with_and_without_the_life_cycle_are_compared_with_a_warning() {
    var ended =
        session.run(
            "schedule",
            "job.yaml",
            "--no-range",
            "--deadline=6h",
            "--intensity=electricitymaps:DE",
            "--intensity=carbonintensity:GB");
    assertThat(ended.status()).isZero();
    assertThat(ended.err().replaceAll("\\s+", " "))
        .contains(
            "differ in kind",
            "carbonintensity:GB: direct emissions of generation, without the life cycle",
            "electricitymaps:DE: life-cycle");
  }

  @Test
  void zones_of_one_kind_are_compared_without_a_warning() {
    var ended =
        session.run(
            "schedule",
            "job.yaml",
            "--no-range",
            "--deadline=6h",
            "--intensity=electricitymaps:DE",
            "--intensity=electricitymaps:FR");
    // France is not answered for, and its figure of a year is of the life cycle too
    assertThat(ended.err()).contains("electricitymaps:FR gives no intensity");
    assertThat(ended.err()).doesNotContain("differ in kind");
  }
}
