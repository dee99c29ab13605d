package lepton.meter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

  /// So many wait for the next snapshot; where more are marked meanwhile, the first of them begins
  /// with what is known. Assumed: snapshots come every second.
  private static final int MOST_WAITING = 4_096;

  private final Deque<Begun> waiting = new ArrayDeque<>();
  private final List<Entry> closed;
  private Begun current;
  private boolean marked;
  private boolean merging;

  PhaseLog() {
    this.closed = new ArrayList<>();
    this.current = new Begun(BEFORE, 0, new long[0]);
  }

  /// A phase that has not ended.
  private static final class Begun {
    private final String name;
    private final long from;
    private long[] energy;
    private long steps;

    Begun(String name, long from, long[] energy) {
      this.name = name;
      this.from = from;
      this.energy = energy;
    }

    Entry ended(long to, long[] energyThen) {
      return new Entry(
          name, from, to, to - from, 1, steps, OwnEnergy.difference(energyThen, energy));
    }
  }

  /// One or more times of a phase that have ended; times in ms, energy in mJ.
  private static final class Entry {
    private final String name;
    private final long from;
    private long to;
    private long time;
    private long times;
    private long steps;
    private long[] energy;

    Entry(String name, long from, long to, long time, long times, long steps, long[] energy) {
      this.name = name;
      this.from = from;
      this.to = to;
      this.time = time;
      this.times = times;
      this.steps = steps;
      this.energy = energy;
    }

    Entry named(String other) {
      return new Entry(other, from, to, time, times, steps, energy.clone());
    }

    void add(Entry other) {
      to = Math.max(to, other.to);
      time += other.time;
      times += other.times;
      steps += other.steps;
      energy = Arrays.copyOf(energy, Math.max(energy.length, other.energy.length));
      for (int i = 0; i < other.energy.length; i++) {
        energy[i] += other.energy[i];
      }
    }

    PhaseRecord record(int devices) {
      return new PhaseRecord(
          name,
          Ticks.seconds(from),
          Ticks.seconds(to),
          Ticks.seconds(time),
          times,
          steps,
          OwnEnergy.joules(Arrays.copyOf(energy, devices)));
    }
  }

  /// What came before has ended, and `name` begins.
  void begin(long at, String name, OwnEnergy energy) {
    marked = true;
    if (waiting.size() >= MOST_WAITING) {
      next(energy);
    }
    long from = Math.max(at, newest().from);
    waiting.add(new Begun(name, from, new long[0]));
  }

  /// So many steps more are done.
  void steps(long more) {
    newest().steps += more;
  }

  private Begun newest() {
    return waiting.isEmpty() ? current : waiting.getLast();
  }

  /// Energy has become known until a later moment.
  void advance(OwnEnergy energy) {
    while (!waiting.isEmpty() && waiting.getFirst().from <= energy.until()) {
      next(energy);
    }
  }

  private void next(OwnEnergy energy) {
    var next = waiting.removeFirst();
    next.energy = energy.at(next.from);
    close(closed, current.ended(next.from, next.energy));
    current = next;
    if (closed.size() > MOST) {
      merge();
    }
  }

  private void close(List<Entry> entries, Entry entry) {
    boolean empty = entry.name.equals(BEFORE) && entry.time == 0 && entry.steps == 0;
    if (merging) {
      mergeInto(entries, entry);
    } else if (!empty) {
      entries.add(entry);
    }
  }

  private void merge() {
    merging = true;
    var all = List.copyOf(closed);
    closed.clear();
    for (var entry : all) {
      mergeInto(closed, entry);
    }
  }

  private static void mergeInto(List<Entry> entries, Entry entry) {
    for (var known : entries) {
      if (known.name.equals(entry.name)) {
        known.add(entry);
        return;
      }
    }
    if (entries.size() < MOST - 1) {
      entries.add(entry);
    } else if (entries.getLast().name.equals(OTHERS)) {
      entries.getLast().add(entry);
    } else {
      entries.add(entry.named(OTHERS));
    }
  }

  /// All phases, the last of which ends at `end`; none where nothing was marked.
  List<PhaseRecord> records(long end, OwnEnergy energy) {
    if (!marked) {
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    for (var entry : closed) {
      entries.add(entry.named(entry.name));
    }
    var open = current;
    for (var next : waiting) {
      // Marked after the last moment at which energy was known: what came before has it all.
      next.energy = energy.at(next.from);
      close(entries, open.ended(next.from, next.energy));
      open = next;
    }
    close(entries, open.ended(Math.max(end, open.from), energy.total()));
    var records = new ArrayList<PhaseRecord>();
    for (var entry : entries) {
      records.add(entry.record(energy.total().length));
    }
    return records;
  }

  /// Whether phases of one name have become one entry.
  boolean merged() {
    return merging;
  }
}
