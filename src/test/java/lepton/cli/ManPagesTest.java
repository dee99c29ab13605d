package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The pages under `man` are those of the command model. To make them anew:
/// `mvn -q test -Dtest=ManPagesTest -Dlepton.update=true`.
class ManPagesTest {

  private static final Path MAN = Path.of("man");

  private static Map<String, String> pages() {
    var pages = new TreeMap<String, String>();
    pages.put("lepton.1", ManPage.overview(Commands.models()));
    for (var model : Commands.models()) {
      if (!model.name().equals("help")) {
        pages.put("lepton-" + model.name() + ".1", ManPage.of(model));
      }
    }
    return pages;
  }

  @Test
  void the_pages_are_current() throws IOException {
    for (var page : pages().entrySet()) {
      var file = MAN.resolve(page.getKey());
      if (Boolean.getBoolean("lepton.update")) {
        Files.createDirectories(MAN);
        Files.writeString(file, page.getValue());
      }
      assertThat(file)
          .as("make it anew: mvn -q test -Dtest=ManPagesTest -Dlepton.update=true")
          .hasContent(page.getValue());
    }
  }

  @Test
  void the_pages_render_without_a_warning() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
    for (var page : pages().entrySet()) {
      var groff =
          new ProcessBuilder("groff", "-K", "utf8", "-man", "-ww", "-z")
              .redirectErrorStream(true)
              .start();
      try (var in = groff.getOutputStream()) {
        in.write(page.getValue().getBytes(UTF_8));
      }
      var said = new String(groff.getInputStream().readAllBytes(), UTF_8);
      assertThat(said).as(page.getKey()).isEmpty();
      assertThat(groff.waitFor()).isZero();
    }
  }
}
