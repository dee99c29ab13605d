package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A signal reaches the command once, however it is sent.
class SignalsTest {

  /// Counts a signal, and a while after the first says how often it came.
  private static final String COUNTS =
      """
      exec 2>/dev/null # a shell says there how its sleep ended
      n=0
      trap 'n=$((n + 1))' $1
      echo ready >ready
      while [ $n = 0 ]; do sleep 0.02; done
      sleep 0.4
      sleep 0.4
      echo $n
      """;

  /// How a signal is sent to the process, group and session $id.
  enum Sending {
    TO_LEPTON("kill -s %s $id"),
    TO_GROUP("kill -s %s -- -$id"),
    TO_EACH("for one in $(ps -o pid= -s $id); do kill -s %s $one; done 2>/dev/null"),
    TO_LEPTON_THEN_GROUP("kill -s %1$s $id; kill -s %1$s -- -$id");

    private final String line;

    Sending(String line) {
      this.line = line;
    }
  }

  @TempDir private Path folder;

  @BeforeEach
  void need_sessions() {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/setsid"))).as("setsid").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          TERM,  TO_LEPTON
          INT,   TO_LEPTON
          HUP,   TO_LEPTON
          QUIT,  TO_LEPTON
          USR1,  TO_LEPTON
          USR2,  TO_LEPTON
          CONT,  TO_LEPTON
          WINCH, TO_LEPTON
          TERM,  TO_GROUP
          INT,   TO_GROUP
          HUP,   TO_GROUP
          QUIT,  TO_GROUP
          USR1,  TO_GROUP
          USR2,  TO_GROUP
          CONT,  TO_GROUP
          WINCH, TO_GROUP
          TERM,  TO_EACH
          INT,   TO_EACH
          TERM,  TO_LEPTON_THEN_GROUP
          """)
  void a_signal_reaches_the_command_once(String signal, Sending sending) throws Exception {
    Path out = folder.resolve("out");
    Process lepton = counting(signal, Launch.IMAGE, out);

    send(signal, sending, lepton.pid());

    assertThat(lepton.waitFor(50, TimeUnit.SECONDS)).isTrue();
    assertThat(out).hasContent("1\n");
    assertThat(lepton.exitValue()).isZero();
    assertThat(session(lepton.pid())).as("what is left").isEmpty();
  }

  /// In a path with an equals sign env(1) can't be used, as it can't where it is too old.
  @ParameterizedTest
  @CsvSource({"TERM, TO_LEPTON", "QUIT, TO_LEPTON", "INT, TO_GROUP"})
  void where_env_cannot_block_signals_it_is_the_same(String signal, Sending sending)
      throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("a=b"));
    Path out = folder.resolve("out");
    Process lepton = counting(signal, image, out);

    send(signal, sending, lepton.pid());

    assertThat(lepton.waitFor(50, TimeUnit.SECONDS)).isTrue();
    assertThat(out).hasContent("1\n");
  }

  private Process counting(String signal, Path image, Path out) throws Exception {
    String launcher = image.resolve("bin/lepton").toString();
    Process lepton =
        Launch.command("setsid", launcher, "run", "-q", "--", "sh", "-c", COUNTS, "sh", signal)
            .with("XDG_STATE_HOME", folder.toString())
            .in(folder)
            .start(out);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(folder.resolve("ready")) || session(lepton.pid()).size() < 3) {
      assertThat(System.nanoTime()).as("ready in time").isLessThan(deadline);
      Thread.sleep(20);
    }
    return lepton;
  }

  private static void send(String signal, Sending sending, long id) throws Exception {
    String line = "id=" + id + "\n" + sending.line.formatted(signal);
    assertThat(Launch.command("/bin/bash", "-c", line).run().err()).isEmpty();
  }

  /// The processes of a session, but for those that come and go.
  private static List<String> session(long id) throws Exception {
    return Launch.command("ps", "-o", "args=", "-s", Long.toString(id))
        .run()
        .out()
        .lines()
        .filter(line -> !line.startsWith("sleep"))
        .toList();
  }
}
