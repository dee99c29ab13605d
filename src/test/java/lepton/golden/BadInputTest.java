package lepton.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden cases of bad files and command lines: each a folder with `args` (one a line), files,
/// `err` and `exit`.
///
/// What stands in `err` was written by hand, from what a person should be told.
class BadInputTest {

  private static final Path CASES = cases();

  private static Path cases() {
    try {
      var folder = BadInputTest.class.getResource("/golden/bad");
      if (folder == null) {
        throw new IllegalStateException("the golden cases are not on the class path");
      }
      return Path.of(folder.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void is_told_where_what_and_how_to_mend_it(String name) throws IOException {
    var folder = CASES.resolve(name);
    var ended = Ended.of(folder, Files.readAllLines(folder.resolve("args")));
    assertThat(ended.err()).isEqualTo(Files.readString(folder.resolve("err")));
    assertThat(ended.out()).isEmpty();
    assertThat(ended.status())
        .isEqualTo(Integer.parseInt(Files.readString(folder.resolve("exit")).strip()));
  }

  @Test
  void there_are_sixty_of_them_at_least() throws IOException {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(60);
  }
}
