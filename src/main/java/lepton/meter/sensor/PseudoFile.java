package lepton.meter.sensor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// A file of the kernel's that is read again and again: it stays open, and the kernel writes it
/// anew for each reading from its beginning.
///
/// Not a `FileChannel`, which an interrupt of the reading thread would close for good.
final class PseudoFile implements AutoCloseable {

  /// Up to this size the JDK reads through its own stack, without allocating.
  private static final int MOST = 8192;

  private final Path path;
  private final byte[] buffer;
  private Optional<RandomAccessFile> file = Optional.empty();
  private int length;

  PseudoFile(Path path) {
    this(path, 64);
  }

  /// @param size how many bytes of the beginning are wanted
  PseudoFile(Path path, int size) {
    this.path = path;
    this.buffer = new byte[Math.min(size, MOST)];
  }

  Path path() {
    return path;
  }

  /// Reads the beginning of the file; a file that can't be read any more is opened anew the next
  /// time.
  void refresh() throws IOException {
    length = 0;
    if (file.isEmpty()) {
      file = Optional.of(new RandomAccessFile(path.toString(), "r"));
    }
    var open = file.get();
    try {
      open.seek(0);
      int read = open.read(buffer, 0, buffer.length);
      while (read > 0) {
        length += read;
        read = length < buffer.length ? open.read(buffer, length, buffer.length - length) : 0;
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /// What was read last.
  byte[] bytes() {
    return buffer;
  }

  /// How many of the bytes were read.
  int length() {
    return length;
  }

  /// The whole number that the file holds now.
  ///
  /// @throws IOException also where it holds something else
  long readNumber() throws IOException {
    refresh();
    var number = Digits.whole(buffer, 0, length);
    if (number.isEmpty()) {
      throw new IOException("no number but '" + text() + "'");
    }
    return number.getAsLong();
  }

  private String text() {
    return new String(buffer, 0, length, StandardCharsets.UTF_8).strip();
  }

  /// The text of a small file that is read once; absent where it can't be.
  static Optional<String> text(Path path) {
    return text(path, MOST);
  }

  /// At most so many bytes of a file that is read once; absent where it can't be.
  static Optional<String> text(Path path, int most) {
    try (var in = new RandomAccessFile(path.toString(), "r")) {
      var bytes = new byte[most];
      int length = 0;
      int read = in.read(bytes, 0, most);
      while (read > 0) {
        length += read;
        read = length < most ? in.read(bytes, length, most - length) : 0;
      }
      return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// The whole number in a small file that is read once; absent where there is none.
  static OptionalLong number(Path path) {
    var text = text(path, 64);
    return text.isEmpty() ? OptionalLong.empty() : Digits.whole(text.get());
  }

  /// Why a file can't be read, as a half-sentence: `permission denied`.
  static String why(IOException e) {
    var message = e.getMessage();
    if (message == null) {
      return "it cannot be read";
    }
    int open = message.lastIndexOf('(');
    boolean reason = open >= 0 && message.endsWith(")");
    var why = reason ? message.substring(open + 1, message.length() - 1) : message;
    return why.isEmpty()
        ? "it cannot be read"
        : Character.toLowerCase(why.charAt(0)) + why.substring(1);
  }

  @Override
  public void close() {
    if (file.isPresent()) {
      var open = file.get();
      file = Optional.empty();
      try {
        open.close();
      } catch (IOException nothingWasWritten) {
        return;
      }
    }
  }
}
