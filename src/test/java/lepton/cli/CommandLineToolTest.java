package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineToolTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # command line                    | said                                  | help
          estimat                           | unknown command 'estimat'             | did you mean 'estimate'?
          run.yaml                          | unknown command 'run.yaml'            | did you mean 'lepton estimate run.yaml'?
          --vers                            | unknown option '--vers'               | did you mean '--version'?
          estimate                          | no workload file is named             | write 'lepton estimate FILE'
          estimate - -                      | '-' stands twice                      | standard input can be read once
          estimate a --fromat json          | unknown option '--fromat'             | did you mean '--format'?
          estimate a --format jsn           | --format takes no 'jsn'               | did you mean 'json'?
          estimate a --format               | option '--format' needs a value       | one of text, json, csv, md
          estimate a --grid --pue 1         | option '--grid' needs a value         | write --grid GRID
          estimate a --set count            | --set takes PATH=VALUE, got 'count'   | --set hardware.count=4
          estimate a --field emissions.totl | unknown field 'emissions.totl'        | did you mean 'emissions.total_kg'?
          estimate a --field name -f json   | --field and --format can't            | leave one out
          estimate a --budget 7W            | '7W' is no budget                     | such as 5 kg
          estimate a --catalog none         | --catalog names no folder: 'none'     | give the folder
          estimate missing.yaml             | cannot read 'missing.yaml'            | check the path
          run                               | no command is given                   | write 'lepton run -- COMMAND'
          run --                            | no command is given                   | write 'lepton run -- COMMAND'
          run -q --qiet ls                  | unknown option '--qiet'               | did you mean '--quiet'? write '--' before
          run --on-exceed die ls            | --on-exceed takes no 'die'            | it takes warn, stop
          list acelerators                  | unknown kind 'acelerators'            | did you mean 'accelerators'?
          completion basch                  | unknown shell 'basch'                 | did you mean 'bash'?
          help lst                          | unknown command 'lst'                 | did you mean 'list'?
          """)
  void misuse_says_what_is_wrong_and_how_to_mend_it(String line, String said, String help) {
    var ended = new Session(folder).run(line.split(" ", -1));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("error: ").contains(said).contains("  help: ").contains(help);
  }

  @Test
  void all_problems_of_a_command_line_are_told_at_once() {
    var ended =
        new Session(folder).run("estimate", "a.yaml", "b.yaml", "--set", "x", "--field", "y");

    assertThat(ended.err().lines().filter(line -> line.contains("error: "))).hasSize(4);
  }

  @Test
  void without_a_command_the_overview_is_shown_as_an_error() {
    var ended = new Session(folder).run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("Usage: lepton COMMAND");
  }

  @ParameterizedTest
  @CsvSource({
    "--help",
    "-h",
    "help",
    "help estimate",
    "estimate --help",
    "list -h",
    "completion -h"
  })
  void help_goes_to_standard_output_in_eighty_columns(String line) {
    var ended = new Session(folder).run(line.split(" ", -1));

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("Usage: lepton");
    assertThat(ended.out().lines()).allMatch(text -> text.length() <= 80);
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void every_command_is_in_the_overview() {
    assertThat(new Session(folder).run("--help").out()).contains(Commands.NAMES);
  }

  @Test
  void the_version_names_the_program() {
    var ended = new Session(folder).run("--version");

    assertThat(ended.out()).startsWith("lepton ").endsWith(")\n");
    assertThat(ended.status()).isZero();
  }

  @Test
  void a_closed_pipe_is_no_failure() {
    var ended = new Session(folder).run(throwing(new Surroundings.ClosedPipe()), "--help");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void a_full_disk_is_a_failure() {
    var ended =
        new Session(folder).run(throwing(new IOException("No space left on device")), "--help");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo("lepton: error: cannot write the result: No space left on device\n");
  }

  @Test
  void a_bug_asks_to_be_reported_without_a_stack_trace() {
    var ended = new Session(folder).run(failing(), "--help");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("bug in lepton").contains("report").doesNotContain("\tat ");
  }

  @Test
  void a_developer_can_see_the_stack_trace_of_a_bug() {
    var ended = new Session(folder).variable("LEPTON_DEBUG", "1").run(failing(), "--help");

    assertThat(ended.err()).contains("\tat ");
  }

  private static OutputStream throwing(IOException failure) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw failure;
      }
    };
  }

  private static OutputStream failing() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        throw new IllegalStateException("on purpose");
      }
    };
  }
}
