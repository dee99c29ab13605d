import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// One jar of our classes and the libraries', uncompressed, its entries in order and without times,
/// so that it opens fast and equal inputs make equal jars.
final class Jar {
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Map<String, byte[]> notices = new TreeMap<>();

  void addText(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void addFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  /// Puts something else in place of each class added so far.
  void replaceClasses(UnaryOperator<byte[]> replacement) {
    entries.replaceAll((name, bytes) -> name.endsWith(".class") ? replacement.apply(bytes) : bytes);
  }

  /// Adds a library's notices and, if asked, its classes: of a multi-release jar those for this
  /// Java.
  void addLibrary(Path library, boolean withClasses) throws IOException {
    String stem = library.getFileName().toString().replace(".jar", "");
    try (JarFile jar = new JarFile(library.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        Stream<JarEntry> all = jar.versionedStream()) {
      for (JarEntry entry : all.filter(entry -> !entry.isDirectory()).toList()) {
        String name = entry.getName();
        try (InputStream in = jar.getInputStream(entry)) {
          if (name.matches("META-INF/([A-Za-z]*-)?(LICENSE|NOTICE)[^/]*")) {
            notices.put(stem + "/" + name.substring("META-INF/".length()), in.readAllBytes());
          } else if (name.startsWith("META-INF/services/")) {
            entries.merge(name, in.readAllBytes(), Jar::joined);
          } else if (withClasses
              && !name.startsWith("META-INF/")
              && !name.equals("module-info.class")) {
            entries.put(name, in.readAllBytes());
          }
        }
      }
    }
  }

  /// Drops the classes under `prefix` that nothing outside it names, nor any class that is kept: of
  /// a large library a small part is used. Names made up at run time would be missed.
  void keepNamed(String prefix) {
    Deque<String> open = new ArrayDeque<>();
    for (String name : entries.keySet()) {
      if (name.endsWith(".class") && !name.startsWith(prefix)) {
        open.add(name);
      }
    }
    Set<String> kept = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (PoolEntry entry : ClassFile.of().parse(entries.get(open.remove())).constantPool()) {
        if (entry instanceof ClassEntry named) {
          String name = named.asInternalName().replaceAll("^\\[+L|;$", "") + ".class";
          if (entries.containsKey(name) && kept.add(name)) {
            open.add(name);
          }
        }
      }
    }
    entries.keySet().removeIf(name -> name.startsWith(prefix) && !kept.contains(name));
  }

  /// Writes those entries whose names are wanted.
  Path write(Path jar, Predicate<String> wanted) throws IOException {
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        if (wanted.test(entry.getKey())) {
          write(out, entry.getKey(), entry.getValue());
        }
      }
    }
    return jar;
  }

  /// Writes the libraries' licences and notices, a folder for each library.
  void writeNotices(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> notice : notices.entrySet()) {
      Path to = folder.resolve(notice.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, notice.getValue());
    }
  }

  /// Unpacks the Java sources of a jar, but for a module descriptor, and lists them.
  static List<Path> unpackSources(Path jar, Path folder) throws IOException {
    List<Path> unpacked = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String name = entry.getName();
        if (name.endsWith(".java") && !name.endsWith("module-info.java")) {
          Path to = folder.resolve(name);
          Files.createDirectories(to.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, to);
          }
          unpacked.add(to);
        }
      }
    }
    return unpacked;
  }

  private static void write(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(SOME_TIME);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.write('\n');
    both.writeBytes(other);
    return both.toByteArray();
  }
}
