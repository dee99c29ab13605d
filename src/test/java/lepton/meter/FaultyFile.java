package lepton.meter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file on a disk that fills up within a line, and is emptied again.
final class FaultyFile extends FileChannel {

  private final FileChannel file;
  private int room = Integer.MAX_VALUE;
  private int forced;

  private FaultyFile(FileChannel file) {
    this.file = file;
  }

  static FaultyFile create(Path path) throws IOException {
    return new FaultyFile(
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  void roomFor(int bytes) {
    room = bytes;
  }

  /// How often everything was brought to the disk.
  int forced() {
    return forced;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    int length = Math.min(room, bytes.remaining());
    var part = bytes.slice(bytes.position(), length);
    int written = file.write(part);
    bytes.position(bytes.position() + written);
    room -= written;
    return written;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    forced++;
    file.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return file.read(bytes);
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return file.read(buffers, offset, length);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return file.read(bytes, position);
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return file.write(buffers, offset, length);
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return file.write(bytes, position);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    return file.position(position);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    return file.truncate(size);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
    return file.transferTo(position, count, to);
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
    return file.transferFrom(from, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return file.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return file.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }
}
