package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lepton.service.ReplayServer.Answer;
import lepton.text.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FeedsTest {

  private static final String SECRET = "s3cr3t-t0k3n";
  private static final Wanted COMING = new Wanted.Coming(24);

  @TempDir private Path folder;
  private final ReplayServer server = new ReplayServer();
  private final Map<String, String> environment = new HashMap<>();
  private Instant now = Instant.parse("2026-11-24T12:10:00Z");

  @BeforeEach
  void surroundings() {
    environment.put("XDG_CACHE_HOME", folder.toString());
    for (var provider : Provider.values()) {
      environment.put(provider.addressVariable(), server.address());
      for (var secret : provider.secrets()) {
        environment.put(secret, SECRET);
      }
    }
    server
        .at("/intensity", ok("carbonintensity-fw48h.json"))
        .at("/v3/carbon-intensity/history", ok("electricitymaps-history.json"))
        .at("/v3/carbon-intensity/forecast", ok("electricitymaps-forecast.json"))
        .at("/login", ok("watttime-login.json"))
        .at("/v3/forecast", ok("watttime-forecast.json"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Answer ok(String file) {
    return Answer.ok(ReplayServer.recorded(file));
  }

  private Found ask(String feed) throws InterruptedException {
    return ask(feed, COMING);
  }

  private Found ask(String feed, Wanted wanted) throws InterruptedException {
    var patience =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            2,
            Duration.ofMillis(1));
    var web = new Web(environment, patience, System::nanoTime, () -> now, _ -> {}, "lepton/test");
    var feeds =
        new Feeds(
            web,
            AnswerCache.of(environment),
            environment,
            new Secrets(environment, folder),
            () -> now);
    var problems = new Problems();
    var line = feeds.line(Feed.read(feed, problems).orElseThrow(), problems);
    assertThat(problems.all()).isEmpty();
    return feeds.ask(line.orElseThrow(), wanted);
  }

  private Found.Known known(String feed) throws InterruptedException {
    var found = ask(feed);
    assertThat(found).isInstanceOf(Found.Known.class);
    return (Found.Known) found;
  }

  private static double grams(Found.Known known, String time) {
    var steps = known.curve().signal("it").grams();
    return steps.value(steps.index((double) Instant.parse(time).getEpochSecond()));
  }

  @Test
  void an_answer_of_the_last_five_minutes_is_not_asked_for_again() throws InterruptedException {
    assertThat(known("carbonintensity:GB").kept()).isFalse();
    now = now.plusSeconds(299);
    var again = known("carbonintensity:GB");
    assertThat(again.kept()).isTrue();
    assertThat(again.doubt()).isEmpty();
    assertThat(again.asked()).isEqualTo(Instant.parse("2026-11-24T12:10:00Z"));
    assertThat(server.asked()).containsExactly("/intensity/2026-11-24T12:01Z/fw48h");
    now = now.plusSeconds(2);
    assertThat(known("carbonintensity:GB").kept()).isFalse();
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void an_older_answer_stands_in_for_a_silent_service_and_says_so() throws InterruptedException {
    ask("carbonintensity:GB");
    now = now.plusSeconds(3000);
    server.at("/intensity", Answer.status(500));
    var known = known("carbonintensity:GB");
    assertThat(known.kept()).isTrue();
    assertThat(known.doubt()).contains("(500)");
    assertThat(grams(known, "2026-11-24T13:10:00Z")).isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          24, 72
          72, 24
          24, 48
          """)
  void a_forecast_of_other_hours_stands_in_too(int then, int now) throws InterruptedException {
    ask("electricitymaps:DE", new Wanted.Coming(then));
    this.now = this.now.plusSeconds(600);
    server.at("/v3/carbon-intensity/forecast", Answer.status(503));
    assertThat(ask("electricitymaps:DE", new Wanted.Coming(now)))
        .isInstanceOfSatisfying(
            Found.Known.class,
            its -> {
              assertThat(its.kept()).isTrue();
              assertThat(its.doubt()).contains("(503)");
              assertThat(its.asked()).isEqualTo(Instant.parse("2026-11-24T12:10:00Z"));
              assertThat(grams(its, "2026-11-24T15:10:00Z")).isEqualTo(194);
            });
    assertThat(ask("electricitymaps:FR")).isInstanceOf(Found.Nothing.class);
  }

  @Test
  void an_answer_that_has_run_out_stands_in_for_nothing() throws InterruptedException {
    ask("carbonintensity:GB");
    now = Instant.parse("2026-11-24T13:30:01Z");
    server.at("/intensity", Answer.status(500));
    assertThat(ask("carbonintensity:GB")).isInstanceOf(Found.Nothing.class);
  }

  @Test
  void another_server_s_answer_is_not_taken() throws InterruptedException {
    ask("carbonintensity:GB");
    try (var other = new ReplayServer()) {
      environment.put("LEPTON_CARBONINTENSITY_URL", other.address());
      assertThat(ask("carbonintensity:GB")).isInstanceOf(Found.Nothing.class);
    }
  }

  @Test
  void a_spoiled_cache_is_asked_around() throws InterruptedException, IOException {
    ask("carbonintensity:GB");
    var file = folder.resolve("lepton/carbonintensity-GB-forecast.answer");
    Files.writeString(file, Files.readString(file).substring(0, 200));
    assertThat(known("carbonintensity:GB").kept()).isFalse();
  }

  @Test
  void electricity_maps_tells_of_now_and_of_the_hours_to_come() throws InterruptedException {
    var known = known("electricitymaps:DE");
    assertThat(grams(known, "2026-11-24T12:10:00Z")).isEqualTo(338);
    assertThat(grams(known, "2026-11-24T15:10:00Z")).isEqualTo(194);
    assertThat(server.asked()).allMatch(path -> path.contains("zone=DE&"));
  }

  @Test
  void a_plan_without_forecasts_still_follows_what_runs() throws InterruptedException {
    server.at("/v3/carbon-intensity/forecast", Answer.status(403));
    assertThat(ask("electricitymaps:DE"))
        .isInstanceOfSatisfying(Found.Nothing.class, its -> assertThat(its.why()).contains("403"));
    assertThat(ask("electricitymaps:DE", new Wanted.Running(now.getEpochSecond())))
        .isInstanceOf(Found.Known.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500})
  void a_service_that_refuses_is_not_asked_the_next_question(int status)
      throws InterruptedException {
    var refused = Answer.status(status).with("Retry-After", "60");
    server.at("/v3/carbon-intensity/history", refused).at("/v3/carbon-intensity/forecast", refused);
    assertThat(ask("electricitymaps:DE")).isInstanceOf(Found.Nothing.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void where_a_kept_forecast_stands_in_the_hours_before_do_too() throws InterruptedException {
    ask("electricitymaps:DE");
    now = now.plusSeconds(600);
    server.at("/v3/carbon-intensity/forecast", Answer.status(401));
    var known = known("electricitymaps:DE");
    assertThat(known.doubt()).contains("(401)");
    assertThat(grams(known, "2026-11-24T12:10:00Z")).isEqualTo(338);
    assertThat(grams(known, "2026-11-24T15:10:00Z")).isEqualTo(194);
    // two at first, and one that was refused
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void a_token_of_watttime_that_has_expired_is_fetched_anew() throws InterruptedException {
    server.at("/v3/forecast", Answer.status(401), ok("watttime-forecast.json"));
    assertThat(known("watttime:CAISO_NORTH").kept()).isFalse();
    assertThat(server.asked().stream().filter("/login"::equals)).hasSize(2);
    assertThat(server.headers())
        // of me:secret, by base64(1)
        .contains("Authorization: Basic czNjcjN0LXQwazNuOnMzY3IzdC10MGszbg==")
        .contains("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.c2hvcnQ.bGl2ZWQ");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          electricitymaps:DE,   /v3/carbon-intensity/forecast
          watttime:CAISO_NORTH, /login
          """)
  void no_secret_is_told_or_kept(String feed, String path) throws Exception {
    ask(feed);
    server.at(path, Answer.ok("{\"message\": \"unknown " + SECRET + "\", \"" + SECRET + "\": 1}"));
    now = now.plusSeconds(600);
    var found = ask(feed);
    assertThat(found.toString()).doesNotContain(SECRET);
    try (var files = Files.list(folder.resolve("lepton"))) {
      for (var file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain(SECRET).doesNotContain("bGl2ZWQ");
      }
    }
  }

  @Test
  void a_time_that_the_answer_does_not_reach_is_not_known() throws InterruptedException {
    var past = new Wanted.Past(1_700_000_000, 1_700_000_060);
    assertThat(ask("carbonintensity:GB", past)).isInstanceOf(Found.Nothing.class);
  }

  @Test
  void what_ran_is_asked_for_by_its_time() throws InterruptedException {
    double from = Instant.parse("2026-11-24T12:20:00Z").getEpochSecond();
    assertThat(ask("carbonintensity:GB", new Wanted.Past(from, from + 1800)))
        .isInstanceOf(Found.Known.class);
    assertThat(server.asked()).containsExactly("/intensity/2026-11-24T12:01Z/2026-11-24T13:01Z");
  }
}
