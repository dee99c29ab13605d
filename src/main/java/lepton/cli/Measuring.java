package lepton.cli;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleSupplier;
import lepton.calibrate.PlannedWork;
import lepton.estimate.Conditions;
import lepton.estimate.MeasuredFootprint;
import lepton.meter.Journal;
import lepton.meter.Recorder;
import lepton.meter.Recording;
import lepton.process.Child;
import lepton.process.Ended;
import lepton.process.FileChanges;
import lepton.process.TerminalSize;
import lepton.workload.Site;

/// Measures a command that has started: what takes time happens on a thread beside it, and what
/// fails there is told and never reaches the command.
final class Measuring {

  private static final int STANDARD_ERROR = 2;
  private static final double NANOS = 1e9;

  /// So long a command has to end by itself before it is killed.
  private static final long GRACE_MS = 10_000;

  /// A flood of marks is looked at so often, which is how exactly their times are known.
  private static final double MARKS_SECONDS = 0.02;

  private final RunSetup setup;
  private final DoubleSupplier clock;
  private final Optional<StatusRow> row;
  private final Thread thread;
  private Optional<Running> running = Optional.empty();
  private Optional<FileChanges> changes = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();

  /// Everything that measures.
  private record Running(
      Recorder recorder, RunWatch watch, RunSite site, Optional<KeptJournal> journal) {}

  /// @param file to be removed once the recording is written
  record KeptJournal(Journal journal, OwnFile file) {}

  /// @param clock seconds since the command started, suspend included
  Measuring(RunSetup setup, DoubleSupplier clock, Child child) {
    this.setup = setup;
    this.clock = clock;
    this.row =
        setup.settings().live()
            ? Optional.of(
                new StatusRow(
                    setup.here().err(),
                    () -> TerminalSize.of(STANDARD_ERROR),
                    () -> TerminalSize.isElsewhere(STANDARD_ERROR)))
            : Optional.empty();
    this.thread = Thread.ofPlatform().daemon().name("lepton setup").start(() -> begin(child));
  }

  private void begin(Child child) {
    try {
      running = Optional.of(start(child));
    } catch (IOException | RuntimeException | Error broken) {
      failure = Optional.of(broken);
    }
  }

  private Running start(Child child) throws IOException {
    var sensors = setup.sensors();
    sensors.tree().command(child.id(), setup.marks().map(RunCommand::variable));
    var header = header();
    var journal = setup.place().flatMap(its -> journal(its, header));
    var watch = new RunWatch(row, setup.settings().budget(), () -> exceeded(child), this::say);
    var recorder =
        new Recorder(
            clock,
            new Recorder.Plan(
                setup.settings().interval(),
                setup.settings().wholeMachine(),
                this::marked,
                sensors.tree()::scan,
                sensors.tree()::finish,
                watch),
            header,
            journal.map(KeptJournal::journal),
            setup.marks());
    recorder.start(sensors.all());
    var site = setup.site().isPresent() ? setup.site().get() : setup.facts().site();
    recorder.add(Conditions.of(site.site()));
    recorder.add(planned(site));
    for (var doubt : site.doubts()) {
      recorder.warn(doubt.sentence());
    }
    watch.begin(recorder, site, its -> placed(its, site));
    setup.live().ifPresent(LiveIntensity::start);
    return new Running(recorder, watch, site, journal);
  }

  /// The work that it is started for, by which a recording can be calibrated from.
  private List<Recording.Condition> planned(RunSite site) {
    return site.assessment().isEmpty()
        ? List.of()
        : PlannedWork.conditions(
            PlannedWork.of(
                site.assessment().get().workload(),
                setup.arguments().value("--workload").orElse("")));
  }

  private boolean marked(Runnable look) {
    double quiet = Math.min(MARKS_SECONDS, setup.settings().interval());
    changes = setup.marks().flatMap(its -> FileChanges.follow(its.path(), quiet, look));
    return changes.isPresent() || setup.marks().isEmpty();
  }

  private Recording.Header header() throws IOException {
    var words = setup.words();
    var first = words.getFirst();
    var name = setup.site().flatMap(RunSite::assessment).map(its -> its.workload().name());
    return new Recording.Header(
        name.orElse(first.substring(first.lastIndexOf('/') + 1)),
        words,
        setup.here().workingDirectory().toAbsolutePath().toString(),
        time(setup.started()),
        setup.settings().interval(),
        setup.settings().wholeMachine(),
        setup.facts().host(),
        List.of(),
        List.of(),
        List.of());
  }

  private static String time(OffsetDateTime time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private Optional<KeptJournal> journal(RecordingPlace place, Recording.Header header) {
    try {
      var made = Journal.create(place.journal(), header, clock.getAsDouble());
      return Optional.of(new KeptJournal(made, OwnFile.at(place.journal())));
    } catch (IOException unwritable) {
      say("warning: no journal is kept: " + OutputFile.why(unwritable));
      return Optional.empty();
    }
  }

  private void exceeded(Child child) {
    if (setup.settings().stop()) {
      say("the command is asked to end, and killed in " + GRACE_MS / 1_000 + " s if it goes on");
      child.terminate();
      Thread.ofPlatform()
          .daemon()
          .name("lepton grace")
          .start(
              () -> {
                try {
                  Thread.sleep(GRACE_MS);
                  child.kill();
                } catch (InterruptedException nobodyInterrupts) {
                  Thread.currentThread().interrupt();
                }
              });
    }
  }

  private void say(String sentence) {
    setup.here().say("lepton: " + sentence);
  }

  /// Gets out of the terminal's way for a while.
  void hide() {
    row.ifPresent(StatusRow::hide);
  }

  /// Takes the last readings, writes the recording and tells what came of it.
  void finish(Ended ended, double seconds) {
    try {
      thread.join();
      changes.ifPresent(FileChanges::close);
      row.ifPresent(StatusRow::close);
      if (running.isEmpty()) {
        throw new IllegalStateException("nothing was measured", failure.orElse(null));
      }
      var now = running.get();
      now.watch().conditions();
      var recording = now.recorder().finish(ending(ended, seconds));
      if (setup.live().isPresent()) {
        setup.live().get().settle();
      }
      var measured = MeasuredFootprint.of(placed(recording, now.site()));
      now.watch().end(measured);
      if (!setup.settings().quiet()) {
        setup.live().flatMap(LiveIntensity::told).ifPresent(why -> say("warning: " + why));
      }
      new RunDelivery(setup, now.site(), now.journal()).deliver(measured);
    } catch (InterruptedException | RuntimeException | Error bug) {
      say(
          "error: measuring failed, by a bug in lepton ("
              + bug
              + failure.map(cause -> ": " + cause).orElse("")
              + "); the command was not touched by it");
    }
  }

  private Recording.Ending ending(Ended ended, double seconds) {
    return new Recording.Ending(
        time(setup.started().plusNanos(Math.round(seconds * NANOS))),
        seconds,
        OptionalInt.of(ended.status()),
        ended.signal(),
        OptionalDouble.of(ended.userSeconds() + ended.systemSeconds()),
        OptionalDouble.of((double) ended.peakBytes()));
  }

  private Recording placed(Recording recording, RunSite site) {
    return setup.live().isPresent()
        ? setup.live().get().placed(recording, site.site())
        : placed(recording, site.site());
  }

  /// A series of intensities is weighted by the energy that was measured.
  static Recording placed(Recording recording, Site site) {
    return site.intensity() instanceof Site.Varying
        ? Conditions.elsewhere(recording, site, Set.of(GivenIntensity.GRID))
        : recording;
  }
}
