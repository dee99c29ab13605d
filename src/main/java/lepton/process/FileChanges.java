package lepton.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// Tells at once when a file is written to, by inotify(7), so that nobody has to look again and
/// again. What a process on another computer writes, through a network file system, is not told.
///
/// Java's own `WatchService` follows whole folders, and would wake for every line of a journal that
/// stands beside.
public final class FileChanges implements AutoCloseable {

  private static final NativeFunction READ = Libc.function("read");

  private static final long IN_MODIFY = 0x2;
  private static final long IN_CLOEXEC = 0x8_0000;

  /// What stands last: the file is followed no longer.
  private static final int IN_IGNORED = 0x8000;

  /// `struct inotify_event { int wd; uint32_t mask; uint32_t cookie; uint32_t len; }`, one at a
  /// time: equal ones that nobody has read yet are one.
  private static final int EVENT = 16;

  private static final int MASK = 4;

  private static final double NANOS = 1e9;

  private final int descriptor;
  private final int watch;
  private final long quietNanos;
  private final Runnable changed;

  private FileChanges(int descriptor, int watch, double quietSeconds, Runnable changed) {
    this.descriptor = descriptor;
    this.watch = watch;
    this.quietNanos = (long) (quietSeconds * NANOS);
    this.changed = changed;
  }

  /// Follows a file on a thread of its own; absent where that can't be had, as when this user
  /// follows as many as are allowed.
  ///
  /// @param quietSeconds a flood of changes is told once in that time
  /// @param changed called on that thread
  public static Optional<FileChanges> follow(Path file, double quietSeconds, Runnable changed) {
    int descriptor = (int) Libc.function("inotify_init1").call(IN_CLOEXEC);
    if (descriptor < 0) {
      return Optional.empty();
    }
    var path = NativeMemory.string(file.toString().getBytes(UTF_8));
    int watch =
        (int) Libc.function("inotify_add_watch").call(descriptor, path.address(), IN_MODIFY);
    if (watch < 0) {
      Libc.close(descriptor);
      return Optional.empty();
    }
    var changes = new FileChanges(descriptor, watch, quietSeconds, changed);
    Thread.ofPlatform().daemon().name("lepton marks").start(changes::tell);
    return Optional.of(changes);
  }

  private void tell() {
    var event = NativeMemory.of(EVENT);
    while (true) {
      // what a signal interrupts reads nothing, and one look too many does no harm
      long read = READ.call(descriptor, event.address(), EVENT);
      if (read == EVENT && (event.getInt(MASK) & IN_IGNORED) != 0) {
        Libc.close(descriptor);
        return;
      }
      changed.run();
      LockSupport.parkNanos(quietNanos);
    }
  }

  /// Ends the following. Java waits for a thread that is in a C function when it is to end.
  @Override
  public void close() {
    Libc.function("inotify_rm_watch").call(descriptor, watch);
  }
}
