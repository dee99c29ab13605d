package lepton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Where a recording is to be, and its journal beside it.
///
/// @param recording the file that is written at the end
/// @param chosen whether a person named it
record RecordingPlace(Path recording, boolean chosen) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss", Locale.ROOT);

  private static final int LONGEST_NAME = 40;

  /// The place that `-o` names, or a new file of the XDG state folder; absent where there is no
  /// such folder to be known.
  static Optional<RecordingPlace> of(
      Optional<String> named, String command, OffsetDateTime started, Surroundings here) {
    if (named.isPresent()) {
      var path = here.workingDirectory().resolve(named.get()).toAbsolutePath();
      return Optional.of(new RecordingPlace(path, true));
    }
    var name = STAMP.format(started) + "-" + plain(command) + "-" + ProcessHandle.current().pid();
    return folder(here).map(its -> new RecordingPlace(its.resolve(name + ".json"), false));
  }

  /// A relative $XDG_STATE_HOME is to be ignored (XDG Base Directory Specification 0.8).
  private static Optional<Path> folder(Surroundings here) {
    var state = here.variable("XDG_STATE_HOME");
    if (state.startsWith("/")) {
      return Optional.of(Path.of(state, "lepton"));
    }
    var home = here.variable("HOME");
    return home.startsWith("/")
        ? Optional.of(Path.of(home, ".local/state/lepton"))
        : Optional.empty();
  }

  /// The last part of a command's name, in letters that every file system takes.
  private static String plain(String command) {
    var last = command.substring(command.lastIndexOf('/') + 1);
    var plain = new StringBuilder();
    for (int i = 0; i < last.length() && i < LONGEST_NAME; i++) {
      char c = last.charAt(i);
      boolean kept = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
      plain.append(kept ? c : '_');
    }
    return plain.isEmpty() ? "command" : plain.toString();
  }

  Path journal() {
    return recording.resolveSibling(recording.getFileName() + ".journal");
  }

  /// For this run alone, whoever else records to the same file.
  Path marks() {
    return recording.resolveSibling(
        recording.getFileName() + "." + ProcessHandle.current().pid() + ".marks");
  }

  /// The recording as a person would name it from here.
  String shown(Surroundings here) {
    var folder = here.workingDirectory().toAbsolutePath();
    return recording.startsWith(folder)
        ? folder.relativize(recording).toString()
        : recording.toString();
  }

  /// Makes the folder where it is ours to make, and moves the journal of a run that died aside: it
  /// may be all that is left of that run. Where it was moved to, if there was one.
  ///
  /// @throws IOException where no file can be made there
  Optional<Path> prepare() throws IOException {
    if (!chosen) {
      Files.createDirectories(recording.getParent());
    } else if (Files.isDirectory(recording)) {
      throw new IOException("it is a folder");
    }
    return Files.exists(journal()) ? Optional.of(moveAside()) : Optional.empty();
  }

  private Path moveAside() throws IOException {
    int number = 1;
    while (Files.exists(aside(number))) {
      number++;
    }
    return Files.move(journal(), aside(number));
  }

  private Path aside(int number) {
    return recording.resolveSibling(recording.getFileName() + "." + number + ".journal");
  }
}
