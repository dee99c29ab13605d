package lepton.meter.sensor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// An environment variable that tells a command's processes from all others, whoever their parent
/// is by now: what a process was started with stands in `/proc/PID/environ` (proc_pid_environ(5)).
final class ProcessMark {

  /// Enough for any environment of practice; Linux takes 2 MiB and more.
  private static final int MOST_BYTES = 1 << 18;

  private final String proc;
  private final byte[] wanted;

  /// @param variable `NAME=value`
  ProcessMark(Path root, String variable) {
    this.proc = root.resolve("proc") + "/";
    this.wanted = variable.getBytes(UTF_8);
  }

  /// Whether a process has it; false where it may not be looked at.
  boolean on(long pid) {
    try (var file = new FileInputStream(proc + pid + "/environ")) {
      return stands(file.readNBytes(MOST_BYTES));
    } catch (IOException goneOrAnotherUsers) {
      return false;
    }
  }

  /// Whether one of the strings, each ended by a zero byte, is the variable.
  private boolean stands(byte[] strings) {
    int from = 0;
    while (from < strings.length) {
      int to = from;
      while (to < strings.length && strings[to] != 0) {
        to++;
      }
      if (Arrays.equals(strings, from, to, wanted, 0, wanted.length)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
