package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lepton.catalog.Catalog;
import lepton.estimate.Conditions;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.report.RecordingDocument;
import lepton.service.AnnualValue;
import lepton.service.Feed;
import lepton.service.ReplayServer;
import lepton.service.ReplayServer.Answer;
import lepton.text.Problems;
import lepton.workload.Site;
import lepton.workload.SiteOnlyReader;
import lepton.workload.WorkloadReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// What ran on Monday from 08:00 to 09:00 UTC: half of it at 300 g, half at 100 g.
  private static final String MONDAY =
      """
      {"data": [
        {"from": "2026-11-23T08:00Z", "intensity": {"forecast": 290, "actual": 300}},
        {"from": "2026-11-23T08:30Z", "intensity": {"forecast": 110, "actual": 100}}]}
      """;

  private Session.Ended report(String line) {
    session.file(
        "run.json", RecordingDocument.render(MeasuredFootprint.of(Runs.hour()), Optional.empty()));
    return session.run(("report run.json --intensity carbonintensity:GB " + line).split(" ", -1));
  }

  @Test
  void a_recording_is_told_with_the_intensity_of_its_time() {
    server.at("/intensity", Answer.ok(MONDAY));
    // 1.35 kWh · 1.2 at 200 g/kWh in the mean
    assertThat(report("--field emissions.operational_kg").out()).isEqualTo("0.324\n");
    assertThat(server.asked()).containsExactly("/intensity/2026-11-23T08:01Z/2026-11-23T09:31Z");
    assertThat(report("-f json").out()).contains("carbonintensity:GB, answer of ");
  }

  @Test
  void a_recording_of_another_time_rests_on_the_figure_of_a_year_and_says_so() {
    var ended = report("-f json");
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("it says nothing of that time", "217 gCO2e/kWh of GB in 2025");
    assertThat(ended.out()).contains("the figure of a year, as carbonintensity:GB gave none");
    assertThat(report("--strict").status()).isEqualTo(1);
  }

  private LiveIntensity live() {
    var here =
        new Surroundings(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of("LEPTON_CARBONINTENSITY_URL", server.address()),
            folder,
            false,
            false,
            80);
    var services = new Services(here, Clock.systemUTC());
    var problems = new Problems();
    var feed = Feed.read("carbonintensity:GB", problems).orElseThrow();
    var asked =
        new GivenIntensity.Asked(
            services.line(feed, problems).orElseThrow(),
            AnnualValue.of(feed, Catalog.shipped()).orElseThrow());
    return new LiveIntensity(
        services, asked, Instant.parse("2026-11-23T08:00:00Z").getEpochSecond());
  }

  private static Site site() {
    var settings =
        List.of(new WorkloadReader.Setting("site.grid", Overrides.scalar("--grid GB", "GB")));
    return new SiteOnlyReader(Catalog.shipped(), (_, _, _) -> Optional.empty())
        .read(settings, false, new Problems())
        .orElseThrow()
        .site();
  }

  private static Condition grid(Recording recording) {
    return recording.conditions().stream()
        .filter(condition -> condition.key().equals("site.grid"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_run_goes_by_the_figure_of_a_year_until_the_service_has_answered()
      throws InterruptedException {
    server.at("/intensity", Answer.ok(MONDAY));
    var live = live();
    var run = Conditions.elsewhere(Runs.hour(), site(), Set.of("site.grid"));
    assertThat(grid(live.placed(run, site())).value()).isEqualTo(217.41);
    assertThat(live.told()).hasValueSatisfying(its -> assertThat(its).contains("asks again"));

    live.start();
    live.settle(Duration.ofSeconds(30));

    assertThat(live.told()).isEmpty();
    assertThat(grid(live.placed(run, site())).value()).isCloseTo(200, within(1e-9));
    assertThat(grid(live.placed(run, site())).source()).startsWith("carbonintensity:GB, answer of");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_service_that_is_silent_is_left_alone_a_moment_after_the_end(boolean drips)
      throws InterruptedException {
    server.at("/intensity", drips ? Answer.drips() : Answer.never());
    var live = live();
    live.start();
    live.settle(Duration.ofMillis(50));
    assertThat(live.told())
        .hasValueSatisfying(
            its -> assertThat(its).contains("had not answered when the command ended"));
    assertThat(grid(live.placed(Runs.hour(), site())).source()).contains("the figure of a year");
  }
}
