package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command that is started later.
class StartTest {

  private static final String LEPTON = Launch.IMAGE.resolve("bin/lepton").toString();

  @TempDir private Path folder;

  private static Instant inSeconds(int seconds) {
    return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
  }

  private Launch run(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of("run"));
    all.addAll(List.of(words));
    return Launch.command(LEPTON, all.toArray(new String[0]))
        .in(folder)
        .with("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  /// What is left in the state folder.
  private List<String> left() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  @Test
  void it_starts_at_its_time_and_not_before() throws Exception {
    Instant start = inSeconds(8);
    var ended = run("--start-at", start.toString(), "--", "date", "+%s").run();
    assertThat(ended.status()).isZero();
    assertThat(Long.parseLong(ended.out().strip())).isGreaterThanOrEqualTo(start.getEpochSecond());
    assertThat(ended.err()).contains("lepton: starts at ");
  }

  @Test
  void what_can_not_run_is_told_before_the_waiting() throws Exception {
    var ended = run("--start-at", "2099-01-01T00:00Z", "--", "no-such-command").run();
    assertThat(ended.status()).isEqualTo(127);
    assertThat(ended.err())
        .contains("cannot run 'no-such-command': there is no such command")
        .doesNotContain("starts at");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void a_time_that_is_past_is_now_and_told() throws Exception {
    var ended = run("--start-at", "2020-01-01T00:00Z", "--", "sh", "-c", "exit 7").run();
    assertThat(ended.status()).isEqualTo(7);
    assertThat(ended.err()).contains("2020-01-01T00:00Z is past: starts now");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129", "QUIT, 131"})
  void a_signal_while_waiting_ends_it_and_nothing_is_run(String signal, int status)
      throws Exception {
    Path out = folder.resolve("out");
    Process lepton = run("--start-at", "2099-01-01T00:00Z", "--", "touch", "ran").start(out);
    waitFor(out, "starts at");
    Launch.command("kill", "-s", signal, Long.toString(lepton.pid())).run();
    assertThat(lepton.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(lepton.exitValue()).isEqualTo(status);
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(out).content().contains("nothing was run");
    assertThat(left()).isEmpty();
  }

  @Test
  void a_signal_that_ends_nothing_does_not_end_the_waiting() throws Exception {
    Path out = folder.resolve("out");
    Instant start = inSeconds(8);
    Process lepton = run("--start-at", start.toString(), "--", "touch", "ran").start(out);
    waitFor(out, "starts at");
    Launch.command("kill", "-s", "WINCH", Long.toString(lepton.pid())).run();
    Launch.command("kill", "-s", "CONT", Long.toString(lepton.pid())).run();
    assertThat(lepton.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(lepton.exitValue()).isZero();
    assertThat(folder.resolve("ran")).exists();
  }

  @Test
  void an_ignored_hangup_does_not_end_the_waiting() throws Exception {
    Path out = folder.resolve("out");
    String line =
        "trap '' HUP; exec " + LEPTON + " run --start-at " + inSeconds(8) + " -- touch ran";
    Process lepton =
        Launch.command("sh", "-c", line)
            .in(folder)
            .with("XDG_STATE_HOME", folder.resolve("state").toString())
            .start(out);
    waitFor(out, "starts at");
    Launch.command("kill", "-s", "HUP", Long.toString(lepton.pid())).run();
    assertThat(lepton.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("ran")).exists();
  }

  @Test
  void it_waits_for_a_cleaner_grid_and_starts_by_itself() throws Exception {
    Instant clean = series(400, 300, 4);
    var ended = run("--when-below", "300gCO2e/kWh", "--intensity", "de.csv", "--", "date", "+%s");
    var outcome = ended.run();
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(Long.parseLong(outcome.out().strip()))
        .isGreaterThanOrEqualTo(clean.getEpochSecond());
  }

  @Test
  void at_the_deadline_it_starts_anyway_and_says_so() throws Exception {
    series(400, 300, 1000);
    var ended =
        run("--when-below", "1gCO2e/kWh", "--intensity", "de.csv", "--deadline", "2s", "--", "true")
            .run();
    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("starts anyway at the deadline");
  }

  /// Two values, the second from so many seconds on.
  private Instant series(int before, int after, int seconds) throws Exception {
    Instant change = inSeconds(seconds);
    Files.writeString(
        folder.resolve("de.csv"),
        "timestamp,g_co2e_per_kwh\n"
            + change.minusSeconds(2000)
            + ","
            + before
            + "\n"
            + change
            + ","
            + after
            + "\n");
    return change;
  }

  private static void waitFor(Path out, String words) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(out) || !Files.readString(out).contains(words)) {
      assertThat(System.nanoTime()).as(words + " in time").isLessThan(deadline);
      Thread.sleep(20);
    }
    // it is told before the waiting begins, in which signals are kept anyway
  }
}
