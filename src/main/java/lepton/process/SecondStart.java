package lepton.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lepton.foreign.NativeMemory;

/// Starts this program anew in its own place, with signals blocked, for where the launcher found no
/// program that could. It costs a second start of Java, and leaves no other trace.
final class SecondStart {

  private static final long SIG_BLOCK = 0;

  /// Says that this is the second start, so that there is no third.
  private static final String MARK = "LEPTON_KEPT_SECOND";

  private SecondStart() {}

  /// Doesn't return, unless this is the second start already or it can't be done.
  ///
  /// @throws IOException if there is no `/proc`
  static void attempt(Path proc, Environment environment) throws IOException {
    if (!environment.value(MARK).isEmpty()) {
      return;
    }
    var self = proc.resolve("self");
    var words = NativeMemory.strings(Words.split(Files.readAllBytes(self.resolve("cmdline"))));
    var program = NativeMemory.string(self.resolve("exe").toString().getBytes(UTF_8));
    var name = NativeMemory.string(MARK.getBytes(UTF_8));
    var value = NativeMemory.string("1".getBytes(UTF_8));
    Libc.function("setenv").call(name.address(), value.address(), 1);
    var blocked = Libc.set(SignalSet.FORWARDED);
    Libc.function("pthread_sigmask").call(SIG_BLOCK, blocked.address(), 0);
    Libc.function("execv").call(program.address(), words.address());
  }
}
