package lepton.process;

import java.util.List;
import lepton.foreign.NativeFunction;
import lepton.foreign.NativeMemory;

/// One process to be started by posix_spawn(3): what it runs, and what differs from this process.
///
///     int posix_spawnp(
///         pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
///         const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]);
///
/// It stays in this process's group and working directory, and gets its descriptors but for those
/// that are closed on execution.
final class Spawn {

  /// Twice what the GNU C library's two structures take, 80 and 336 bytes.
  private static final int STRUCTURE = 672;

  private static final long SETSIGDEF = 0x04;
  private static final long SETSIGMASK = 0x08;

  private static final NativeFunction SPAWN = Libc.function("posix_spawn");
  private static final NativeFunction SPAWN_BY_NAME = Libc.function("posix_spawnp");

  private final NativeMemory actions = NativeMemory.of(STRUCTURE);
  private final NativeMemory attributes = NativeMemory.of(STRUCTURE);
  private final NativeMemory process = NativeMemory.of(Integer.BYTES);
  private final NativeMemory environment;

  /// @param blocked the signals that the process begins with blocked
  /// @param usual the signals that do there what they usually do, though they are ignored here
  Spawn(List<byte[]> environment, SignalSet blocked, SignalSet usual) {
    this.environment = NativeMemory.strings(environment);
    Libc.function("posix_spawn_file_actions_init").call(actions.address());
    Libc.function("posix_spawnattr_init").call(attributes.address());
    Libc.function("posix_spawnattr_setflags").call(attributes.address(), SETSIGDEF | SETSIGMASK);
    Libc.function("posix_spawnattr_setsigmask")
        .call(attributes.address(), Libc.set(blocked).address());
    Libc.function("posix_spawnattr_setsigdefault")
        .call(attributes.address(), Libc.set(usual).address());
  }

  Spawn closing(int descriptor) {
    Libc.function("posix_spawn_file_actions_addclose").call(actions.address(), descriptor);
    return this;
  }

  /// Has a descriptor of this process under another number there.
  Spawn moving(int descriptor, int to) {
    Libc.function("posix_spawn_file_actions_adddup2").call(actions.address(), descriptor, to);
    return this;
  }

  /// Starts a program by its path, or where the path is a name, by the first of that name on PATH.
  /// Returns an error number, 0 where it runs.
  int start(byte[] path, List<byte[]> words) {
    return start(SPAWN_BY_NAME, path, words);
  }

  /// Starts a program by its path alone.
  int startFile(byte[] path, List<byte[]> words) {
    return start(SPAWN, path, words);
  }

  private int start(NativeFunction function, byte[] path, List<byte[]> words) {
    var file = NativeMemory.string(path);
    var arguments = NativeMemory.strings(words);
    return (int)
        function.call(
            process.address(),
            file.address(),
            actions.address(),
            attributes.address(),
            arguments.address(),
            environment.address());
  }

  /// The process that was started.
  int process() {
    return process.getInt(0);
  }
}
