package lepton.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One start of a program, and what came of it.
final class Launch {
  /// The image that the build made.
  static final Path IMAGE = Path.of("target/lepton").toAbsolutePath();

  private final ProcessBuilder builder;

  private Launch(List<String> command) {
    builder = new ProcessBuilder(command);
  }

  /// What a program said and how it ended.
  record Outcome(int status, String out, String err) {}

  /// The launcher of an image with arguments.
  static Launch of(Path image, String... arguments) {
    return command(image.resolve("bin/lepton").toString(), arguments);
  }

  /// Any program, by path or found along PATH.
  static Launch command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of(arguments));
    return new Launch(command);
  }

  /// The image's own Java with lepton's options, refusing to start where a cache does not fit.
  static Launch insistingOnCache(Path image, String cache, String... arguments) {
    Path lib = image.resolve("lib");
    Launch launch = command(image.resolve("runtime/bin/java").toString());
    launch.builder.command().add("@" + lib.resolve("lepton.options"));
    if (cache.startsWith("long")) {
      launch.builder.command().add("@" + lib.resolve("long.options"));
    }
    launch.builder.command().add("-XX:AOTMode=on");
    launch.builder.command().add("-XX:AOTCache=" + lib.resolve(cache));
    launch.builder.command().add("-cp");
    launch.builder.command().add(lib.resolve("catalog.jar") + ":" + lib.resolve("lepton.jar"));
    launch.builder.command().add("lepton.Lepton");
    launch.builder.command().addAll(List.of(arguments));
    return launch;
  }

  Launch in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  Launch with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  /// A line for /bin/bash, in which `$RUN` stands before a command: nothing, or `lepton run --`.
  static Launch shell(Wrapped wrapped, String line) {
    Launch launch = command("/bin/bash", "-c", line);
    String lepton = IMAGE.resolve("bin/lepton") + " run -q --";
    return launch
        .with("RUN", wrapped == Wrapped.BY_LEPTON ? lepton : "")
        .with("XDG_STATE_HOME", IMAGE.resolveSibling("test-state").toString());
  }

  /// Whether lepton stands before a command.
  enum Wrapped {
    BY_NOTHING,
    BY_LEPTON
  }

  /// Starts it and leaves it to the caller.
  Process start(Path out) throws IOException {
    return builder.redirectOutput(out.toFile()).redirectErrorStream(true).start();
  }

  Outcome run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("lepton", ".out");
    Path err = Files.createTempFile("lepton", ".err");
    try {
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(builder.command() + " did not end within a minute");
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /// Copies the image, links as links and permissions kept.
  static Path copyOfImage(Path to) throws IOException {
    try (Stream<Path> all = Files.walk(IMAGE)) {
      for (Path from : all.toList()) {
        Path target = to.resolve(IMAGE.relativize(from));
        Files.createDirectories(target.getParent());
        Files.copy(from, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }
}
