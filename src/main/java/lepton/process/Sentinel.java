package lepton.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// A process in the command's process group that takes no signal and remembers which were sent.
///
/// A signal that is pending here was sent to the whole group, by a terminal or by
/// `kill -INT -PGID`, so the command has got it as well.
///
/// It is a shell that reads from a pipe of which lepton alone holds the other end: whatever becomes
/// of lepton, it ends. It holds nothing else open, so that nobody who reads what the command
/// writes waits for it.
final class Sentinel {

  private static final NativeFunction PIPE = Libc.function("pipe2");
  private static final NativeFunction WAIT4 = Libc.function("wait4");

  private static final long O_CLOEXEC = 0x8_0000;

  private static final byte[] SHELL = "/bin/sh".getBytes(UTF_8);

  private static final List<byte[]> WORDS =
      List.of("lepton-sentinel".getBytes(UTF_8), "-c".getBytes(UTF_8), "read -r _".getBytes(UTF_8));

  private final Path proc;
  private final int process;
  private final int end;

  private Sentinel(Path proc, int process, int end) {
    this.proc = proc;
    this.process = process;
    this.end = end;
  }

  /// Starts one; absent where that failed.
  static Optional<Sentinel> start(Path proc) {
    var pipe = NativeMemory.of(2 * Integer.BYTES);
    if ((int) PIPE.call(pipe.address(), O_CLOEXEC) != 0) {
      return Optional.empty();
    }
    int reading = pipe.getInt(0);
    int writing = pipe.getInt(Integer.BYTES);
    var spawn = new Spawn(List.of(), SignalSet.ALL, SignalSet.NONE);
    spawn.moving(reading, 0);
    for (int descriptor : Inheritance.descriptors(proc.resolve("self"))) {
      if (descriptor > 0) {
        spawn.closing(descriptor);
      }
    }
    int error = spawn.startFile(SHELL, WORDS);
    Libc.close(reading);
    if (error != 0) {
      Libc.close(writing);
      return Optional.empty();
    }
    return Optional.of(new Sentinel(proc, spawn.process(), writing));
  }

  /// The signals that its group was sent since it started.
  SignalSet pending() {
    try {
      return ProcessStatus.read(proc, Integer.toString(process)).pending();
    } catch (IOException killed) {
      return SignalSet.NONE;
    }
  }

  /// Ends it, and leaves nothing of it.
  void stop() {
    Libc.close(end);
    Libc.kill(process, SignalSet.KILL);
    WAIT4.call(process, 0, 0, 0);
  }
}
