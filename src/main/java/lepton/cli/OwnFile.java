package lepton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// A file that this process made, told from another that has taken its name since.
///
/// @param key of the file system; absent where it has none
record OwnFile(Path path, Optional<Object> key) {

  /// The file that stands there now.
  static OwnFile at(Path path) throws IOException {
    return new OwnFile(path, key(path));
  }

  private static Optional<Object> key(Path path) throws IOException {
    return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
  }

  /// Removes it, unless another has its name.
  void delete() throws IOException {
    if (Files.exists(path) && key(path).equals(key)) {
      Files.delete(path);
    }
  }
}
