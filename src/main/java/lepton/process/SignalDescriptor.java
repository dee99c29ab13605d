package lepton.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// Signals read from a signalfd(2). For that every thread has to block them, which the launcher
/// sees to, since those that Java starts before any of our code runs inherit what they block.
final class SignalDescriptor {

  private static final NativeFunction SIGNALFD = Libc.function("signalfd");
  private static final NativeFunction READ = Libc.function("read");
  private static final NativeFunction POLL = Libc.function("poll");
  private static final NativeFunction WRITE = Libc.function("write");

  /// `SFD_CLOEXEC | SFD_NONBLOCK`, and the same of eventfd.
  private static final long FLAGS = 0x8_0000 | 0x800;

  private static final int SI_KERNEL = 0x80;

  private static final short POLLIN = 1;

  /// `struct signalfd_siginfo`: `uint32_t ssi_signo; int32_t ssi_errno; int32_t ssi_code; …`.
  private static final int INFO = 128;

  private static final int CODE = 8;

  private static final int POLLFD = 8;

  private final NativeMemory info = NativeMemory.of(INFO);

  /// `struct pollfd { int fd; short events; short revents; }`, for two descriptors.
  private final NativeMemory poll = NativeMemory.of(2 * POLLFD);

  private final int descriptor;

  /// An eventfd(2), which can be read once nobody is to wait any more.
  private final int end;

  SignalDescriptor() {
    descriptor = (int) SIGNALFD.call(-1, Libc.set(SignalSet.FORWARDED).address(), FLAGS);
    end = (int) Libc.function("eventfd").call(0, FLAGS);
    poll.putInt(0, descriptor);
    poll.putInt(Integer.BYTES, POLLIN);
    poll.putInt(POLLFD, end);
    poll.putInt(POLLFD + Integer.BYTES, POLLIN);
  }

  /// Waits for one signal; absent at the end.
  Optional<Arrival> next() {
    while (true) {
      var more = more(1);
      if (!more.isEmpty()) {
        return Optional.of(more.getFirst());
      }
      POLL.call(poll.address(), 2, -1);
      if (poll.getInt(POLLFD + Integer.BYTES) >>> Short.SIZE != 0) {
        return Optional.empty();
      }
    }
  }

  /// Waits for a signal, but not for longer than so many ms.
  void await(int milliseconds) {
    POLL.call(poll.address(), 2, milliseconds);
  }

  /// Ends the waiting. Signals stay blocked.
  void stop() {
    var one = NativeMemory.of(Long.BYTES);
    one.putLong(0, 1);
    WRITE.call(end, one.address(), Long.BYTES);
  }

  /// Those that are here already.
  List<Arrival> more() {
    return more(Integer.MAX_VALUE);
  }

  private List<Arrival> more(int most) {
    var arrivals = new ArrayList<Arrival>();
    while (arrivals.size() < most && READ.call(descriptor, info.address(), INFO) == INFO) {
      arrivals.add(new Arrival(info.getInt(0), info.getInt(CODE) == SI_KERNEL));
    }
    return arrivals;
  }
}
