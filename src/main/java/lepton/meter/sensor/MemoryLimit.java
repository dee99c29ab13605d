package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The most memory that a process here can have: the lowest limit of its control group and those
/// above it (cgroup v2 `memory.max`, v1 `memory.limit_in_bytes`), or the machine's own.
final class MemoryLimit {

  /// v1 writes "none" as the largest multiple of a page below 2^63.
  private static final long NONE = 1L << 62;

  private static final double BYTES_PER_KB = 1024;

  private MemoryLimit() {}

  /// Absent where neither is known.
  static OptionalDouble bytes(Path root) {
    double least = machine(root).orElse(Double.POSITIVE_INFINITY);
    for (var group : lines(root.resolve("proc/self/cgroup"))) {
      least = Math.min(least, limit(root, group));
    }
    return Double.isFinite(least) ? OptionalDouble.of(least) : OptionalDouble.empty();
  }

  private static OptionalDouble machine(Path root) {
    for (var line : lines(root.resolve("proc/meminfo"))) {
      if (line.startsWith("MemTotal:") && line.endsWith(" kB")) {
        var number = Digits.whole(line.substring("MemTotal:".length(), line.length() - 3));
        return number.isPresent()
            ? OptionalDouble.of(number.getAsLong() * BYTES_PER_KB)
            : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }

  /// @param group a line of `/proc/self/cgroup`: `0::/a/b` of v2, `4:memory:/a/b` of v1
  private static double limit(Path root, String group) {
    var parts = group.split(":", 3);
    if (parts.length < 3) {
      return Double.POSITIVE_INFINITY;
    }
    boolean second = parts[0].equals("0") && parts[1].isEmpty();
    if (!second && !List.of(parts[1].split(",", -1)).contains("memory")) {
      return Double.POSITIVE_INFINITY;
    }
    var mount = mount(root, second);
    return mount.isEmpty()
        ? Double.POSITIVE_INFINITY
        : lowest(mount.get(), parts[2], second ? "memory.max" : "memory.limit_in_bytes");
  }

  /// The lowest limit from the group up to the top of what is mounted.
  private static double lowest(Mount mount, String group, String file) {
    var inside = mount.inside(group);
    double least = Double.POSITIVE_INFINITY;
    for (Path at = inside; at != null && at.startsWith(mount.point); at = at.getParent()) {
      var limit = PseudoFile.number(at.resolve(file));
      if (limit.isPresent() && limit.getAsLong() < NONE) {
        least = Math.min(least, (double) limit.getAsLong());
      }
    }
    return least;
  }

  /// Where the hierarchy is mounted (proc_pid_mountinfo(5)): the 4th field is the group at its top,
  /// the 5th the folder; behind ` - ` stand the type and, third, the options.
  private static Optional<Mount> mount(Path root, boolean second) {
    for (var line : lines(root.resolve("proc/self/mountinfo"))) {
      int dash = line.indexOf(" - ");
      var front = line.split(" ", 6);
      var back = dash < 0 ? new String[0] : line.substring(dash + 3).split(" ", 3);
      if (front.length < 6 || back.length < 3) {
        continue;
      }
      boolean wanted =
          second
              ? back[0].equals("cgroup2")
              : back[0].equals("cgroup") && List.of(back[2].split(",", -1)).contains("memory");
      if (wanted) {
        return Optional.of(new Mount(front[3], root.resolve(front[4].substring(1))));
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// @param top the group that the mount shows at its top
  private record Mount(String top, Path point) {
    /// The folder of a group; of one that lies outside, the top.
    Path inside(String group) {
      if (!group.startsWith(top)) {
        return point;
      }
      var rest = group.substring(top.length());
      var inside = point.resolve(rest.startsWith("/") ? rest.substring(1) : rest).normalize();
      return inside.startsWith(point) ? inside : point;
    }
  }
}
