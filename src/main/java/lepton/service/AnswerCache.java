package lepton.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Answers that were given before, a file each: when it was given and by whom in the first line,
/// then the answer as it came. It holds no secret: none is part of an answer, and a login's answer
/// is not kept.
public final class AnswerCache {

  private static final String MARK = "lepton answer 1 ";
  private static final int LONGEST = 16 << 20;

  private final Optional<Path> folder;

  private AnswerCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /// In `lepton` of the XDG folder for what can be had again; without one nothing is kept.
  public static AnswerCache of(Map<String, String> environment) {
    return new AnswerCache(XdgFolder.cache(environment).map(its -> its.resolve("lepton")));
  }

  /// @param at when it was given
  record Kept(Instant at, String body) {}

  /// The last answer; absent where there is none that can be read.
  ///
  /// @param address of who gave it: another's answer is none
  Optional<Kept> read(Feed feed, Question question, String address) {
    try {
      var path = file(feed, question);
      if (!question.keeps() || path.isEmpty() || Files.size(path.get()) > LONGEST) {
        return Optional.empty();
      }
      var text = Files.readString(path.get());
      int end = text.indexOf('\n');
      var head = text.substring(0, Math.max(0, end));
      int space = head.indexOf(' ', MARK.length());
      if (!head.startsWith(MARK) || space < 0 || !head.substring(space + 1).equals(address)) {
        return Optional.empty();
      }
      var at = Instant.parse(head.substring(MARK.length(), space));
      return Optional.of(new Kept(at, text.substring(end + 1)));
    } catch (IOException | DateTimeException notThere) {
      return Optional.empty();
    }
  }

  /// Keeps an answer; where that fails it is asked for again.
  void write(Feed feed, Question question, String address, Instant at, String body) {
    try {
      var path = file(feed, question);
      if (!question.keeps() || path.isEmpty()) {
        return;
      }
      makeFolder(folder.orElseThrow());
      var name = path.get().getFileName() + "." + ProcessHandle.current().pid() + ".part";
      var part = path.get().resolveSibling(name);
      try {
        Files.writeString(part, MARK + at + " " + address + "\n" + body);
        Files.move(part, path.get(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException full) {
      return;
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var own = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(own));
    } else {
      Files.createDirectories(folder);
    }
  }

  private Optional<Path> file(Feed feed, Question question) {
    var name = feed.provider().word() + "-" + feed.zone() + "-" + question.kind() + ".answer";
    return folder.map(its -> its.resolve(name));
  }
}
