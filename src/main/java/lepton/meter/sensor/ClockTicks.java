package lepton.meter.sensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Units of the kernel's numbers, which it tells each process in its auxiliary vector
/// (getauxval(3)).
///
/// @param perSecond `AT_CLKTCK`: units of processor time a second
/// @param pageBytes `AT_PAGESZ`: bytes in a page
record ClockTicks(double perSecond, long pageBytes) {

  private static final int AT_NULL = 0;
  private static final int AT_PAGESZ = 6;
  private static final int AT_CLKTCK = 17;

  /// `USER_HZ`, which is 100 on all architectures that Java 25 runs on.
  private static final long USUAL_TICKS = 100;

  /// What x86-64 has always; others may differ and say so.
  private static final long USUAL_PAGE = 4096;

  static ClockTicks of(Path root) {
    long ticks = USUAL_TICKS;
    long page = USUAL_PAGE;
    ByteBuffer vector;
    try {
      vector = ByteBuffer.wrap(Files.readAllBytes(root.resolve("proc/self/auxv")));
    } catch (IOException unreadable) {
      return new ClockTicks(ticks, page);
    }
    vector.order(ByteOrder.nativeOrder());
    while (vector.remaining() >= 2 * Long.BYTES) {
      long key = vector.getLong();
      long value = vector.getLong();
      if (key == AT_NULL) {
        break;
      }
      ticks = key == AT_CLKTCK && value > 0 ? value : ticks;
      page = key == AT_PAGESZ && value > 0 ? value : page;
    }
    return new ClockTicks(ticks, page);
  }
}
