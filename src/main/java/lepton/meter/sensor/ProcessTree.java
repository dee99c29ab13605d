package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import lepton.meter.Family;

/// The command and its descendants, by `/proc`.
///
/// A process belongs to the tree where its parent does, or where a member founded its group or
/// session: that finds also those whose parent ended before it was looked at. One that left for a
/// session of its own before it was seen is known by a variable that the command alone was given.
/// Who was once a member stays one when its parent ends. Each method may be called from any thread.
public final class ProcessTree implements Family, AutoCloseable {

  /// The number of the first process name space (`PROC_PID_INIT_INO` in the kernel's
  /// `include/linux/proc_ns.h`).
  private static final String FIRST_SPACE = "pid:[4026531836]";

  private final Path root;
  private final ClockTicks ticks;
  private final ProcessStat stat;
  private final ProcessNumbers numbers;
  private final Pace pace;
  private final TreeTimes times = new TreeTimes();
  private final Set<Long> ever = new HashSet<>();
  private OptionalLong command = OptionalLong.empty();
  private Optional<ProcessMark> mark = Optional.empty();
  private double seconds;

  /// @param root of the file system
  /// @param nanos a clock that never goes back
  public ProcessTree(Path root, LongSupplier nanos) {
    this.root = root;
    this.ticks = ClockTicks.of(root);
    this.stat = new ProcessStat(root);
    this.numbers = new ProcessNumbers(root);
    this.pace = new Pace(nanos);
  }

  /// Says which process the command is, once it has started.
  public synchronized void command(long pid) {
    command(pid, Optional.empty());
  }

  /// Says which process the command is, once it has started.
  ///
  /// @param variable `NAME=value` that stands in its environment and in no other command's
  public synchronized void command(long pid, Optional<String> variable) {
    command = OptionalLong.of(pid);
    mark = variable.map(its -> new ProcessMark(root, its));
    ever.add(pid);
    if (stat.read(pid)) {
      times.add(pid, stat, true);
    }
  }

  /// Looks for new descendants. Called as often as one likes: what a look costs on this machine
  /// decides how often one is taken, so that all take less than 0.1 % of one core.
  public synchronized void scan() {
    if (command.isEmpty() || !pace.due()) {
      return;
    }
    look(command.getAsLong());
    pace.done();
  }

  private void look(long pid) {
    List<Seen> strangers = new ArrayList<>();
    for (int number : numbers.fresh(pid)) {
      if (number != pid && stat.read(number) && !join(number)) {
        strangers.add(new Seen(number, stat.parent(), stat.group(), stat.session()));
      }
    }
    boolean grown = true;
    while (grown) {
      grown = strangers.removeIf(this::joinsLate) || strangers.removeIf(this::joinsByMark);
    }
    for (var stranger : strangers) {
      ever.remove(stranger.pid);
    }
  }

  /// Takes the process that was read last in, where it belongs to the tree.
  private boolean join(long pid) {
    if (!isKin(pid, stat.parent()) && !isKin(pid, stat.group()) && !isKin(pid, stat.session())) {
      return false;
    }
    ever.add(pid);
    times.add(pid, stat, false);
    return true;
  }

  /// Numbers wrap around, so that a child may come before its parent in a list.
  private boolean joinsLate(Seen seen) {
    boolean kin =
        isKin(seen.pid, seen.parent)
            || isKin(seen.pid, seen.group)
            || isKin(seen.pid, seen.session);
    return kin && stat.read(seen.pid) && join(seen.pid);
  }

  private boolean joinsByMark(Seen seen) {
    if (mark.isEmpty() || !mark.get().on(seen.pid) || !stat.read(seen.pid)) {
      return false;
    }
    ever.add(seen.pid);
    times.add(seen.pid, stat, false);
    return true;
  }

  /// Whether another process is a member. A process that founded its own group is no kin to itself:
  /// its number may have been a member's before.
  private boolean isKin(long pid, long other) {
    return other != pid && ever.contains(other);
  }

  /// A new process that is not known to be a descendant.
  private record Seen(long pid, long parent, long group, long session) {}

  @Override
  public synchronized boolean has(long pid) {
    return ever.contains(pid);
  }

  @Override
  public boolean comparable() {
    Path space = root.resolve("proc/self/ns/pid");
    try {
      return Files.readSymbolicLink(space).toString().equals(FIRST_SPACE);
    } catch (IOException | UnsupportedOperationException hidden) {
      return false;
    }
  }

  /// Processor seconds of all members since they began: those alive, and those that have ended.
  /// Never less than before.
  public synchronized double cpuSeconds() {
    times.refresh(stat);
    seconds = Math.max(seconds, times.ticks() / ticks.perSecond());
    return seconds;
  }

  /// Says what the command and the descendants that it waited for have used in all, once it has
  /// been waited for: exact where `/proc` counts in ticks, and all that is known of a command that
  /// was over before anybody looked.
  ///
  /// @param totalCpuSeconds `ru_utime + ru_stime` of wait4(2)
  public synchronized void finish(double totalCpuSeconds) {
    times.refresh(stat);
    times.finish(totalCpuSeconds * ticks.perSecond());
  }

  /// Memory that the members have resident, in bytes: what each has to itself, and the largest
  /// shared part once. Absent where there is no member.
  ///
  /// Pages that a fork shares with its parent until one writes count twice; only
  /// `/proc/PID/smaps_rollup` tells them, which takes the kernel a walk through all page tables.
  public synchronized OptionalDouble residentBytes() {
    long alone = 0;
    long shared = 0;
    boolean any = false;
    for (long pid : times.pids()) {
      if (stat.readMemory(pid)) {
        any = true;
        alone += Math.max(0, stat.residentPages() - stat.sharedPages());
        shared = Math.max(shared, stat.sharedPages());
      }
    }
    return any
        ? OptionalDouble.of((double) (alone + shared) * ticks.pageBytes())
        : OptionalDouble.empty();
  }

  /// The numbers of the members that were alive when last looked at, the command's first.
  synchronized long[] members() {
    return times.pids();
  }

  ClockTicks ticks() {
    return ticks;
  }

  @Override
  public void close() {
    numbers.close();
  }
}
