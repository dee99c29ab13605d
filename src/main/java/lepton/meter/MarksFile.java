package lepton.meter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The file that a command writes its marks to.
///
/// A plain file, and not a pipe: a command that marks never waits for lepton, and does not notice
/// when lepton is gone.
public final class MarksFile implements AutoCloseable {

  /// So much is taken in at one look, which bounds the memory that a flood of marks takes.
  private static final int MOST_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final Marks marks = new Marks();
  private final ByteBuffer buffer = ByteBuffer.allocate(8192);

  /// Makes the file, empty.
  ///
  /// @throws IOException if it can't be made
  public MarksFile(Path path) throws IOException {
    this.path = path;
    this.channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  public Path path() {
    return path;
  }

  /// What was written since the last time, taken as written at `at` seconds since the start.
  /// A file that was emptied, as `>` does, is read from its beginning.
  public List<Mark> poll(double at) throws IOException {
    if (channel.size() < channel.position()) {
      channel.position(0);
    }
    var found = new ArrayList<Mark>();
    int taken = 0;
    while (taken < MOST_BYTES && channel.position() < channel.size()) {
      buffer.clear();
      int read = channel.read(buffer);
      if (read <= 0) {
        break;
      }
      taken += read;
      found.addAll(marks.accept(at, buffer.array(), 0, read));
    }
    return found;
  }

  /// Whether there is more than one look takes in.
  public boolean more() throws IOException {
    return channel.position() < channel.size();
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
    channel.close();
    Files.deleteIfExists(path);
  }
}
