package lepton.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The image says the same with a cache that does not fit, and in an environment made for others.
class SurroundingsTest {
  private static Launch.Outcome expected = new Launch.Outcome(0, "", "");

  @TempDir private Path folder;

  @BeforeAll
  static void run_undisturbed() throws Exception {
    expected = Launch.of(Launch.IMAGE, "--version").run();
    assertThat(expected.status()).isZero();
  }

  @Test
  void a_missing_cache_is_passed_over() throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("lepton"));
    Files.delete(image.resolve("lib/lepton.aot"));
    assertThat(Launch.of(image, "--version").run()).isEqualTo(expected);
  }

  @Test
  void a_cache_of_something_else_is_passed_over() throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("lepton"));
    Files.write(image.resolve("lib/lepton.aot"), "not a cache".getBytes(UTF_8));
    assertThat(Launch.of(image, "--version").run()).isEqualTo(expected);
  }

  @Test
  void a_truncated_cache_is_passed_over() throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("lepton"));
    try (RandomAccessFile cache = cacheOf(image)) {
      cache.setLength(cache.length() / 3);
    }
    assertThat(Launch.of(image, "--version").run()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.1, 0.4, 0.7})
  void a_cache_with_a_damaged_page_is_passed_over(double position) throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("lepton"));
    byte[] noise = new byte[4096];
    new Random(25).nextBytes(noise);
    try (RandomAccessFile cache = cacheOf(image)) {
      cache.seek((long) (position * cache.length()));
      cache.write(noise);
    }
    assertThat(Launch.of(image, "--version").run()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          JAVA_TOOL_OPTIONS, -XX:+UseZGC
          JAVA_TOOL_OPTIONS, -javaagent:/nonexistent.jar
          _JAVA_OPTIONS,     -Xmx1m
          JDK_JAVA_OPTIONS,  --no-such-option
          CLASSPATH,         /nonexistent
          JAVA_HOME,         /nonexistent
          TMPDIR,            /nonexistent
          LC_ALL,            C
          LC_ALL,            xx_XX.latin1
          """)
  void variables_meant_for_others_do_no_harm(String name, String value) throws Exception {
    assertThat(Launch.of(Launch.IMAGE, "--version").with(name, value).run()).isEqualTo(expected);
  }

  @Test
  void a_reader_that_went_away_is_no_failure() throws Exception {
    String script = "{ \"$0\" --version; echo $? >status; } | head -n 0; cat status";
    String launcher = Launch.IMAGE.resolve("bin/lepton").toString();
    Launch pipe = Launch.command("/bin/sh", "-c", script, launcher);
    assertThat(pipe.in(folder).run()).isEqualTo(new Launch.Outcome(0, "0\n", ""));
  }

  private static RandomAccessFile cacheOf(Path image) throws Exception {
    return new RandomAccessFile(image.resolve("lib/lepton.aot").toFile(), "rw");
  }
}
