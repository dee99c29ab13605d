package lepton.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import lepton.foreign.NativeFunction;
import lepton.foreign.NativeLibrary;
import lepton.foreign.NativeMemory;

/// The functions of the C library that a process is run with. Constants are those of Linux.
final class Libc {

  private static final NativeLibrary LIBRARY = NativeLibrary.standard();

  private static final NativeFunction SIGNAL = LIBRARY.require("signal");
  private static final NativeFunction KILL = LIBRARY.require("kill");
  private static final NativeFunction CLOSE = LIBRARY.require("close");

  private static final long SIG_DFL = 0;
  private static final long SIG_IGN = 1;

  /// `sigset_t`, of which the kernel reads the first eight bytes.
  private static final int SIGNAL_SET = 128;

  private Libc() {}

  static NativeFunction function(String name) {
    return LIBRARY.require(name);
  }

  static NativeMemory set(SignalSet signals) {
    var set = NativeMemory.of(SIGNAL_SET);
    set.putLong(0, signals.bits());
    return set;
  }

  /// Has a signal ignored in this process.
  static void ignore(int signal) {
    SIGNAL.call(signal, SIG_IGN);
  }

  /// Has a signal do in this process what it usually does.
  static void restore(int signal) {
    SIGNAL.call(signal, SIG_DFL);
  }

  static void kill(int process, int signal) {
    KILL.call(process, signal);
  }

  static void close(int descriptor) {
    CLOSE.call(descriptor);
  }

  /// What an error number means.
  static String meaning(int error) {
    long text = function("strerror").call(error);
    int length = (int) function("strlen").call(text);
    var copy = NativeMemory.of(length + 1);
    function("memcpy").call(copy.address(), text, length);
    return new String(copy.string(0), UTF_8);
  }
}
