package lepton.meter.sensor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/// Which process numbers have come up since the last look.
///
/// Where the number given out last (the fifth field of `/proc/loadavg`) is still the same, no
/// process has begun and nothing is listed. A number that ends and is given out again between two
/// looks is taken for the same process, which takes 32,768 new processes in that time at the least.
final class ProcessNumbers implements AutoCloseable {

  private static final int[] NONE = {};

  private final File proc;
  private final PseudoFile load;
  private int[] known = NONE;
  private long lastGiven;
  private boolean looked;

  ProcessNumbers(Path root) {
    this.proc = root.resolve("proc").toFile();
    this.load = new PseudoFile(root.resolve("proc/loadavg"), 128);
  }

  /// Numbers of processes that may have begun since the last look, ascending; at the first look
  /// since the process `root` began.
  int[] fresh(long root) {
    long last = last().orElse(0);
    if (looked && last > 0 && last == lastGiven) {
      return NONE;
    }
    int[] listed = listed();
    int[] fresh = looked ? without(listed, known) : since(listed, root, last);
    known = listed;
    lastGiven = last;
    looked = true;
    return fresh;
  }

  /// The number given out last; absent where the kernel doesn't say.
  private OptionalLong last() {
    try {
      load.refresh();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
    int end = load.length();
    while (end > 0 && load.bytes()[end - 1] <= ' ') {
      end--;
    }
    int from = end;
    while (from > 0 && load.bytes()[from - 1] > ' ') {
      from--;
    }
    return Digits.whole(load.bytes(), from, end);
  }

  private int[] listed() {
    var names = proc.list();
    if (names == null) {
      return NONE;
    }
    var numbers = new int[names.length];
    int count = 0;
    for (var name : names) {
      int number = number(name);
      if (number > 0) {
        numbers[count++] = number;
      }
    }
    var listed = Arrays.copyOf(numbers, count);
    Arrays.sort(listed);
    return listed;
  }

  /// The number that a name is, or 0: process numbers are below 2^22.
  private static int number(String name) {
    if (name.length() > 9) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /// Numbers are given out in turn: those given out since `root` lie between it and the last one,
  /// around the end where the last one is lower.
  private static int[] since(int[] listed, long root, long last) {
    var since = new int[listed.length];
    int count = 0;
    for (int number : listed) {
      boolean between =
          last <= 0
              || (last >= root ? number > root && number <= last : number > root || number <= last);
      if (between) {
        since[count++] = number;
      }
    }
    return Arrays.copyOf(since, count);
  }

  /// What is in the first list and not in the second, both ascending.
  private static int[] without(int[] listed, int[] known) {
    var fresh = new int[listed.length];
    int count = 0;
    int at = 0;
    for (int number : listed) {
      while (at < known.length && known[at] < number) {
        at++;
      }
      if (at == known.length || known[at] != number) {
        fresh[count++] = number;
      }
    }
    return Arrays.copyOf(fresh, count);
  }

  @Override
  public void close() {
    load.close();
  }
}
