package lepton.process;

import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// Rows and columns of a terminal (ioctl_tty(2), `TIOCGWINSZ`, `TIOCGPGRP`).
public record TerminalSize(int rows, int columns) {

  private static final NativeFunction IOCTL = Libc.function("ioctl");
  private static final long TIOCGWINSZ = 0x5413;
  private static final long TIOCGPGRP = 0x540f;
  private static final int UNSIGNED_SHORT = 0xffff;

  /// Of a terminal that knows its rows and not its columns. Assumed: what a VT100 has.
  private static final int USUAL_COLUMNS = 80;

  /// The size of the terminal behind a descriptor; absent where there is none, or it has no rows.
  public static Optional<TerminalSize> of(int descriptor) {
    var size = NativeMemory.of(Long.BYTES);
    if ((int) IOCTL.call(descriptor, TIOCGWINSZ, size.address()) != 0) {
      return Optional.empty();
    }
    int both = size.getInt(0);
    int rows = both & UNSIGNED_SHORT;
    int columns = both >>> Short.SIZE;
    return rows > 0
        ? Optional.of(new TerminalSize(rows, columns > 0 ? columns : USUAL_COLUMNS))
        : Optional.empty();
  }

  /// Whether the terminal behind a descriptor listens to another job now: one in the background
  /// that writes to it may be stopped for it.
  public static boolean isElsewhere(int descriptor) {
    var group = NativeMemory.of(Long.BYTES);
    boolean asked = (int) IOCTL.call(descriptor, TIOCGPGRP, group.address()) == 0;
    return asked && group.getInt(0) != (int) Libc.function("getpgid").call(0);
  }
}
