package lepton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Bytes;
import lepton.text.Origin;
import lepton.text.Place;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Severity;
import lepton.text.SourceText;
import lepton.text.Suggestion;
import lepton.workload.WorkloadReader;

/// The files that a command line and its workloads name. `-` is standard input.
final class InputFiles implements WorkloadReader.Files {

  private static final String STANDARD_INPUT = "-";
  private static final int MOST_NEIGHBOURS = 1_000;

  private final Surroundings here;

  InputFiles(Surroundings here) {
    this.here = here;
  }

  /// What is made of a file's bytes.
  interface Content<T> {
    /// Reads it all, or as much as it needs.
    ///
    /// @param name as people know it
    Optional<T> of(String name, InputStream in) throws IOException;
  }

  /// A file of the command line.
  Optional<SourceText> read(String name, Problems problems) {
    return read(name, (shown, in) -> Bytes.read(shown, in, problems), problems);
  }

  /// Something else that a file of the command line holds.
  <T> Optional<T> read(String name, Content<T> content, Problems problems) {
    if (name.equals(STANDARD_INPUT)) {
      try {
        return content.of(STANDARD_INPUT, here.in());
      } catch (IOException broken) {
        problems.error("cannot read standard input", "it says: " + broken.getMessage());
        return Optional.empty();
      }
    }
    return read(name, Path.of(""), Optional.empty(), content, problems);
  }

  @Override
  public Optional<SourceText> open(String path, Place from, Problems problems) {
    var folder = Path.of("");
    var source = from.source();
    if (!Origin.onCommandLine(source) && !source.name().equals(STANDARD_INPUT)) {
      var parent = Path.of(source.name()).getParent();
      folder = parent == null ? folder : parent;
    }
    return read(
        path, folder, Optional.of(from), (shown, in) -> Bytes.read(shown, in, problems), problems);
  }

  private <T> Optional<T> read(
      String name, Path folder, Optional<Place> from, Content<T> content, Problems problems) {
    Path shown;
    try {
      shown = folder.resolve(name);
    } catch (InvalidPathException noPath) {
      refuse(name, from, "this is no path", "name a file", problems);
      return Optional.empty();
    }
    var path = here.workingDirectory().resolve(shown);
    if (name.isEmpty() || Files.isDirectory(path)) {
      refuse(
          name,
          from,
          "it is a folder",
          "name the files in it, such as " + shown.resolve("*.yaml"),
          problems);
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      return content.of(shown.toString(), in);
    } catch (NoSuchFileException missing) {
      refuse(name, from, "there is no such file", nearest(path), problems);
    } catch (AccessDeniedException denied) {
      refuse(name, from, "permission denied", "make it readable: chmod u+r " + name, problems);
    } catch (IOException broken) {
      refuse(name, from, "it says " + broken.getMessage(), "check the path", problems);
    }
    return Optional.empty();
  }

  private static void refuse(
      String name, Optional<Place> from, String why, String help, Problems problems) {
    problems.add(
        new Problem(
            Severity.ERROR, from, "cannot read " + Quote.of(name) + ": " + why, Optional.of(help)));
  }

  private static String nearest(Path path) {
    var names = new ArrayList<String>();
    var parent = path.toAbsolutePath().getParent();
    var last = path.getFileName();
    if (parent == null || last == null || !Files.isDirectory(parent)) {
      return "check the path: there is no such folder either";
    }
    try (var all = Files.newDirectoryStream(parent)) {
      for (var each : all) {
        if (names.size() < MOST_NEIGHBOURS && each.getFileName() != null) {
          names.add(each.getFileName().toString());
        }
      }
    } catch (IOException unreadable) {
      return "check the path";
    }
    return Suggestion.closest(last.toString(), names)
        .map(near -> "did you mean '" + near + "'?")
        .orElse("check the path");
  }

  /// A name for a workload that has none: the file's, without its ending.
  static String defaultName(String name) {
    if (name.equals(STANDARD_INPUT)) {
      return "standard input";
    }
    int slash = name.lastIndexOf('/');
    var last = name.substring(slash + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /// Names that stand more than once; standard input can be read once.
  static void refuseTwice(List<String> names, Problems problems) {
    if (names.indexOf(STANDARD_INPUT) != names.lastIndexOf(STANDARD_INPUT)) {
      problems.error("'-' stands twice", "standard input can be read once; name it once");
    }
  }
}
