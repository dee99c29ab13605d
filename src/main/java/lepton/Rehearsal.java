package lepton;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the commands of a list one after another in one process.
///
/// The ahead-of-time cache of a Java process is written from one training run, and runs cannot be
/// merged; so the build runs all commands that should start fast in one. The class is part of the
/// jar because the cache is valid only for the class path it was trained on.
public final class Rehearsal {
  private Rehearsal() {}

  /// Runs the commands, one a line with words separated by single spaces, of the file named first.
  /// Empty lines and lines that begin with `#` are skipped.
  ///
  /// @throws IOException if the list cannot be read
  public static void main(String[] args) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int status = Lepton.run(line.substring("lepton ".length()).split(" ", -1), System.out);
        System.err.println(line + " -> " + status);
      }
    }
  }
}
