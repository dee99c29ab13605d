package lepton.meter.sensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lepton.foreign.NativeLibrary;
import lepton.foreign.NativeMemory;

/// A library with NVML's ABI that replays a script (`src/test/c/replay.h` says what stands in one),
/// built by the C compiler. Without one the test is skipped.
public final class FakeNvml {

  private static final Path SOURCES = Path.of("src/test/c");
  private static final String LIBRARY = "libnvidia-ml.so.1";
  private static final Path BUILT = Path.of("target/fake-nvml").toAbsolutePath();

  private final Path library;
  private final NativeLibrary symbols;

  private FakeNvml(Path library) {
    this.library = library;
    this.symbols = NativeLibrary.open(library.toString()).orElseThrow();
  }

  /// Plays a script in this process, from 0 s on.
  ///
  /// @param hidden functions that this version of the library is to lack
  public static FakeNvml play(String script, String... hidden) {
    var fake = new FakeNvml(build(hidden).resolve(LIBRARY));
    try {
      var file = Files.createTempFile("fake-nvml", ".txt");
      Files.writeString(file, script);
      var path = NativeMemory.string(file.toString().getBytes(UTF_8));
      int code = (int) fake.symbols.require("fake_nvml_script").call(path.address());
      Files.delete(file);
      assertThat(code).as("the script can't be read:\n" + script).isZero();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return fake;
  }

  /// The folder for `LD_LIBRARY_PATH`, with `libnvidia-ml.so.1` in it; the script is the file that
  /// `FAKE_NVML` names.
  public static Path folder(String... hidden) {
    return build(hidden);
  }

  /// Lines of a script: so many equal GPUs, drawing a constant power.
  public static String gpus(int count, double watts) {
    var script = new StringBuilder();
    for (int i = 0; i < count; i++) {
      script.append(
          String.format(
              Locale.ROOT,
              """
              gpu NVIDIA H100 80GB HBM3
              uuid GPU-%08x-1111-2222-3333-444444444444
              pci 0 %x 0
              limit 700
              memory 80 2
              power 0 %s
              """,
              0xa0 + i,
              0x10 + i,
              watts));
    }
    return script.toString();
  }

  /// The library's path.
  public String path() {
    return library.toString();
  }

  /// Says what time it is.
  public void at(double seconds) {
    int code = (int) symbols.require("fake_nvml_set_time").call(Math.round(seconds * 1000));
    assertThat(code).isZero();
  }

  /// How many calls about devices there have been.
  public long calls() {
    return symbols.require("fake_nvml_calls").call();
  }

  private static Path build(String... hidden) {
    var name =
        hidden.length == 0 ? "all" : "without-" + Integer.toHexString(Arrays.hashCode(hidden));
    var folder = BUILT.resolve(name);
    var library = folder.resolve(LIBRARY);
    try {
      if (!isNewer(library)) {
        Files.createDirectories(folder);
        compile(folder, library, hidden);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return folder;
  }

  private static boolean isNewer(Path library) throws IOException {
    if (!Files.exists(library)) {
      return false;
    }
    var built = Files.getLastModifiedTime(library);
    try (var sources = Files.list(SOURCES)) {
      for (var source : (Iterable<Path>) sources::iterator) {
        if (Files.getLastModifiedTime(source).compareTo(built) >= 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void compile(Path folder, Path library, String... hidden) throws IOException {
    var unfinished = Files.createTempFile(folder, "nvml", ".so");
    var command =
        new ArrayList<>(
            List.of("cc", "-shared", "-fPIC", "-O1", "-Wl,-soname,libnvidia-ml.so.1", "-o"));
    command.add(unfinished.toString());
    command.add(SOURCES.resolve("nvml.c").toString());
    if (hidden.length > 0) {
      var exports = folder.resolve("exports");
      Files.writeString(exports, "{ global: *; local: " + String.join("; ", hidden) + "; };\n");
      command.add("-Wl,--version-script=" + exports);
    }
    run(command);
    Files.move(
        unfinished, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
    } catch (IOException noCompiler) {
      assumeTrue(false, "no C compiler `cc`, so no library to replay NVML: " + noCompiler);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
