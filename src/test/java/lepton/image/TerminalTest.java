package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A command has its terminal under `lepton run` as it has without.
class TerminalTest {

  private static final Path DRIVER = Path.of("src/test/resources/lepton/image/terminal.py");

  private static final String LEPTON = Launch.IMAGE.resolve("bin/lepton") + " run -q -- ";

  @BeforeEach
  void need_python() throws Exception {
    boolean python = Launch.command("/bin/sh", "-c", "command -v python3").run().status() == 0;
    assumeThat(python && Files.exists(DRIVER)).as("python3, for a pseudo-terminal").isTrue();
  }

  @Test
  void it_is_a_terminal_of_the_same_size() throws Exception {
    String shown =
        run(List.of(), "for i in 0 1 2; do [ -t $i ] && echo terminal $i; done; stty size");

    assertThat(shown).isEqualTo("terminal 0\nterminal 1\nterminal 2\n33 101\n\nstatus 0\n");
  }

  @Test
  void control_c_reaches_the_command_once() throws Exception {
    String counts =
        "n=0; trap 'n=$((n + 1))' INT; echo ready; while [ $n = 0 ]; do sleep 0.05; done;"
            + " sleep 0.4; echo count $n";

    assertThat(run(List.of("ready", "\\x03"), counts)).isEqualTo("ready\n^Ccount 1\n\nstatus 0\n");
  }

  @Test
  void control_c_ends_a_command_that_does_not_care() throws Exception {
    assertThat(run(List.of("ready", "\\x03"), "echo ready; exec sleep 30"))
        .isEqualTo("ready\n^C\nstatus 130\n");
  }

  @Test
  void control_c_while_waiting_runs_nothing() throws Exception {
    List<String> words = new ArrayList<>(List.of("starts at", "\\x03", "--"));
    words.add(Launch.IMAGE.resolve("bin/lepton").toString());
    words.addAll(List.of("run", "--start-at", "2099-01-01T00:00Z", "--", "echo", "it ran"));
    assertThat(shown(words))
        .contains("nothing was run")
        .endsWith("status 130\n")
        .doesNotContain("it ran\n");
  }

  @Test
  void control_backslash_prints_no_threads_of_java() throws Exception {
    assertThat(run(List.of("ready", "\\x1c"), "ulimit -c 0; echo ready; exec sleep 30"))
        .isEqualTo("ready\n^\\\nstatus 131\n");
  }

  @Test
  void control_z_stops_it_and_fg_goes_on() throws Exception {
    String shown =
        inShell(
            "sh -c 'echo re\"\"ady; sleep 0.3; sleep 0.3; echo fin\"\"ished'\\n",
            List.of("ready", "\\x1a", "Stopped", "fg\\n", "finished", "exit 7\\n"));

    assertThat(shown).contains("Stopped").contains("\nfinished\n").endsWith("status 7\n");
  }

  /// `ESC [ 1 ; 32 r` takes the last of 33 rows out of what scrolls, and `ESC [ r` gives it back.
  @Test
  void control_z_takes_the_live_line_away_and_fg_brings_it_back() throws Exception {
    String shown =
        inShell(
            LEPTON.replace(" -- ", " --live -- "),
            "sh -c 'sleep 2; echo re\"\"ady; sleep 2; sleep 1; echo fin\"\"ished'\\n",
            List.of("ready", "\\x1a", "Stopped", "fg\\n", "finished", "exit 7\\n"));

    int stopped = shown.indexOf("Stopped");
    int before = shown.lastIndexOf("\u001b[1;32r", stopped);
    assertThat(before).isNotNegative();
    assertThat(shown.substring(before, stopped)).contains("\u001b[r");
    assertThat(shown.substring(stopped)).contains("\u001b[1;32r", "\u001b[r");
    assertThat(shown).endsWith("status 7\n");
  }

  @Test
  void in_the_background_it_stops_when_it_reads() throws Exception {
    String shown =
        inShell(
            "sh -c 'echo re\"\"ady; read x; echo fin\"\"ished $x' &\\n",
            List.of(
                "ready", "\\n", "Stopped", "fg\\n", "read", "abc\\n", "finished abc", "exit\\n"));

    assertThat(shown).contains("Stopped").contains("\nfinished abc\n").endsWith("status 0\n");
  }

  private static String run(List<String> steps, String script) throws Exception {
    List<String> words = new ArrayList<>(steps);
    words.add("--");
    words.addAll(List.of(LEPTON.strip().split(" ", -1)));
    words.addAll(List.of("sh", "-c", script));
    return shown(words);
  }

  private static String inShell(String line, List<String> steps) throws Exception {
    return inShell(LEPTON, line, steps);
  }

  private static String inShell(String lepton, String line, List<String> steps) throws Exception {
    List<String> words = new ArrayList<>(List.of("next> ", lepton + line));
    words.addAll(steps);
    words.addAll(List.of("--", "env", "PS1=next> ", "TERM=dumb"));
    words.addAll(List.of("bash", "--norc", "--noprofile", "--noediting", "-i"));
    return shown(words);
  }

  private static String shown(List<String> words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(DRIVER.toString()));
    arguments.addAll(words);
    return Launch.command("python3", arguments.toArray(new String[0]))
        .with("XDG_STATE_HOME", Launch.IMAGE.resolveSibling("test-state").toString())
        .run()
        .out();
  }
}
