package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Which processes have a GPU open: descriptors of `/dev/dri/…`, and of `/dev/kfd`, through which
/// ROCm works without that the kernel's DRM side sees for how long.
///
/// Looking through every process's descriptors is dear, so it is done as rarely as it has to be:
/// the command's every two seconds at the most, all others' once a minute, and more often where
/// that costs less than 0.1 % of one core. Descriptors of other users can't be seen without rights.
final class DrmDescriptors {

  private static final String DRI = "/dev/dri/";
  private static final String KFD = "/dev/kfd";

  private static final int OWN_SECONDS = 2;
  private static final int OTHERS_SECONDS = 60;

  private final Path proc;
  private final ProcessTree tree;
  private final Pace ownPace;
  private final Pace othersPace;
  private Looked own = Looked.NOTHING;
  private Looked others = Looked.NOTHING;

  /// What was found in some processes.
  ///
  /// @param files `/proc/PID/fdinfo/N` of DRM descriptors, by process
  /// @param kfd processes that have ROCm's device open
  /// @param all whether the descriptors of each could be listed
  private record Looked(Map<Path, Long> files, List<Long> kfd, boolean all) {
    private static final Looked NOTHING = new Looked(Map.of(), List.of(), false);
  }

  /// @param root of the file system
  /// @param nanos a clock that never goes back
  DrmDescriptors(Path root, ProcessTree tree, LongSupplier nanos) {
    this.proc = root.resolve("proc");
    this.tree = tree;
    this.ownPace = new Pace(nanos, OWN_SECONDS);
    this.othersPace = new Pace(nanos, OTHERS_SECONDS);
  }

  /// Looks again, where it is time.
  void look() {
    if (ownPace.due()) {
      own = look(tree.members(), false);
      ownPace.done();
    }
    if (othersPace.due()) {
      var names = proc.toFile().list();
      others = look(numbers(names == null ? new String[0] : names), true);
      othersPace.done();
    }
  }

  private static long[] numbers(String[] names) {
    var numbers = new long[names.length];
    int count = 0;
    for (var name : names) {
      long number = Digits.whole(name).orElse(0);
      if (number > 0) {
        numbers[count++] = number;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  private Looked look(long[] processes, boolean strangers) {
    Map<Path, Long> files = new HashMap<>();
    List<Long> kfd = new ArrayList<>();
    boolean all = true;
    for (long process : processes) {
      if (strangers && tree.has(process)) {
        continue;
      }
      var folder = proc.resolve(Long.toString(process));
      var descriptors = folder.resolve("fd").toFile().list();
      if (descriptors == null) {
        all &= !folder.toFile().exists();
        continue;
      }
      for (var descriptor : descriptors) {
        var target = target(folder.resolve("fd").resolve(descriptor));
        if (target.startsWith(DRI)) {
          files.put(folder.resolve("fdinfo").resolve(descriptor), process);
        } else if (target.equals(KFD) && !kfd.contains(process)) {
          kfd.add(process);
        }
      }
    }
    return new Looked(files, kfd, all);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  /// `/proc/PID/fdinfo/N` of each descriptor of a GPU that was found, with the process's number.
  /// One that was a stranger's when it was found may be the command's by now.
  Map<Path, Long> files() {
    var files = new HashMap<>(others.files);
    files.putAll(own.files);
    return files;
  }

  /// Whether one of the command's processes has ROCm's device open.
  boolean ownKfd() {
    return has(true);
  }

  boolean othersKfd() {
    return has(false);
  }

  private boolean has(boolean ours) {
    for (var looked : List.of(own, others)) {
      for (long process : looked.kfd) {
        if (tree.has(process) == ours && proc.resolve(Long.toString(process)).toFile().exists()) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether all of the command's descriptors could be seen.
  boolean seesOwn() {
    return own.all;
  }

  /// Whether those of all others could be seen, and every process itself.
  boolean seesOthers() {
    return others.all && tree.comparable() && proc.resolve("1").toFile().exists();
  }
}
