package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import lepton.service.ReplayServer;
import lepton.service.ReplayServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Services on a command line, from the word to the exit status.
@Timeout(60)
class ServicesTest {

  private static final String SECRET = "s3cr3t-t0k3n";

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
            .variable("LEPTON_ELECTRICITYMAPS_URL", server.address())
            .variable("LEPTON_CARBONINTENSITY_URL", server.address())
            .variable("LEPTON_WATTTIME_URL", server.address());
    server.at("/intensity", Answer.ok(britain()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// A day from this half hour on, at 200 g but for four hours from the fifth on, at 100 g.
  private static String britain() {
    var now = Instant.now();
    var begin = now.truncatedTo(ChronoUnit.HOURS);
    var points = new ArrayList<String>();
    for (int i = 0; i < 48; i++) {
      var from = begin.plus(30L * i, ChronoUnit.MINUTES);
      points.add(
          "{\"from\": \"%s\", \"intensity\": {\"forecast\": %d, \"actual\": null}}"
              .formatted(from, i >= 8 && i < 16 ? 100 : 200));
    }
    return "{\"data\": [" + String.join(", ", points) + "]}";
  }

  private Session.Ended schedule(String line) {
    return session.run(
        ("schedule job.yaml --no-range --field emissions.operational_kg " + line).split(" ", -1));
  }

  @Test
  void the_cleanest_hours_of_a_forecast_are_found() {
    var ended = schedule("--intensity carbonintensity:GB --deadline 12h");
    // 2 kWh at 100 g/kWh
    assertThat(ended.out()).isEqualTo("0.2\n");
    assertThat(ended.err()).contains("carbonintensity:GB: asked just now", "direct emissions");
    assertThat(ended.status()).isZero();
    assertThat(schedule("--intensity carbonintensity:GB --deadline 12h").err())
        .contains("an answer kept for ");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void without_an_answer_the_figure_of_a_year_stands_in_loudly() {
    server.at("/intensity", Answer.status(404));
    var ended = schedule("--intensity carbonintensity:GB --deadline 12h");
    // 2 kWh at 217.41 g/kWh, the United Kingdom's in 2025 (Ember)
    assertThat(ended.out()).isEqualTo("0.43482\n");
    assertThat(ended.err())
        .contains(
            "warning: carbonintensity:GB gives no intensity",
            "the figure of a year stands in",
            "217 gCO2e/kWh of GB in 2025");
    assertThat(ended.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          carbonintensity:GB --strict
          watttime:CAISO_NORTH
          """)
  void without_what_could_stand_in_it_fails(String service) {
    session.variable("WATTTIME_USER", "me").variable("WATTTIME_PASSWORD", SECRET);
    server.at("/intensity", Answer.status(401)).at("/login", Answer.status(401));
    var ended = schedule("--intensity " + service);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("error:", "(401)").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          carbonintensity:DE                                    | Great Britain alone
          electricitymap:DE                                     | did you mean 'electricitymaps'?
          electricitymaps:DE                                    | needs ELECTRICITYMAPS_TOKEN
          carbonintensity:GB --marginal                         | leave --marginal out
          entsoe:no.csv                                         | no such file
          carbonintensity:GB --intensity carbonintensity:gb     | two zones are called 'GB'
          """)
  void what_makes_no_sense_is_misuse_and_nobody_is_asked(String line, String why) {
    var ended = schedule("--intensity " + line);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(why);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void average_and_marginal_zones_are_not_held_against_each_other() {
    session.variable("WATTTIME_USER", "me").variable("WATTTIME_PASSWORD", SECRET);
    var now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    server
        .at("/login", Answer.ok("{\"token\": \"t\"}"))
        .at(
            "/v3/forecast",
            Answer.ok(
                """
                {"data": [{"point_time": "%s", "value": 900}, {"point_time": "%s", "value": 800}],
                 "meta": {"region": "CAISO_NORTH", "signal_type": "co2_moer",
                          "units": "lbs_co2_per_mwh", "data_point_period_seconds": 300}}
                """
                    .formatted(now, now.plus(1, ChronoUnit.HOURS))));
    var ended = schedule("--intensity carbonintensity:GB --intensity watttime:CAISO_NORTH");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("they say different things and can't be compared");
  }

  @Test
  void a_footprint_does_not_go_by_marginal_intensities() {
    var ended = session.run("run", "--intensity", "watttime:CAISO_NORTH", "--", "true");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("a footprint goes by the average");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void a_file_with_secrets_that_others_can_read_is_refused() throws IOException {
    session.file("config/lepton/secrets", "ELECTRICITYMAPS_TOKEN=" + SECRET + "\n");
    var file = folder.resolve("config/lepton/secrets");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var ended = schedule("--intensity electricitymaps:DE");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("chmod 600").doesNotContain(SECRET);
    assertThat(server.asked()).isEmpty();
  }
}
