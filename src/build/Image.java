import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes the image `target/lepton` from the compiled classes: a linked Java runtime, one jar, a
/// launcher, and ahead-of-time caches trained on the commands of `rehearsal`.
///
/// A single-file program (with [Jar] beside it) that the build runs from source. What seldom
/// changes, the runtime and picocli's classes, is kept from one build to the next.
public final class Image {
  /// As the launcher starts `lepton run`, which only so takes signals.
  private static final List<String> BLOCKING =
      List.of("/usr/bin/env", "--block-signal=INT,TERM,HUP,QUIT,USR1,USR2,CONT,WINCH");

  private final Path root;
  private final Path parts;
  private final Path image;
  private final Path classes;
  private final List<Path> libraries;

  private Image(Path root, Path classes, List<Path> libraries) {
    this.root = root;
    this.parts = root.resolve("target/image-parts");
    this.image = root.resolve("target/lepton");
    this.classes = classes;
    this.libraries = libraries;
  }

  /// Takes the repository's root and the class path: our classes, then the libraries.
  public static void main(String[] args) throws Exception {
    List<Path> classPath = Stream.of(args[1].split(File.pathSeparator)).map(Path::of).toList();
    List<Path> libraries = classPath.subList(1, classPath.size());
    new Image(Path.of(args[0]), classPath.getFirst(), libraries).make();
  }

  private void make() throws Exception {
    CompletableFuture<Path> picocli = CompletableFuture.supplyAsync(this::compilePicocli);
    Jar jar = new Jar();
    jar.addFolder(classes);
    jar.replaceClasses(new CallSites(classLoader())::plain);
    jar.addText("lepton/commit.txt", commit());
    for (Path library : libraries) {
      boolean compiledHere = library.getFileName().toString().startsWith("picocli-");
      jar.addLibrary(library, !compiledHere);
    }
    jar.keepNamed("org/apache/commons/math3/");
    // Scanned without picocli, which needs java.base alone and is still being compiled.
    linkRuntime(modulesOf(jar.write(parts.resolve("scan.jar"), name -> true)));
    jar.addFolder(picocli.join());
    jar.write(image.resolve("lib/catalog.jar"), Image::isRead);
    jar.write(image.resolve("lib/lepton.jar"), name -> !isRead(name));
    jar.writeNotices(image.resolve("legal"));
    copy(root.resolve("src/main/image/lepton"), image.resolve("bin/lepton"));
    copy(root.resolve("src/main/image/lepton.options"), image.resolve("lib/lepton.options"));
    copy(root.resolve("src/main/image/long.options"), image.resolve("lib/long.options"));
    copy(root.resolve("LICENSE"), image.resolve("LICENSE"));
    copyManual();
    train();
  }

  /// Files of ours that are no classes, and the room that reads most of them, get a jar of their
  /// own. Before the first file of a jar is read its whole directory is, and the classes, which
  /// come from the cache, would fill that with a thousand entries.
  private static boolean isRead(String entry) {
    return entry.startsWith("lepton/catalog/")
        || (entry.startsWith("lepton/") && !entry.endsWith(".class"));
  }

  private ClassLoader classLoader() throws IOException {
    List<URL> places = new ArrayList<>();
    places.add(classes.toUri().toURL());
    for (Path library : libraries) {
      places.add(library.toUri().toURL());
    }
    return new URLClassLoader(places.toArray(new URL[0]));
  }

  /// Compiles picocli anew: its published classes are of Java 5, and the cache takes none older
  /// than 6.
  private Path compilePicocli() {
    try {
      Path sources = onlyMatch(parts, "picocli-*-sources.jar");
      Path classes = parts.resolve(sources.getFileName() + ".classes");
      if (Files.isDirectory(classes)) {
        return classes;
      }
      Path unpacked = parts.resolve("picocli-sources");
      Path fresh = parts.resolve("picocli-fresh");
      delete(unpacked);
      delete(fresh);
      List<String> arguments = new ArrayList<>();
      arguments.addAll(
          List.of("--release", "25", "-nowarn", "-Xlint:none", "-proc:none", "-g:none"));
      arguments.add("-XDstringConcat=inline");
      arguments.addAll(List.of("-encoding", "UTF-8", "-d", fresh.toString()));
      for (Path source : Jar.unpackSources(sources, unpacked)) {
        arguments.add(source.toString());
      }
      run("javac", arguments);
      return Files.move(fresh, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String modulesOf(Path jar) throws IOException {
    return run("jdeps", List.of("--print-module-deps", "--ignore-missing-deps", jar.toString()))
        .strip();
  }

  private void linkRuntime(String modules) throws IOException {
    Path runtime = image.resolve("runtime");
    List<String> link = new ArrayList<>();
    link.addAll(List.of("--add-modules", modules, "--strip-java-debug-attributes"));
    link.addAll(
        List.of("--no-header-files", "--no-man-pages", "--vm", "server", "--compress", "zip-6"));
    link.addAll(List.of("--output", runtime.toString()));
    String made = Runtime.version() + " " + System.getProperty("java.home") + " " + link;
    Path stamp = parts.resolve("runtime.txt");
    if (Files.isDirectory(runtime) && Files.exists(stamp) && Files.readString(stamp).equals(made)) {
      return;
    }
    delete(runtime);
    Files.deleteIfExists(stamp);
    run("jlink", link);
    Files.createDirectories(parts);
    Files.writeString(stamp, made);
  }

  /// The commit that the classes were built from, marked when tracked files differ from it.
  private String commit() throws IOException, InterruptedException {
    if (!Files.exists(root.resolve(".git"))) {
      return "unknown";
    }
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty=, modified", "--exclude=*")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes()).strip();
      return git.waitFor() == 0 ? said : "unknown";
    } catch (IOException noGit) {
      return "unknown";
    }
  }

  private void copyManual() throws IOException {
    Path pages = root.resolve("man");
    if (!Files.isDirectory(pages)) {
      return;
    }
    try (Stream<Path> found = Files.list(pages)) {
      for (Path page : found.filter(page -> page.toString().endsWith(".1")).toList()) {
        copy(page, image.resolve("share/man/man1").resolve(page.getFileName()));
      }
    }
  }

  /// Trains a cache on each rehearsal, in the finished image, where it will stand: Java looks for
  /// the folder of the training once a class, which takes a sixth of a start where that is gone.
  ///
  /// Java loads all classes of a cache as it starts. With one cache for all commands, `--version`
  /// takes 45 ms more of 137, and `run` as much.
  private void train() throws IOException, InterruptedException {
    boolean blocking = succeeds(BLOCKING, "--version");
    Map<Path, Process> rehearsals = new TreeMap<>();
    try (Stream<Path> lists = Files.list(root.resolve("src/build/rehearsal"))) {
      for (Path list : lists.toList()) {
        rehearsals.put(list, rehearsal(list, blocking));
      }
    }
    for (Map.Entry<Path, Process> rehearsal : rehearsals.entrySet()) {
      int status = rehearsal.getValue().waitFor();
      boolean written =
          Files.exists(image.resolve("lib").resolve(named(rehearsal.getKey(), "aot")));
      if (status != 0 || !written) {
        throw new IOException(
            rehearsal.getKey().getFileName()
                + " ended with status "
                + status
                + " and "
                + (written ? "a" : "no")
                + " cache; what it said:\n"
                + Files.readString(parts.resolve(named(rehearsal.getKey(), "log"))));
      }
    }
  }

  /// Runs one rehearsal, at the end of which the runtime writes its cache.
  private Process rehearsal(Path list, boolean blocking) throws IOException {
    Path cache = image.resolve("lib").resolve(named(list, "aot"));
    Files.deleteIfExists(cache);
    List<String> command = new ArrayList<>();
    if (blocking) {
      command.addAll(BLOCKING);
    }
    command.add(image.resolve("runtime/bin/java").toString());
    command.add("@" + image.resolve("lib/lepton.options"));
    command.add("-XX:AOTCacheOutput=" + cache);
    if (list.endsWith("long.txt")) {
      // With what was run how often, by which the second compiler begins where it would else take
      // half a second to come to.
      command.add("@" + image.resolve("lib/long.options"));
    } else {
      // Without that: it serves the second compiler alone, and reading it costs 4 ms.
      command.add("-XX:-AOTRecordTraining");
    }
    command.add("-cp");
    command.add(image.resolve("lib/catalog.jar") + ":" + image.resolve("lib/lepton.jar"));
    command.add("lepton.Rehearsal");
    command.add(list.toString());
    ProcessBuilder rehearsal =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(parts.resolve(named(list, "log")).toFile());
    if (blocking) {
      rehearsal.environment().put("LEPTON_KEPT_SIGNALS", "0 0");
    }
    rehearsal.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS"));
    return rehearsal.start();
  }

  /// What is made of a rehearsal `NAME.txt`.
  private static String named(Path list, String ending) {
    return list.getFileName().toString().replaceAll("txt$", ending);
  }

  private static boolean succeeds(List<String> command, String argument)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.add(argument);
    try {
      return new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static String run(String tool, List<String> arguments) throws IOException {
    StringWriter out = new StringWriter();
    PrintWriter to = new PrintWriter(out);
    int status =
        ToolProvider.findFirst(tool).orElseThrow().run(to, to, arguments.toArray(new String[0]));
    if (status != 0) {
      throw new IOException(tool + " ended with status " + status + ":\n" + out);
    }
    return out.toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static Path onlyMatch(Path folder, String pattern) throws IOException {
    try (var found = Files.newDirectoryStream(folder, pattern)) {
      return found.iterator().next();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> all = Files.walk(tree)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
