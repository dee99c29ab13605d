package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lepton.meter.Recording.Condition;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;

/// Measures while a command runs: starts a loop for each source of sensors, follows the command's
/// marks, takes snapshots and keeps the journal. Nothing that fails here reaches the command.
public final class Recorder {

  private static final double NANOS = 1e9;

  /// Marks are looked at so often even where lepton is told of them: what is written on another
  /// computer is not told.
  private static final double LOOK_SECONDS = 1;

  /// So soon after a phase begins a snapshot is taken at the earliest.
  private static final double SOON_SECONDS = 0.05;

  /// So long that snapshot waits for the sources that are still being read.
  private static final double ANSWER_SECONDS = 0.5;

  /// Energy that was read longer ago is taken for no older. Assumed: two full readings.
  private static final double OLDEST_SECONDS = 2;

  /// So long the last readings may take before they are left out: the end is not held up.
  private static final double PATIENCE_SECONDS = 0.25;

  private final DoubleSupplier clock;
  private final Plan plan;
  private final Notebook notebook;
  private final Thread thread;
  private double look = LOOK_SECONDS;

  /// Whether a phase began since all was asked to be read the last time, and when that was.
  private boolean began;

  private double asked = -SOON_SECONDS;
  private final List<SensorLoop> loops = new ArrayList<>();
  private final List<DeviceTrack> tracks = new ArrayList<>();
  private Header header;
  private Snapshot before = new Snapshot(0, List.of());
  private volatile boolean stopping;
  private volatile boolean looking;

  /// How to measure.
  ///
  /// @param interval seconds between two readings of power
  /// @param told asks to be told when the command writes marks; false where that can't be, and they
  ///     are looked at each interval
  /// @param watch called before each reading, to look at the process tree
  /// @param ended told the processor seconds of the command once it has ended, before the last
  ///     readings
  /// @param observer told of each snapshot, on the recorder's thread
  public record Plan(
      double interval,
      boolean wholeMachine,
      Predicate<Runnable> told,
      Runnable watch,
      Consumer<Double> ended,
      Consumer<Progress> observer) {}

  /// What is known while the command runs.
  ///
  /// @param phase the one that it is in, where it marks any
  /// @param recording makes the recording that it would be, had it ended now
  public record Progress(
      Header header,
      Snapshot snapshot,
      Optional<Mark.Phase> phase,
      StepTrace steps,
      Supplier<Recording> recording) {}

  /// @param clock seconds since the command started, suspend included
  /// @param header without devices: they are added as they are found
  public Recorder(
      DoubleSupplier clock,
      Plan plan,
      Header header,
      Optional<Journal> journal,
      Optional<MarksFile> marks) {
    this.clock = clock;
    this.plan = plan;
    this.header = header;
    this.notebook = new Notebook(journal, marks);
    this.thread = new Thread(this::record, "lepton recorder");
    thread.setDaemon(true);
  }

  /// Begins.
  public void start(List<SensorSource> sources) {
    for (var source : sources) {
      loops.add(new SensorLoop(source, clock, plan.interval(), plan.watch(), this::add));
    }
    for (var loop : loops) {
      loop.start();
    }
    if (!plan.told().test(this::look)) {
      look = plan.interval();
    }
    thread.start();
  }

  private void look() {
    looking = true;
    LockSupport.unpark(thread);
  }

  private synchronized List<DeviceTrack> add(SensorSource.Found found, double interval) {
    var added = new ArrayList<DeviceTrack>();
    var devices = new ArrayList<>(header.devices());
    for (var sensor : found.sensors()) {
      added.add(DeviceTrack.of(sensor, plan.wholeMachine(), interval));
      devices.add(sensor.device());
    }
    var absent = new ArrayList<>(header.absent());
    absent.addAll(found.absent());
    tracks.addAll(added);
    header = header.with(devices, absent);
    notebook.header(header, clock.getAsDouble());
    return added;
  }

  /// Adds figures that the footprint rests on, where they become known after the start.
  public synchronized void add(List<Condition> conditions) {
    var all = new ArrayList<>(header.conditions());
    all.addAll(conditions);
    header = header.with(all);
    notebook.header(header, clock.getAsDouble());
  }

  /// The devices that were found by now.
  public synchronized List<Device> devices() {
    return header.devices();
  }

  /// Something doubtful that has nothing to do with one device.
  public void warn(String sentence) {
    notebook.warn(sentence);
  }

  private void record() {
    double patience = 0;
    while (!stopping) {
      looking = false;
      double now = clock.getAsDouble();
      try {
        patience = follow(now, patience);
      } catch (RuntimeException | Error bug) {
        warn("following the run failed once, by a bug in lepton: " + bug);
      }
      pause(Math.min(now + look, Math.max(now + SOON_SECONDS, notebook.due())));
    }
  }

  /// Takes in what is new.
  ///
  /// @param patience until when a snapshot waits for the sources that are being read
  /// @return the same from now on
  private double follow(double now, double patience) {
    double until = patience;
    began |= notebook.follow(now);
    if (began && now >= asked + SOON_SECONDS) {
      // what the phase before used is known only when everything is read now
      for (var loop : loops) {
        loop.readSoon();
      }
      began = false;
      asked = now;
      until = now + ANSWER_SECONDS;
    }
    if (began || now == asked) {
      notebook.dueBy(now + SOON_SECONDS);
    }
    if (now >= notebook.due() && (now >= until || answered())) {
      plan.observer().accept(snapshot(now));
    }
    return until;
  }

  private boolean answered() {
    return loops.stream().allMatch(SensorLoop::answered);
  }

  private void pause(double until) {
    double wait = until - clock.getAsDouble();
    while (!stopping && !looking && wait > 0) {
      LockSupport.parkNanos((long) (wait * NANOS));
      wait = until - clock.getAsDouble();
    }
  }

  private synchronized Progress snapshot(double now) {
    var totals = new ArrayList<Totals>();
    for (int i = 0; i < tracks.size(); i++) {
      totals.add(upTo(now, i));
    }
    var snapshot = new Snapshot(now, totals);
    before = snapshot;
    notebook.take(snapshot, snapshot.own(header.devices()), known(snapshot));
    return new Progress(header, snapshot, notebook.phase(), notebook.steps(), () -> soFar(now));
  }

  /// The moment that the devices' energy belongs to: each is read at a time of its own, and the
  /// mean counts each by what it used. One that is no longer read holds it up no longer than that.
  private double known(Snapshot snapshot) {
    double weights = 0;
    double moments = 0;
    for (int i = 0; i < tracks.size(); i++) {
      double own = snapshot.devices().get(i).own();
      weights += own;
      moments += own * Math.min(tracks.get(i).settledAt(), snapshot.at());
    }
    return weights > 0
        ? Math.max(moments / weights, snapshot.at() - OLDEST_SECONDS)
        : snapshot.at();
  }

  /// The last reading comes after the end, and what was used since is no longer the command's.
  private Totals upTo(double now, int device) {
    var totals = tracks.get(device).snapshot();
    double at = tracks.get(device).at();
    if (at <= now || at <= before.at()) {
      return totals;
    }
    boolean known = device < before.devices().size();
    var earlier = known ? before.devices().get(device) : Totals.NONE;
    return earlier.towards(totals, Math.max(0, now - before.at()) / (at - before.at()));
  }

  /// Devices may have been found since the snapshot was taken.
  private synchronized Recording soFar(double now) {
    return notebook.soFar(header, at(now));
  }

  /// An end that has not come.
  private Ending at(double now) {
    return new Ending(
        header.started(),
        now,
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /// Takes the last readings of a command that has ended.
  ///
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public Recording finish(Ending ending) throws InterruptedException {
    ending.cpuSeconds().ifPresent(seconds -> plan.ended().accept(seconds));
    stopping = true;
    LockSupport.unpark(thread);
    for (var loop : loops) {
      loop.stop();
      if (!loop.found()) {
        loop.close();
      }
    }
    double deadline = clock.getAsDouble() + PATIENCE_SECONDS;
    for (var loop : loops) {
      if (loop.found() && !loop.await(Math.max(0, deadline - clock.getAsDouble()))) {
        warn("the last reading of " + loop.name() + " did not come in time and is left out");
      }
    }
    thread.join((long) (Math.max(0, deadline - clock.getAsDouble()) * 1_000) + 1);
    return close(ending);
  }

  private synchronized Recording close(Ending ending) {
    var absent = new ArrayList<>(header.absent());
    for (var loop : loops) {
      if (!loop.found()) {
        absent.add(
            new Absent(
                loop.name(), "the command ended before its sensors were found", Optional.empty()));
      }
    }
    header = header.with(header.devices(), absent);
    notebook.end(ending.durationSeconds());
    snapshot(ending.durationSeconds());
    var notes = new ArrayList<List<String>>();
    for (var track : tracks) {
      notes.add(track.notes());
    }
    return notebook.recording(header, ending, notes);
  }
}
