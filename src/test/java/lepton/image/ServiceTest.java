package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import lepton.service.ReplayServer;
import lepton.service.ReplayServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service is asked beside a command, which never waits for it.
class ServiceTest {

  @TempDir private Path folder;

  private Launch.Outcome run(ReplayServer server, String... arguments) throws Exception {
    return Launch.of(Launch.IMAGE, arguments)
        .in(folder)
        .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
        .with("XDG_STATE_HOME", folder.resolve("state").toString())
        .with("LEPTON_CARBONINTENSITY_URL", server.address())
        .run();
  }

  private String recording() throws IOException {
    return Files.readString(folder.resolve("r.json"));
  }

  private static Answer britain(int grams) {
    var begin = Instant.now().truncatedTo(ChronoUnit.HOURS);
    return Answer.ok(
        """
        {"data": [{"from": "%s", "intensity": {"forecast": %d, "actual": null}},
                  {"from": "%s", "intensity": {"forecast": %d, "actual": null}}]}
        """
            .formatted(begin, grams, begin.plus(2, ChronoUnit.HOURS), grams));
  }

  @Test
  void the_recording_says_whose_figure_it_rests_on() throws Exception {
    try (var server = new ReplayServer().at("/intensity", britain(123))) {
      var ended =
          run(
              server,
              "run",
              "--intensity",
              "carbonintensity:GB",
              "-o",
              "r.json",
              "--",
              "sleep",
              "3");
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(recording()).contains("carbonintensity:GB, answer of ");
      var grid = Pattern.compile("\"site.grid\",\\s+\"value\": ([0-9.]+)").matcher(recording());
      assertThat(grid.find()).isTrue();
      // a mean of what is all the same, but for rounding
      assertThat(Double.parseDouble(grid.group(1))).isCloseTo(123, within(1e-9));
    }
  }

  @Test
  void a_service_that_never_answers_holds_nothing_up() throws Exception {
    try (var server = new ReplayServer().at("/intensity", Answer.never())) {
      var begin = Instant.now();
      var ended =
          run(
              server,
              "run",
              "--intensity",
              "carbonintensity:GB",
              "-o",
              "r.json",
              "--",
              "sh",
              "-c",
              "exit 7");
      assertThat(ended.status()).isEqualTo(7);
      // it is waited for a second, and its own patience is 25
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
      assertThat(ended.err()).contains("warning: carbonintensity:GB gives no intensity");
      assertThat(recording()).contains("the figure of a year, as carbonintensity:GB gave none");
    }
  }

  @Test
  void a_command_waits_for_a_clean_grid_and_can_be_told_to_run_not_at_all() throws Exception {
    try (var server = new ReplayServer().at("/intensity", britain(123))) {
      var ended =
          run(
              server,
              "run",
              "--intensity",
              "carbonintensity:GB",
              "--when-below",
              "200gCO2e/kWh",
              "--",
              "echo",
              "clean");
      assertThat(ended.out()).isEqualTo("clean\n");
      assertThat(ended.err()).contains("starts now, when the grid is at 123 gCO2e/kWh");
    }
    try (var server = new ReplayServer().at("/intensity", Answer.status(403))) {
      var ended =
          run(
              server,
              "run",
              "--strict",
              "--intensity",
              "carbonintensity:GB",
              "--",
              "echo",
              "dirty");
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("(403)", "nothing was run");
    }
  }
}
