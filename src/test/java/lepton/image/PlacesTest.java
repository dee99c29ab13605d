package lepton.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The image works wherever its folder was put and however it is called.
class PlacesTest {
  private static Launch.Outcome expected = new Launch.Outcome(0, "", "");

  @TempDir private Path folder;

  @BeforeAll
  static void run_where_it_was_built() throws Exception {
    expected = Launch.of(Launch.IMAGE, "--version").run();
  }

  @Test
  void version_names_version_and_commit() {
    assertThat(expected.status()).isZero();
    assertThat(expected.err()).isEmpty();
    assertThat(expected.out())
        .matches("lepton \\d+\\.\\d+\\.\\d+ \\((unknown|[0-9a-f]{7,40}(, modified)?)\\)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lepton.aot", "run.aot", "plan.aot", "long.aot"})
  void each_cache_fits(String cache) throws Exception {
    assertThat(Launch.insistingOnCache(Launch.IMAGE, cache, "--version").run()).isEqualTo(expected);
  }

  @Test
  void a_moved_image_works_and_its_cache_still_fits() throws Exception {
    Path copy = Launch.copyOfImage(folder.resolve("one"));
    Path moved = Files.move(copy, folder.resolve("other"));
    assertThat(Launch.of(moved, "--version").run()).isEqualTo(expected);
    assertThat(Launch.insistingOnCache(moved, "lepton.aot", "--version").run()).isEqualTo(expected);
  }

  /// The image that the cache was made in stands still, and would answer as well.
  @Test
  void a_moved_image_reads_its_own_catalogue() throws Exception {
    Path moved = Launch.copyOfImage(folder.resolve("other"));
    Path catalog = moved.resolve("lib/catalog.jar");
    var time = Files.getLastModifiedTime(catalog);
    var content = Files.readString(catalog, ISO_8859_1);
    Files.writeString(catalog, content.replace("Iceland", "Oceland"), ISO_8859_1);
    Files.setLastModifiedTime(catalog, time);
    var listed = Launch.insistingOnCache(moved, "lepton.aot", "list", "grids", "oceland").run();
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out()).contains("Oceland").doesNotContain("Iceland");
  }

  @Test
  void a_path_may_hold_spaces_and_other_letters() throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("my tools/größe $HOME 'x'"));
    Path link = Files.createSymbolicLink(folder.resolve("my lepton"), image.resolve("bin/lepton"));
    assertThat(Launch.of(image, "--version").run()).isEqualTo(expected);
    assertThat(Launch.command(link.toString(), "--version").run()).isEqualTo(expected);
  }

  @Test
  void a_read_only_image_works() throws Exception {
    Path image = Launch.copyOfImage(folder.resolve("fixed"));
    setWritable(image, false);
    assertThat(Launch.of(image, "--version").run()).isEqualTo(expected);
    setWritable(image, true);
  }

  @Test
  void links_to_the_launcher_work_from_a_folder_on_the_path() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path opt = Files.createDirectory(folder.resolve("opt"));
    Files.createSymbolicLink(opt.resolve("current"), Launch.IMAGE);
    Files.createSymbolicLink(opt.resolve("by-folder"), Path.of("current/bin/lepton"));
    Files.createSymbolicLink(bin.resolve("lepton"), Path.of("../opt/by-folder"));
    Launch byName = Launch.command("/bin/sh", "-c", "lepton --version");
    assertThat(byName.with("PATH", bin + ":/usr/bin:/bin").run()).isEqualTo(expected);
    // JUnit warns of links out of the folder that it deletes.
    Files.delete(opt.resolve("by-folder"));
    Files.delete(opt.resolve("current"));
  }

  @Test
  void sh_may_run_the_launcher_from_its_own_folder() throws Exception {
    Launch plain = Launch.command("/bin/sh", "lepton", "--version");
    assertThat(plain.in(Launch.IMAGE.resolve("bin")).run()).isEqualTo(expected);
  }

  @Test
  void nothing_on_the_path_is_needed() throws Exception {
    assertThat(Launch.of(Launch.IMAGE, "--version").with("PATH", "/nonexistent").run())
        .isEqualTo(expected);
  }

  private static void setWritable(Path tree, boolean writable) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.toList()) {
        assertThat(path.toFile().setWritable(writable)).isTrue();
      }
    }
  }
}
