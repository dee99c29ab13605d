package lepton.process;

import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// Rows and columns of a terminal (ioctl_tty(2), `TIOCGWINSZ`).
public record TerminalSize(int rows, int columns) {

  private static final NativeFunction IOCTL = Libc.function("ioctl");
  private static final long TIOCGWINSZ = 0x5413;
  private static final int UNSIGNED_SHORT = 0xffff;

  /// The size of the terminal behind a descriptor; absent where there is none, or it has no size.
  public static Optional<TerminalSize> of(int descriptor) {
    var size = NativeMemory.of(Long.BYTES);
    if ((int) IOCTL.call(descriptor, TIOCGWINSZ, size.address()) != 0) {
      return Optional.empty();
    }
    int both = size.getInt(0);
    int rows = both & UNSIGNED_SHORT;
    int columns = both >>> Short.SIZE;
    return rows > 0 && columns > 0
        ? Optional.of(new TerminalSize(rows, columns))
        : Optional.empty();
  }
}
