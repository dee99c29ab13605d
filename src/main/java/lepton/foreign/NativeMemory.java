package lepton.foreign;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Memory at a fixed address, for C functions to read and write. It is never given back, so that no
/// address that C was told goes stale: make it once, and use it again.
///
/// It is read as a buffer, which needs no method handles as reading a segment does.
public final class NativeMemory {

  /// What malloc(3) gives: enough for every type.
  private static final int ALIGNMENT = 16;

  private final ByteBuffer bytes;
  private final long address;

  private NativeMemory(int size) {
    var segment = Arena.global().allocate(size, ALIGNMENT);
    bytes = segment.asByteBuffer().order(ByteOrder.nativeOrder());
    address = segment.address();
  }

  /// So many bytes, all 0.
  public static NativeMemory of(int size) {
    return new NativeMemory(size);
  }

  /// A string as C has it: the bytes, and a 0 after them.
  public static NativeMemory string(byte[] text) {
    var memory = new NativeMemory(text.length + 1);
    memory.bytes.put(0, text);
    return memory;
  }

  /// What C calls `char *strings[]`, with a null pointer at the end: the pointers, and behind them
  /// in the same memory the strings they point to.
  public static NativeMemory strings(List<byte[]> texts) {
    int at = (texts.size() + 1) * Long.BYTES;
    int size = at;
    for (var text : texts) {
      size += text.length + 1;
    }
    var memory = new NativeMemory(size);
    for (int i = 0; i < texts.size(); i++) {
      memory.bytes.putLong(i * Long.BYTES, memory.address + at);
      memory.bytes.put(at, texts.get(i));
      at += texts.get(i).length + 1;
    }
    return memory;
  }

  public long address() {
    return address;
  }

  public int size() {
    return bytes.capacity();
  }

  public int getInt(int at) {
    return bytes.getInt(at);
  }

  public long getLong(int at) {
    return bytes.getLong(at);
  }

  public void putInt(int at, int value) {
    bytes.putInt(at, value);
  }

  public void putLong(int at, long value) {
    bytes.putLong(at, value);
  }

  /// The string at a place, up to its 0 or the end of the memory.
  public byte[] string(int at) {
    int end = at;
    while (end < bytes.capacity() && bytes.get(end) != 0) {
      end++;
    }
    var text = new byte[end - at];
    bytes.get(at, text);
    return text;
  }
}
