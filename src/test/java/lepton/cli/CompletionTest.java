package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # typed                         | offered
          lepton es                       | estimate
          lepton list acc                 | accelerators
          lepton completion z             | zsh
          lepton help compl               | completion
          lepton estimate --for           | --format
          lepton estimate -f js           | json
          lepton estimate --format = c    | csv
          lepton estimate --color n       | never
          lepton estimate ru              | run one.yaml
          lepton estimate -o ru           | run one.yaml
          lepton estimate a --equations l | literal
          """)
  void bash_completes(String typed, String offered) throws Exception {
    assumeTrue(installed("bash"));
    Files.writeString(folder.resolve("run one.yaml"), "");
    var script =
        """
        source lepton.bash
        complete -p lepton >/dev/null || exit 9
        COMP_WORDS=(%s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _lepton
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(typed);

    assertThat(shell("bash", "bash", "-c", script)).isEqualTo(offered + "\n");
  }

  @Test
  void the_scripts_parse() throws Exception {
    for (var name : List.of("bash", "zsh", "fish")) {
      if (installed(name)) {
        assertThat(shell(name, name, "-n", "lepton." + name)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"bash", "zsh", "fish"})
  void every_command_and_option_is_completed(String name) {
    var script = new Session(folder).run("completion", name).out();

    for (var model : Commands.models()) {
      assertThat(script).contains(model.name());
      for (var option : model.options()) {
        assertThat(script)
            .contains(name.equals("fish") ? "-l " + option.name().substring(2) : option.name());
      }
    }
  }

  private static boolean installed(String shell) {
    return Files.isExecutable(Path.of("/usr/bin", shell))
        || Files.isExecutable(Path.of("/bin", shell));
  }

  /// What a shell says, with the script of a shell in its folder.
  private String shell(String completion, String... command)
      throws IOException, InterruptedException {
    var script = new Session(folder).run("completion", completion).out();
    Files.writeString(folder.resolve("lepton." + completion), script);
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
