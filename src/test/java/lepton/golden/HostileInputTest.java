package lepton.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Input that is too much, or no text at all: refused within a second, in a sentence.
class HostileInputTest {

  /// Time at work, so that a busy machine cannot fail the test.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @TempDir private Path folder;

  @BeforeAll
  static void warm_up() {
    Ended.of(Path.of("").toAbsolutePath(), List.of("estimate", "no-such-file.yaml"));
  }

  private void refused(String name, String message) {
    long before = CLOCK.getCurrentThreadCpuTime();
    var ended = Ended.of(folder, List.of("estimate", name));
    assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - before)).isLessThan(A_SECOND);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains(message)
        .contains("error: ")
        .contains("  help: ")
        .doesNotContain("\tat ");
    assertThat(ended.err().length()).as("a few sentences").isLessThan(5_000);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  @Test
  void an_alias_bomb() throws IOException {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      var alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    write("bomb.yaml", bomb.toString());
    refused("bomb.yaml", "aliases");
  }

  @ParameterizedTest
  @CsvSource({"deep.yaml, [", "deep.json, [", "maps.yaml, '{a: '"})
  void nesting_a_hundred_thousand_deep(String name, String open) throws IOException {
    write(name, open.repeat(100_000));
    refused(name, name + ":1:");
  }

  @Test
  void a_block_nested_a_thousand_deep() throws IOException {
    var deep = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      deep.append(" ".repeat(i)).append("a:\n");
    }
    write("block.yaml", deep.toString());
    refused("block.yaml", "nested deeper than");
  }

  @Test
  void a_file_of_a_gigabyte() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("huge.yaml").toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    refused("huge.yaml", "huge.yaml:1:1: error: ");
  }

  @Test
  void a_text_of_five_megabytes() throws IOException {
    write("long.yaml", "# a comment that goes on\n".repeat(210_000));
    refused("long.yaml", "larger than 4 MiB");
  }

  @Test
  void a_binary_file() throws IOException {
    byte[] bytes = new byte[4096];
    new java.util.Random(20261123).nextBytes(bytes);
    Files.write(folder.resolve("model.bin"), bytes);
    refused("model.bin", "model.bin:1:1: error: this is ");
  }

  @Test
  void text_that_is_not_utf_8() throws IOException {
    Files.write(
        folder.resolve("latin.yaml"),
        "name: caf\u00e9\nmodel: {}\n".getBytes(StandardCharsets.ISO_8859_1));
    refused("latin.yaml", "latin.yaml:1:10: error: byte 0xE9 is not UTF-8 here");
  }

  @Test
  void a_file_that_nobody_may_read() throws IOException {
    var file = folder.resolve("secret.yaml");
    Files.writeString(file, "model: {}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "whoever runs this may read everything");
    refused("secret.yaml", "cannot read 'secret.yaml': permission denied");
  }

  @Test
  void forty_thousand_unknown_keys() throws IOException {
    var keys = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      keys.append("key").append(i).append(": 1\n");
    }
    write("keys.yaml", keys.toString());
    refused("keys.yaml", "39980 more unknown keys");
  }

  @Test
  void a_table_of_nine_thousand_bad_points() throws IOException {
    write(
        "table.yaml",
        "equations: {N: 1, D: 1, train_cost: {table: [" + "[1, x], ".repeat(9_000) + "[2, 3]]}}\n");
    refused("table.yaml", "'x' is not");
  }

  @Test
  void standard_input_is_refused_like_a_file() {
    var in = new ByteArrayInputStream("model: [\n".getBytes(StandardCharsets.UTF_8));
    var ended = Ended.of(folder, in, List.of("estimate", "-"));
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).startsWith("-:1:8: error: this [ is never closed");
  }
}
