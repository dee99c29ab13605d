package lepton.meter.sensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Processor time of a process tree, in ticks.
///
/// ```text
/// t(tree) = Σ living (own + reaped + lost) + ended
/// lost    = what its children had when they were last seen, where that is more than it has reaped
/// ended   = what those had whose parent is no member
/// ```
///
/// A process that ends adds its time to that of the parent that waits for it, and to nobody's where
/// the parent ignores SIGCHLD or is outside the tree. Parents are read before their children: then
/// a child that is read alive is not yet in its parent's sum, and one that has ended is either
/// there or missing, which `lost` tells. Cutting to whole ticks makes nothing look lost: a sum that
/// is cut is never below the sum of what was cut.
final class TreeTimes {

  private final List<Member> members = new ArrayList<>();
  private final Map<Long, Member> byPid = new HashMap<>();
  private Optional<Member> command = Optional.empty();
  private double commandTicks;
  private double ended;

  /// Adds the process that was just read; its parents were added before it.
  void add(long pid, ProcessStat stat, boolean isCommand) {
    var member = new Member(pid, stat);
    members.add(member);
    byPid.put(pid, member);
    if (isCommand) {
      command = Optional.of(member);
    }
  }

  /// Reads all members anew and settles what has ended.
  void refresh(ProcessStat stat) {
    boolean anyGone = false;
    for (var member : members) {
      member.alive = stat.read(member.pid) && stat.start() == member.start;
      if (member.alive) {
        member.take(stat);
      } else {
        anyGone = true;
      }
    }
    if (anyGone) {
      settle();
    }
    for (var member : members) {
      member.given = Math.max(member.given, member.reaped);
    }
  }

  /// From the youngest to the oldest, so that what a child leaves is with its parent before that
  /// one's turn.
  private void settle() {
    for (int i = members.size() - 1; i >= 0; i--) {
      var member = members.get(i);
      if (member.alive) {
        continue;
      }
      var parent = byPid.get(member.parent);
      if (command.isPresent() && command.get() == member) {
        commandTicks = member.ticks();
      } else if (parent != null && parent != member) {
        parent.given += member.ticks();
      } else {
        ended += member.ticks();
      }
    }
    for (var member : members) {
      if (!member.alive) {
        byPid.remove(member.pid, member);
      }
    }
    members.removeIf(member -> !member.alive);
  }

  /// Takes the exact time of the command and all that it waited for.
  void finish(double exactTicks) {
    if (command.isPresent() && members.remove(command.get())) {
      byPid.remove(command.get().pid, command.get());
      commandTicks = command.get().ticks();
    }
    commandTicks = Math.max(commandTicks, exactTicks);
  }

  double ticks() {
    double sum = commandTicks + ended;
    for (var member : members) {
      sum += member.ticks();
    }
    return sum;
  }

  long[] pids() {
    var pids = new long[members.size()];
    for (int i = 0; i < pids.length; i++) {
      pids[i] = members.get(i).pid;
    }
    return pids;
  }

  /// One process, as it was last read.
  private static final class Member {
    private final long pid;
    private final long start;
    private long parent;
    private long own;
    private long reaped;

    /// What `reaped` was at last, and what has ended since: as much as it has to be.
    private long given;

    private boolean alive = true;

    Member(long pid, ProcessStat stat) {
      this.pid = pid;
      this.start = stat.start();
      take(stat);
      this.given = reaped;
    }

    void take(ProcessStat stat) {
      parent = stat.parent();
      own = stat.own();
      reaped = stat.reaped();
    }

    long ticks() {
      return own + Math.max(reaped, given);
    }
  }
}
