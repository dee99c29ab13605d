package lepton.catalog;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.ZipFile;

/// The files that ship beside the classes of this package.
///
/// Where lepton runs from its jar they are read from that jar directly: the first resource that
/// goes the usual way, by a URL and its connection, costs 7 ms of a start, and this way 2 (JDK 25,
/// ahead-of-time cache, two cores).
final class Resource {

  /// As the build names it.
  private static final String JAR = "/lib/catalog.jar";

  private Resource() {}

  static byte[] bytes(String name) {
    try {
      var direct = fromJar(name);
      return direct.isPresent() ? direct.get() : fromClassPath(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> fromJar(String name) throws IOException {
    var jar = jar();
    if (jar.isEmpty()) {
      return Optional.empty();
    }
    try (var zip = new ZipFile(jar.get())) {
      var entry = zip.getEntry("lepton/catalog/" + name);
      if (entry == null) {
        return Optional.empty();
      }
      try (var in = zip.getInputStream(entry)) {
        return Optional.of(in.readAllBytes());
      }
    }
  }

  /// The jar on the class path; empty where classes stand in a folder. Not by way of this class's
  /// code source: with an ahead-of-time cache that is where the cache was made.
  private static Optional<File> jar() {
    for (var place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (place.endsWith(JAR)) {
        return Optional.of(new File(place));
      }
    }
    return Optional.empty();
  }

  private static byte[] fromClassPath(String name) throws IOException {
    try (var in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue file '" + name + "' is missing from lepton");
      }
      return in.readAllBytes();
    }
  }
}
