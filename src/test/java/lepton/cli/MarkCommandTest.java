package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkCommandTest {

  @TempDir Path folder;

  @Test
  void marks_are_lines_added_to_the_file() throws IOException {
    var session = new Session(folder).file("marks", "").variable(MarkCommand.MARKS, "marks");

    assertThat(session.run("mark", "phase", "load", "data").status()).isZero();
    assertThat(session.run("mark", "step", "12/100").status()).isZero();
    assertThat(session.run("mark", "step", "13").out()).isEmpty();

    assertThat(folder.resolve("marks")).hasContent("phase load data\nstep 12/100\nstep 13\n");
    assertThat(Files.readString(folder.resolve("marks"))).endsWith("\n");
  }

  @Test
  void outside_of_a_recording_there_is_nothing_to_tell() {
    var ended = new Session(folder).run("mark", "phase", "train");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void a_mark_that_cannot_be_written_does_not_end_a_script() {
    var ended =
        new Session(folder).variable(MarkCommand.MARKS, "none/marks").run("mark", "phase", "a");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).startsWith("lepton: warning: cannot write the mark to 'none/marks'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # words            | said
          mark               | nothing is marked
          mark phase         | the phase has no name
          mark phas train    | did you mean 'phase'?
          mark step          | the step has no number
          mark step x/3      | 'x/3' is no step
          mark step 3/0      | '3/0' is no step
          mark step 4/3      | no more steps can be done than there are
          """)
  void a_mark_that_makes_no_sense_is_misuse(String words, String said) {
    var ended = new Session(folder).run(words.split(" ", -1));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said);
  }
}
