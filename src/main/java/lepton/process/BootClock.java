package lepton.process;

import java.util.function.DoubleSupplier;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// Seconds since the machine started, those that it slept included (`CLOCK_BOOTTIME`,
/// clock_gettime(2)): a clock that never goes back and that a suspend does not stop. For use by
/// several threads.
public final class BootClock implements DoubleSupplier {

  private static final NativeFunction CLOCK_GETTIME = Libc.function("clock_gettime");
  private static final long CLOCK_BOOTTIME = 7;
  private static final double SECONDS_PER_NANOSECOND = 1e-9;

  /// `struct timespec`: two longs.
  private final ThreadLocal<NativeMemory> time =
      ThreadLocal.withInitial(() -> NativeMemory.of(2 * Long.BYTES));

  @Override
  public double getAsDouble() {
    var memory = time.get();
    CLOCK_GETTIME.call(CLOCK_BOOTTIME, memory.address());
    return memory.getLong(0) + memory.getLong(Long.BYTES) * SECONDS_PER_NANOSECOND;
  }
}
