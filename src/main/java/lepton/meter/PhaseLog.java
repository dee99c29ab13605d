package lepton.meter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import lepton.meter.Recording.PhaseRecord;

/// The phases that a command marks, each with its energy: they sum to the whole.
///
/// The time before the first mark is a phase too, by a name that no reader takes for the command's.
/// Each time a phase is begun it is listed, until there are too many: then those of one name are
/// one entry, as a loop over two phases would otherwise fill memory.
final class PhaseLog {

  static final String BEFORE = "(before the first mark)";
  static final String OTHERS = "(other phases)";

  /// So many are listed. Assumed: more than anybody reads.
  static final int MOST = 256;

  /// So many are kept until all is known of their ends. Assumed: snapshots come every second.
  private static final int MOST_OPEN = 4_096;

  /// In order: each ends where the next begins. Kept even when all is known of them, as a device
  /// may be found later whose first reading tells of the time before.
  private final Deque<Begun> open = new ArrayDeque<>();

  private final List<Entry> merged = new ArrayList<>();
  private boolean merging;

  PhaseLog() {
    open.add(new Begun(BEFORE, new OwnedAt(0)));
  }

  /// A phase, up to the next one.
  private static final class Begun {
    private final String name;
    private final OwnedAt from;
    private long steps;

    Begun(String name, OwnedAt from) {
      this.name = name;
      this.from = from;
    }

    Entry ended(OwnEnergy energy, OwnedAt to) {
      long time = to.at() - from.at();
      var used = energy.closed(to).since(energy.closed(from));
      return new Entry(name, from.at(), to.at(), time, 1, steps, used);
    }
  }

  /// One or more times of a phase that have ended; times in ms.
  record Entry(String name, long from, long to, long time, long times, long steps, Owned used) {

    Entry named(String other) {
      return new Entry(other, from, to, time, times, steps, used);
    }

    Entry plus(Entry other) {
      return new Entry(
          name,
          from,
          Math.max(to, other.to),
          time + other.time,
          times + other.times,
          steps + other.steps,
          used.plus(other.used));
    }

    PhaseRecord record(int devices) {
      return new PhaseRecord(
          name,
          Ticks.seconds(from),
          Ticks.seconds(to),
          Ticks.seconds(time),
          times,
          steps,
          used.each(devices));
    }
  }

  /// What came before has ended, and `name` begins.
  void begin(long at, String name, OwnEnergy energy) {
    open.add(new Begun(name, new OwnedAt(Math.max(at, open.getLast().from.at()))));
    merging |= open.size() > MOST + 1;
    if (open.size() > MOST_OPEN) {
      fold(energy);
    }
  }

  /// So many steps more are done.
  void steps(long more) {
    open.getLast().steps += more;
  }

  /// More has become known.
  void advance(OwnEnergy energy) {
    for (var begun : open) {
      energy.settle(begun.from);
    }
    while (merging && open.size() > 1 && second().from.settled()) {
      fold(energy);
    }
  }

  private Begun second() {
    var phases = open.iterator();
    phases.next();
    return phases.next();
  }

  /// The first of the open phases becomes part of an entry.
  private void fold(OwnEnergy energy) {
    var first = open.removeFirst();
    energy.close(first.from);
    energy.close(open.getFirst().from);
    add(merged, first.ended(energy, open.getFirst().from));
  }

  private void add(List<Entry> entries, Entry entry) {
    if (entry.name.equals(BEFORE) && entry.time == 0 && entry.steps == 0) {
      return;
    }
    if (merging) {
      mergeInto(entries, entry);
    } else {
      entries.add(entry);
    }
  }

  private static void mergeInto(List<Entry> entries, Entry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name.equals(entry.name)) {
        entries.set(i, entries.get(i).plus(entry));
        return;
      }
    }
    int last = entries.size() - 1;
    if (entries.size() < MOST - 1) {
      entries.add(entry);
    } else if (entries.get(last).name.equals(OTHERS)) {
      entries.set(last, entries.get(last).plus(entry));
    } else {
      entries.add(entry.named(OTHERS));
    }
  }

  /// All phases, the last of which ends at `end`; none where nothing was marked.
  List<Entry> entries(long end, OwnEnergy energy) {
    if (merged.isEmpty() && open.size() == 1) {
      return List.of();
    }
    var entries = new ArrayList<>(merged);
    var phases = open.iterator();
    var phase = phases.next();
    while (phases.hasNext()) {
      var next = phases.next();
      add(entries, phase.ended(energy, next.from));
      phase = next;
    }
    add(entries, phase.ended(energy, new OwnedAt(Math.max(end, phase.from.at()))));
    return entries;
  }

  /// Whether phases of one name have become one entry.
  boolean merged() {
    return merging;
  }
}
