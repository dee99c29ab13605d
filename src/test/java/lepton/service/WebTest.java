package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lepton.service.ReplayServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  /// Short where nothing ever comes, long for all together.
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofMillis(300),
          Duration.ofSeconds(20),
          3,
          Duration.ofSeconds(1));

  private final ReplayServer server = new ReplayServer();
  private final List<Duration> slept = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private Web web(Patience patience) {
    // time stands still but for the pauses, which are only counted
    return new Web(
        Map.of(),
        patience,
        () -> slept.stream().mapToLong(Duration::toNanos).sum(),
        () -> NOON,
        slept::add,
        "lepton/test");
  }

  private Reply get() throws InterruptedException {
    return get(server.address() + "/it");
  }

  private Reply get(String address) throws InterruptedException {
    var web = web(PATIENCE);
    return web.get(URI.create(address), Map.of("auth-token", "hidden"), web.deadline());
  }

  @Test
  void an_answer_is_its_body() throws InterruptedException {
    server.at("/it", Answer.ok("{\"ä\": 1}"));
    assertThat(get()).isEqualTo(new Reply.Body("{\"ä\": 1}"));
    assertThat(slept).isEmpty();
    assertThat(server.headers()).contains("User-agent: lepton/test", "Auth-token: hidden");
  }

  @Test
  void a_fault_that_passes_is_waited_for_each_time_twice_as_long() throws InterruptedException {
    server.at("/it", Answer.status(500), Answer.status(503), Answer.ok("late"));
    assertThat(get()).isEqualTo(new Reply.Body("late"));
    assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void a_fault_that_stays_is_told() throws InterruptedException {
    server.at("/it", Answer.status(500));
    assertThat(get()).isInstanceOfSatisfying(Reply.Later.class, its -> told(its.why(), "(500)"));
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void the_pause_is_the_one_that_is_asked_for() throws InterruptedException {
    server.at("/it", Answer.status(429).with("Retry-After", "7"), Answer.ok("in peace"));
    assertThat(get()).isEqualTo(new Reply.Body("in peace"));
    assertThat(slept).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void it_may_be_asked_for_as_a_date() throws InterruptedException {
    server.at(
        "/it",
        Answer.status(503).with("Retry-After", "Tue, 24 Nov 2026 12:00:04 GMT"),
        Answer.ok("in peace"));
    assertThat(get()).isEqualTo(new Reply.Body("in peace"));
    assertThat(slept).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void who_asks_for_more_than_there_is_patience_is_left_alone() throws InterruptedException {
    server.at("/it", Answer.status(429).with("Retry-After", "600"));
    assertThat(get()).isInstanceOfSatisfying(Reply.Later.class, its -> told(its.why(), "600 s"));
    assertThat(slept).isEmpty();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void silence_ends() throws InterruptedException {
    server.at("/it", Answer.never());
    assertThat(get()).isInstanceOfSatisfying(Reply.Later.class, its -> told(its.why(), "in time"));
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void an_answer_that_drips_for_ever_ends_too() throws InterruptedException {
    server.at("/it", Answer.drips());
    assertThat(get()).isInstanceOfSatisfying(Reply.Later.class, its -> told(its.why(), "in time"));
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void a_body_that_is_torn_off_is_asked_for_again() throws InterruptedException {
    server.at("/it", Answer.ok("{\"data\": [1, 2, 3]}").tornOff(), Answer.ok("whole"));
    assertThat(get()).isEqualTo(new Reply.Body("whole"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 418})
  void a_refusal_is_not_asked_for_again(int status) throws InterruptedException {
    server.at("/it", Answer.status(status));
    assertThat(get())
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            its -> {
              assertThat(its.why()).contains(String.valueOf(status));
              assertThat(its.denied()).isEqualTo(status == 401 || status == 403);
            });
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void a_redirection_is_followed_on_the_same_host() throws InterruptedException {
    server
        .at("/it", Answer.status(302).with("Location", "/there"))
        .at("/there", Answer.ok("found"));
    assertThat(get()).isEqualTo(new Reply.Body("found"));
  }

  @Test
  void a_redirection_elsewhere_does_not_take_the_secret_along() throws InterruptedException {
    try (var other = new ReplayServer().at("/", Answer.ok("gotcha"))) {
      server.at("/it", Answer.status(307).with("Location", other.address() + "/it"));
      assertThat(get())
          .isInstanceOfSatisfying(Reply.Failed.class, its -> told(its.why(), "redirects to"));
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void a_circle_of_redirections_ends() throws InterruptedException {
    server.at("/it", Answer.status(302).with("Location", "/it"));
    assertThat(get()).isInstanceOfSatisfying(Reply.Failed.class, its -> told(its.why(), "circle"));
  }

  @Test
  void where_nobody_listens_nobody_answers() throws InterruptedException {
    var gone = server.address();
    server.close();
    assertThat(get(gone + "/it"))
        .isInstanceOfSatisfying(Reply.Later.class, its -> told(its.why(), "can't be reached"));
  }

  @Test
  void a_proxy_is_asked_in_its_stead() throws InterruptedException {
    server.at("http://api.example.org/it", Answer.ok("through the proxy"));
    var web =
        new Web(
            Map.of("http_proxy", server.address()),
            PATIENCE,
            System::nanoTime,
            () -> NOON,
            slept::add,
            "lepton/test");
    assertThat(web.get(URI.create("http://api.example.org/it"), Map.of(), web.deadline()))
        .isEqualTo(new Reply.Body("through the proxy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "example.org", ".example.org", "x.com, api.example.org"})
  void no_proxy_names_hosts_that_need_none(String without) {
    var proxies = new Proxies(Map.of("HTTPS_PROXY", "proxy.example.com:3128", "no_proxy", without));
    assertThat(proxies.of(URI.create("https://api.example.org/")).type())
        .isEqualTo(Proxy.Type.DIRECT);
    var other = new Proxies(Map.of("HTTPS_PROXY", "proxy.example.com:3128"));
    assertThat(other.of(URI.create("https://api.example.org/")).toString())
        .contains("HTTP", "proxy.example.com", "3128");
  }

  private static void told(String why, String part) {
    assertThat(why).contains(part).doesNotContain("hidden");
  }
}
