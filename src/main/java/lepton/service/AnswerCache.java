package lepton.service;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers that were given before, a file each: when it was given and by whom in the first line,
/// then the answer as it came. It holds no secret: none is part of an answer, and a login's answer
/// is not kept.
public final class AnswerCache {

  private static final String MARK = "lepton answer 1 ";
  private static final String ENDING = ".answer";
  private static final int LONGEST = 16 << 20;

  private final Optional<Path> folder;

  private AnswerCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /// In the XDG folder for what can be had again; without one nothing is kept.
  public static AnswerCache of(Map<String, String> environment) {
    return new AnswerCache(XdgFolder.cache(environment));
  }

  /// @param at when it was given
  record Kept(Instant at, String body) {}

  /// The last answer; absent where there is none that can be read.
  ///
  /// @param address of who gave it: another's answer is none
  Optional<Kept> read(Feed feed, Question question, String address) {
    return question.keeps()
        ? file(feed, question).flatMap(its -> read(its, address))
        : Optional.empty();
  }

  /// The last answers to a question for whatever number of hours, the latest first.
  ///
  /// @param address of who gave them: another's answer is none
  List<Kept> all(Feed feed, Question question, String address) {
    var all = new ArrayList<Kept>();
    var kind = question.kind().substring(0, question.kind().lastIndexOf('-') + 1);
    var own = file(feed, question);
    if (kind.isEmpty() || !question.keeps() || own.isEmpty()) {
      read(feed, question, address).ifPresent(all::add);
      return all;
    }
    var names = name(feed, kind) + "*" + ENDING;
    try (var files = Files.newDirectoryStream(folder.orElseThrow(), names)) {
      for (var file : files) {
        read(file, address).ifPresent(all::add);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      return all;
    }
    all.sort(Comparator.comparing(Kept::at).reversed());
    return all;
  }

  private static Optional<Kept> read(Path file, String address) {
    try {
      if (Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      var text = Files.readString(file);
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
    return folder.map(its -> its.resolve(name(feed, question.kind()) + ENDING));
  }

  private static String name(Feed feed, String kind) {
    return feed.provider().word() + "-" + feed.zone() + "-" + kind;
  }
}
