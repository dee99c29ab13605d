package lepton.meter.sensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A root of a file system for tests: a recorded one, or one that a test writes step by step.
record Tree(Path root) {

  /// A tree that stands among the resources.
  static Path recorded(String name) {
    return Path.of("src/test/resources/trees", name);
  }

  Tree write(String path, String text) {
    try {
      var file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes a file, or a folder with all that is in it.
  Tree remove(String path) {
    try (var all = Files.walk(root.resolve(path))) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A process as `/proc` shows it.
  ///
  /// @param own ticks of its own
  /// @param reaped ticks of the children that it has waited for
  Tree process(long pid, String name, long parent, long start, long own, long reaped) {
    return process(pid, name, parent, 7, 7, start, own, reaped);
  }

  Tree process(
      long pid,
      String name,
      long parent,
      long group,
      long session,
      long start,
      long own,
      long reaped) {
    write(
        "proc/" + pid + "/stat",
        pid
            + " ("
            + name
            + ") S "
            + parent
            + " "
            + group
            + " "
            + session
            + " 34816 -1 4194304 100 200 0 0 "
            + own
            + " 0 "
            + reaped
            + " 0 20 0 1 0 "
            + start
            + " 12345678 300 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n");
    return this;
  }

  /// The number that the kernel gave out last.
  Tree last(long pid) {
    return write("proc/loadavg", "0.20 0.18 0.12 1/80 " + pid + "\n");
  }
}
