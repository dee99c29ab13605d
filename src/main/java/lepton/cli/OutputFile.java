package lepton.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.Quote;

/// Where a result goes: standard output, or a file that is never seen half written.
final class OutputFile {

  private OutputFile() {}

  /// Writes the result; false, with a sentence, where that could not be done.
  static boolean write(String text, Optional<String> name, Surroundings here) throws IOException {
    if (name.isEmpty() || name.get().equals("-")) {
      here.print(text);
      return true;
    }
    try {
      replace(here.workingDirectory().resolve(name.get()), text);
      return true;
    } catch (IOException broken) {
      var problems = new Problems();
      problems.error(
          "cannot write " + Quote.of(name.get()) + ": " + why(broken),
          "give another file to --output");
      CommandLineTool.misuse(problems, here);
      return false;
    }
  }

  /// Puts a text in a file's place, whole or not at all.
  static void replace(Path target, String text) throws IOException {
    replace(target, text, false);
  }

  /// The same.
  ///
  /// @param durably whether it is on the disk before it takes the other's place, which takes a
  ///     while
  static void replace(Path target, String text, boolean durably) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException("it is a folder");
    }
    var bytes = text.getBytes(UTF_8);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.write(target, bytes);
      return;
    }
    var real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    var part =
        real.resolveSibling(
            "." + real.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (durably) {
        try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
          file.force(true);
        }
      }
      if (Files.exists(real) && Files.getFileStore(real).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(real));
      }
      Files.move(part, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Why a file can't be written.
  static String why(IOException broken) {
    return switch (broken) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(broken.getMessage());
    };
  }
}
