package lepton.meter;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The file that a command writes its marks to.
///
/// A plain file, and not a pipe: a command that marks never waits for lepton, and does not notice
/// when lepton is gone. Most write behind what is there (`>>`); where `>` put something in its
/// place, what was read last no longer stands where it stood, and all is read anew.
public final class MarksFile implements AutoCloseable {

  /// So much is taken in at one look, which bounds the memory that a flood of marks takes.
  private static final int MOST_BYTES = 1 << 20;

  /// Bytes of what was read last that have to stand there still.
  private static final int REMEMBERED = 256;

  private final Path path;
  private final RandomAccessFile file;
  private final Marks marks = new Marks();
  private final byte[] buffer = new byte[8192];
  private byte[] last = {};
  private long position;

  /// Makes the file, empty.
  ///
  /// @throws IOException if it can't be made
  public MarksFile(Path path) throws IOException {
    this.path = path;
    // first in the way that says what is wrong where it can't be made
    Files.write(path, new byte[0]);
    this.file = new RandomAccessFile(path.toFile(), "r");
  }

  public Path path() {
    return path;
  }

  /// What was written since the last time, taken as written at `at` seconds since the start.
  public List<Mark> poll(double at) throws IOException {
    var found = new ArrayList<Mark>();
    if (!stands()) {
      found.addAll(marks.end(at));
      position = 0;
      last = new byte[0];
    }
    int taken = 0;
    while (taken < MOST_BYTES) {
      file.seek(position);
      int read = file.read(buffer);
      if (read <= 0) {
        break;
      }
      taken += read;
      position += read;
      remember(read);
      found.addAll(marks.accept(at, buffer, 0, read));
    }
    return found;
  }

  private boolean stands() throws IOException {
    if (file.length() < position) {
      return false;
    }
    var there = new byte[last.length];
    file.seek(position - last.length);
    return file.read(there) == there.length && Arrays.equals(there, last);
  }

  private void remember(int read) {
    int fresh = Math.min(read, REMEMBERED);
    int kept = Math.min(last.length, REMEMBERED - fresh);
    var next = Arrays.copyOfRange(last, last.length - kept, last.length + fresh);
    System.arraycopy(buffer, read - fresh, next, kept, fresh);
    last = next;
  }

  /// Whether there is more than one look takes in.
  public boolean more() throws IOException {
    return position < file.length();
  }

  /// What a last line without a line end says, when the command has ended.
  public List<Mark> end(double at) {
    return marks.end(at);
  }

  /// What could not be understood, in sentences.
  public List<String> notes() {
    return marks.notes();
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(path);
  }
}
