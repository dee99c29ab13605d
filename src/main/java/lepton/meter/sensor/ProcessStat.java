package lepton.meter.sensor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// Reads `/proc/PID/stat` (proc_pid_stat(5)) of one process after another into the same buffer.
///
/// The second field is the command's name in parentheses and may hold blanks, parentheses and line
/// ends; what counts begins behind the last closing parenthesis.
final class ProcessStat {

  /// Offsets of fields behind the state; the manual page numbers them 4 and on.
  private static final int PARENT = 0;

  private static final int GROUP = 1;
  private static final int SESSION = 2;
  private static final int USER = 10;
  private static final int SYSTEM = 11;
  private static final int CHILDREN_USER = 12;
  private static final int CHILDREN_SYSTEM = 13;
  private static final int START = 18;

  /// Offsets of fields of `/proc/PID/statm`, in pages.
  private static final int RESIDENT = 1;

  private static final int SHARED = 2;

  private final String proc;
  private final byte[] buffer = new byte[1024];
  private final long[] fields = new long[START + 1];

  ProcessStat(Path root) {
    this.proc = root.resolve("proc") + "/";
  }

  /// Reads a process's numbers; false where there is no such process any more.
  boolean read(long pid) {
    int length = load(pid, "/stat");
    int at = length;
    while (at > 0 && buffer[at - 1] != ')') {
      at--;
    }
    int state = Digits.skip(buffer, at, length);
    int behind = Digits.end(buffer, state, length);
    return at > 0 && Digits.fields(buffer, behind, length, fields) > START;
  }

  /// Reads a process's memory; false where there is no such process any more.
  boolean readMemory(long pid) {
    return Digits.fields(buffer, 0, load(pid, "/statm"), fields) > SHARED;
  }

  private int load(long pid, String name) {
    try (var file = new RandomAccessFile(proc + pid + name, "r")) {
      return Math.max(0, file.read(buffer, 0, buffer.length));
    } catch (IOException gone) {
      return 0;
    }
  }

  long parent() {
    return fields[PARENT];
  }

  /// The process group: the number of the process that founded it.
  long group() {
    return fields[GROUP];
  }

  /// The session: the number of the process that founded it.
  long session() {
    return fields[SESSION];
  }

  /// Ticks after the boot at which the process began: with its number it is unique.
  long start() {
    return fields[START];
  }

  /// Ticks of processor time of the process itself.
  long own() {
    return fields[USER] + fields[SYSTEM];
  }

  /// Ticks of processor time of the descendants that it has waited for.
  long reaped() {
    return fields[CHILDREN_USER] + fields[CHILDREN_SYSTEM];
  }

  /// Pages resident.
  long residentPages() {
    return fields[RESIDENT];
  }

  /// Of these: pages of files and of memory shared on purpose.
  long sharedPages() {
    return fields[SHARED];
  }
}
