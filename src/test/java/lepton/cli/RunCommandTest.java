package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What makes no sense is an error before anything starts.
class RunCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          run => no command is given
          run -- => no command is given
          run --interval soon -- touch started => --interval: 'soon'
          run --interval 1ms -- touch started => --interval takes one time from 10 ms to 60 s
          run --budget lots -- touch started => 'lots' is no budget
          run --on-exceed stop -- touch started => there is none
          run --on-exceed explode -- touch started => --on-exceed takes no 'explode'
          run --grid Atlantis -- touch started => unknown grid 'Atlantis'
          run --pue 0.5 -- touch started => PUE
          run --set hardware.count=4 -- touch started => says nothing of where this ran
          run --workload none.yaml -- touch started => there is no such file
          run --gpus x,y -- touch started => --gpus
          run -o - -- touch started => would mix the recording
          run -o no/such/run.json -- touch started => there is no such folder
          run --frobnicate -- touch started => unknown option '--frobnicate'
          """)
  void what_makes_no_sense_is_told_before_anything_starts(String line, String said) {
    var ended = new Session(folder).run(line.split(" ", -1));

    assertThat(ended.status()).as(ended.err()).isEqualTo(Exit.MISUSE);
    assertThat(ended.err()).contains(said).contains("help: ");
    assertThat(ended.out()).isEmpty();
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void several_workloads_are_not_one_command() {
    var ended =
        new Session(folder)
            .file("two.yaml", Session.SMALL + "---\n" + Session.SMALL)
            .run("run", "--workload", "two.yaml", "--", "touch", "started");

    assertThat(ended.status()).isEqualTo(Exit.MISUSE);
    assertThat(ended.err()).contains("holds 2 workloads");
    assertThat(folder.resolve("started")).doesNotExist();
  }
}
