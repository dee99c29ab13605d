package lepton.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// A command that was started in this process's place: with its descriptors, environment, signals,
/// process group and working directory. Nothing of it depends on this process, so it goes on if
/// this one is killed.
public final class Child {

  private static final NativeFunction WAITID = Libc.function("waitid");
  private static final NativeFunction WAIT4 = Libc.function("wait4");

  private static final long P_PID = 1;
  private static final long WNOHANG = 1;
  private static final long WSTOPPED = 2;
  private static final long WEXITED = 4;
  private static final long WNOWAIT = 0x0100_0000;

  /// `si_code` of `siginfo_t`, and what it is of a child that was stopped.
  private static final int CODE = 8;

  private static final int CLD_STOPPED = 5;

  /// `siginfo_t`, and more than `struct rusage`.
  private static final int STRUCTURE = 256;

  private static final int BYTES_PER_KIBIBYTE = 1024;

  private final int id;
  private final Path proc;
  private boolean gone;

  private Child(int id, Path proc) {
    this.id = id;
    this.proc = proc;
  }

  /// Why a command would be refused now, for one that is to start later.
  ///
  /// @throws IOException if there is no `/proc`
  public static Optional<Start.Refused> refusal(List<String> words, Path proc) throws IOException {
    return program(words, Inheritance.read(proc)).refusal();
  }

  private static Program program(List<String> words, Inheritance inheritance) {
    var raw = Words.raw(words, inheritance.commandLine());
    return new Program(raw, inheritance.environment().value("PATH"));
  }

  /// Starts a command.
  ///
  /// @param words its name or path, and its arguments
  /// @param additions variables that it finds besides those of this process
  /// @param proc where `/proc` is
  /// @throws IOException if there is no `/proc`
  public static Start start(List<String> words, Map<String, String> additions, Path proc)
      throws IOException {
    var inheritance = Inheritance.read(proc);
    var now = ProcessStatus.read(proc, "self");
    var program = program(words, inheritance);
    for (int signal : new int[] {SignalSet.PIPE, SignalSet.XFSZ}) {
      if (inheritance.ignored().contains(signal)) {
        Libc.ignore(signal);
      }
    }
    var spawn = inheritance.spawn(additions, now.ignored());
    int error = program.start(spawn);
    if (error != 0) {
      return program.refused(error);
    }
    if (now.ignored().contains(SignalSet.CHLD)) {
      // Where it is ignored the kernel forgets how a child ended.
      Libc.restore(SignalSet.CHLD);
    }
    return new Start.Running(new Child(spawn.process(), proc));
  }

  /// Its process id.
  public int id() {
    return id;
  }

  /// Whether it ended and was waited for; its id may be another's from then on.
  synchronized boolean gone() {
    return gone;
  }

  /// Sends it a signal, unless it ended.
  public synchronized void send(int signal) {
    if (!gone) {
      Libc.kill(id, signal);
    }
  }

  /// Asks it to end (SIGTERM).
  public void terminate() {
    send(SignalSet.TERM);
  }

  /// Ends it (SIGKILL).
  public void kill() {
    send(SignalSet.KILL);
  }

  /// Waits until it ends.
  ///
  /// @param stopped called each time that it was stopped, as by ^Z
  public Ended await(Runnable stopped) {
    var memory = NativeMemory.of(STRUCTURE);
    // Its id stays its own, and signals may go to it, until it is waited for without WNOWAIT.
    WAITID.call(P_PID, id, memory.address(), WEXITED | WSTOPPED | WNOWAIT);
    while (memory.getInt(CODE) == CLD_STOPPED) {
      memory.putLong(CODE, 0);
      WAITID.call(P_PID, id, memory.address(), WSTOPPED | WNOHANG);
      stopped.run();
      memory.putLong(CODE, 0);
      WAITID.call(P_PID, id, memory.address(), WEXITED | WSTOPPED | WNOWAIT);
    }
    synchronized (this) {
      gone = true;
      return reap(memory);
    }
  }

  private Ended reap(NativeMemory memory) {
    int rusage = Long.BYTES;
    while ((int) WAIT4.call(id, memory.address(), 0, memory.address() + rusage) != id) {
      if (!proc.resolve(Integer.toString(id)).toFile().exists()) {
        throw new IllegalStateException("someone else waited for process " + id);
      }
    }
    return Ended.of(
        memory.getInt(0),
        Ended.seconds(memory.getLong(rusage), memory.getLong(rusage + 8)),
        Ended.seconds(memory.getLong(rusage + 16), memory.getLong(rusage + 24)),
        memory.getLong(rusage + 32) * BYTES_PER_KIBIBYTE);
  }
}
