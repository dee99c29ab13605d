package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording.Condition;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;
import lepton.meter.Recording.PhaseRecord;
import lepton.meter.Recording.Steps;

/// Snapshots and marks become a recording. Memory is bounded, however long the run and however many
/// its marks. Safe for use by several threads.
///
/// Used while measuring and by the reader of journals alike: what a journal gives is what the run
/// would have given, up to where it ends.
public final class History {

  /// Points of all devices together: a recording stays below 1 MB, and is read back whole. The
  /// first devices have the most each, and the later ones fewer.
  private static final int MOST_POINTS = 16_384;

  private static final int LEAST_POINTS = 64;

  private int devices;
  private int points;
  private final List<SeriesBins> series = new ArrayList<>();
  private final List<Totals> binned = new ArrayList<>();
  private final OwnEnergy energy;
  private final PhaseLog phases;
  private final StepLog steps = new StepLog();
  private Snapshot last;

  /// @param devices how many the header has
  public History(int devices) {
    this.energy = new OwnEnergy();
    this.phases = new PhaseLog();
    this.last = new Snapshot(0, List.of());
    grow(devices);
  }

  /// Takes in devices that were found later, behind those that are known.
  ///
  /// @param more how many there are then
  public final synchronized void grow(int more) {
    while (devices < more) {
      int most = Math.clamp((MOST_POINTS - points) / 2, LEAST_POINTS, Series.MOST);
      int even = Integer.highestOneBit(most);
      series.add(new SeriesBins(even));
      binned.add(Totals.NONE);
      points += even;
      devices++;
    }
    energy.grow(devices);
    last = last.padded(devices);
  }

  /// Takes what is known at a moment; one from before the last is left out.
  public synchronized void accept(Snapshot given) {
    if (given.devices().size() != devices) {
      throw new IllegalArgumentException(
          "a snapshot must have " + devices + " devices, got " + given.devices().size());
    }
    var snapshot = Ticks.rounded(given);
    if (snapshot.at() < last.at()) {
      return;
    }
    for (int i = 0; i < devices; i++) {
      bin(i, snapshot);
    }
    energy.accept(Ticks.time(snapshot.at()), snapshot.devices());
    phases.advance(energy);
    steps.advance(energy);
    last = snapshot;
  }

  /// Energy that became known only now, as after a failed reading, was used in all of the time that
  /// became known with it.
  private void bin(int device, Snapshot snapshot) {
    var now = snapshot.devices().get(device);
    var before = binned.get(device);
    double seconds = now.covered() - before.covered();
    double from = Math.max(0, Math.min(last.at(), snapshot.at() - seconds));
    boolean news = seconds > 0;
    series
        .get(device)
        .add(
            from,
            snapshot.at(),
            new SeriesBins.More(
                news ? now.whole() - before.whole() : 0,
                news ? seconds : 0,
                now.lowWatts(),
                now.highWatts(),
                news ? now.utilizationSeconds() - before.utilizationSeconds() : 0,
                news ? now.utilizationCovered() - before.utilizationCovered() : 0));
    if (news) {
      binned.set(device, now);
    }
  }

  /// Takes a mark of the command's.
  public synchronized void accept(Mark mark) {
    switch (mark) {
      case Mark.Phase phase -> phases.begin(Ticks.time(phase.at()), phase.name(), energy);
      case Mark.Step step -> phases.steps(steps.accept(step));
    }
  }

  /// The last that is known.
  public synchronized Snapshot last() {
    return last;
  }

  /// The phases so far, the last of which ends at `end` seconds.
  public synchronized List<PhaseRecord> phases(double end) {
    var records = new ArrayList<PhaseRecord>();
    for (var entry : phases.entries(Ticks.time(end), energy)) {
      records.add(entry.record(devices));
    }
    return records;
  }

  /// The steps so far.
  public synchronized Optional<Steps> steps() {
    return steps.steps(energy);
  }

  /// The recording.
  ///
  /// @param notes of each device, in the header's order
  public synchronized Recording recording(
      Header header,
      Ending ending,
      boolean complete,
      List<Condition> conditions,
      List<String> warnings,
      List<List<String>> notes) {
    var records = new ArrayList<DeviceRecord>();
    for (int i = 0; i < devices; i++) {
      records.add(device(header.devices().get(i), i, ending.durationSeconds(), notes.get(i)));
    }
    var doubts = gaps(header.devices(), ending.durationSeconds());
    doubts.addAll(warnings);
    if (phases.merged()) {
      doubts.add(
          "more than "
              + PhaseLog.MOST
              + " phases were marked: those of one name are listed as one");
    }
    return new Recording(
        header,
        ending,
        complete,
        records,
        phases(ending.durationSeconds()),
        steps(),
        conditions,
        doubts);
  }

  private List<String> gaps(List<Device> listed, double end) {
    var read = new ArrayList<Boolean>();
    for (var totals : last.devices()) {
      read.add(totals.covered() > 0);
    }
    return PhaseGaps.sentences(phases.entries(Ticks.time(end), energy), listed, read);
  }

  private DeviceRecord device(Device device, int index, double duration, List<String> notes) {
    var totals = last.devices().get(index).atTheEnd();
    double coverage =
        duration > 0 ? Math.clamp(totals.covered() / duration, 0, 1) : totals.covered() > 0 ? 1 : 0;
    return new DeviceRecord(
        device,
        totals,
        totals.method(device.model().isPresent()),
        coverage,
        series.get(index).series(),
        notes);
  }
}
