package lepton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import lepton.meter.Journal;
import lepton.service.XdgFolder;

/// Where a recording is to be, and its journal beside it.
///
/// @param recording the file that is written at the end
/// @param journal beside it
/// @param chosen whether a person named it
record RecordingPlace(Path recording, Path journal, boolean chosen) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss", Locale.ROOT);

  private static final int LONGEST_NAME = 40;

  /// The place that `-o` names, or a new file of the XDG state folder; absent where there is no
  /// such folder to be known.
  static Optional<RecordingPlace> of(
      Optional<String> named, String command, OffsetDateTime started, Surroundings here) {
    if (named.isPresent()) {
      var path = here.workingDirectory().resolve(named.get()).toAbsolutePath();
      return Optional.of(at(path, true));
    }
    var name = STAMP.format(started) + "-" + plain(command) + "-" + ProcessHandle.current().pid();
    return XdgFolder.state(here.environment()).map(its -> at(its.resolve(name + ".json"), false));
  }

  private static RecordingPlace at(Path recording, boolean chosen) {
    return new RecordingPlace(recording, beside(recording, "journal"), chosen);
  }

  private static Path beside(Path recording, String ending) {
    return recording.resolveSibling(recording.getFileName() + "." + ending);
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

  /// For this run alone, whoever else records to the same file.
  Path marks() {
    return beside(recording, ProcessHandle.current().pid() + ".marks");
  }

  /// The recording as a person would name it from here.
  String shown(Surroundings here) {
    var folder = here.workingDirectory().toAbsolutePath();
    return recording.startsWith(folder)
        ? folder.relativize(recording).toString()
        : recording.toString();
  }

  /// The place, made ready.
  ///
  /// @param kept where the journal of a run that died was moved to: it may be all that is left of
  ///     it
  /// @param shared whether another run that goes on records to the same file
  record Ready(RecordingPlace place, Optional<Path> kept, boolean shared) {}

  /// Makes the folder where it is ours to make, and sees that the journal takes nobody's name.
  ///
  /// @throws IOException where no file can be made there
  Ready prepare() throws IOException {
    if (!chosen) {
      Files.createDirectories(recording.getParent());
    } else if (Files.isDirectory(recording)) {
      throw new IOException("it is a folder");
    }
    if (!Files.exists(journal)) {
      return new Ready(this, Optional.empty(), false);
    }
    if (Journal.isLive(journal)) {
      var own = beside(recording, ProcessHandle.current().pid() + ".journal");
      return new Ready(new RecordingPlace(recording, own, chosen), Optional.empty(), true);
    }
    int number = 1;
    while (Files.exists(beside(recording, number + ".journal"))) {
      number++;
    }
    var aside = Files.move(journal, beside(recording, number + ".journal"));
    return new Ready(this, Optional.of(aside), false);
  }
}
