package lepton.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every `console` block of the README, and of the one beside the samples, shows what its command
/// prints now.
///
/// `mvn test -Dtest=ReadmeTest -Dlepton.update=true` writes them anew.
class ReadmeTest {

  private static final Path README = Run.ROOT.resolve("README.md");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "samples/README.md"})
  void the_readme_shows_what_lepton_prints(String name) throws IOException {
    var readme = Run.ROOT.resolve(name);
    var lines = Files.readAllLines(readme);
    var fresh = refreshed(lines);
    if (Boolean.getBoolean("lepton.update")) {
      Files.write(readme, fresh);
      return;
    }
    assertThat(lines).as("run with -Dlepton.update=true to renew it").isEqualTo(fresh);
  }

  @Test
  void the_readme_gives_the_two_commands() throws IOException {
    assertThat(Files.readString(README))
        .contains(
            "mvn -q -Dquick package && target/lepton/bin/lepton estimate"
                + " samples/bert-finetune.yaml")
        .contains("mvn verify");
  }

  private static List<String> refreshed(List<String> lines) {
    var fresh = new ArrayList<String>();
    int at = 0;
    while (at < lines.size()) {
      fresh.add(lines.get(at));
      if (lines.get(at++).equals("```console")) {
        var command = lines.get(at);
        fresh.add(command);
        fresh.addAll(shown(command));
        while (!lines.get(at).equals("```")) {
          at++;
        }
      }
    }
    return fresh;
  }

  /// What `$ lepton …` prints, or `$ lepton … | grep -A LINES 'words'` of it.
  private static List<String> shown(String command) {
    var parts = command.substring("$ lepton ".length()).split(" \\| grep -A ", 2);
    var all = Run.of(words(parts[0])).shown().lines().map(String::stripTrailing).toList();
    if (parts.length == 1) {
      return all;
    }
    int more = Integer.parseInt(parts[1].substring(0, parts[1].indexOf(' ')));
    var words = parts[1].substring(parts[1].indexOf('\'') + 1, parts[1].lastIndexOf('\''));
    int first = 0;
    while (!all.get(first).contains(words)) {
      first++;
    }
    return all.subList(first, Math.min(all.size(), first + more + 1));
  }

  /// As a shell would split it: single quotes hold words together.
  private static String[] words(String command) {
    return Pattern.compile("'([^']*)'|[^ ']+")
        .matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toArray(String[]::new);
  }
}
