package lepton.meter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;

/// What is kept of a run while it goes on: its history and its steps in memory, the journal on
/// disk. Safe for use by several threads.
final class Notebook {

  /// A snapshot each second tells enough, and after ten minutes one each five.
  private static final double EARLY_SECONDS = 600;

  /// So often what was marked last is looked at, of 1 MiB each: the end is not held up.
  private static final int MOST_LAST_LOOKS = 64;

  private static final double EARLY_STEP = 1;
  private static final double LATER_STEP = 5;

  private final Optional<Journal> journal;
  private final Optional<MarksFile> marks;
  private final History history = new History(0);
  private final StepTrace steps = new StepTrace();
  private final List<String> warnings = new ArrayList<>();
  private Optional<Mark.Phase> phase = Optional.empty();
  private Optional<Mark.Step> step = Optional.empty();
  private double before;
  private double knownBefore;
  private double ownBefore;
  private double due = EARLY_STEP;

  Notebook(Optional<Journal> journal, Optional<MarksFile> marks) {
    this.journal = journal;
    this.marks = marks;
  }

  synchronized void header(Header header, double now) {
    history.grow(header.devices().size());
    journal.ifPresent(its -> its.append(header, now));
  }

  synchronized void warn(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
      journal.ifPresent(its -> its.note(Optional.empty(), sentence, before));
    }
  }

  /// Takes in what the command marked since the last time; whether a phase began.
  synchronized boolean follow(double now) {
    try {
      return marks.isPresent() && mark(marks.get().poll(now), now);
    } catch (IOException unreadable) {
      warn("the command's marks could not be read: " + unreadable.getMessage());
      return false;
    }
  }

  /// Of steps that were done at once only the last is written down, and of those within a phase
  /// too.
  private boolean mark(List<Mark> found, double now) {
    boolean began = false;
    for (int i = 0; i < found.size(); i++) {
      var mark = found.get(i);
      history.accept(mark);
      boolean last = i + 1 == found.size() || found.get(i + 1) instanceof Mark.Phase;
      switch (mark) {
        case Mark.Phase begun -> {
          phase = Optional.of(begun);
          began = true;
        }
        case Mark.Step done -> step = Optional.of(done);
      }
      if (last || mark instanceof Mark.Phase) {
        journal.ifPresent(its -> its.append(mark, now));
      }
    }
    return began;
  }

  /// The next snapshot is to be taken by then.
  synchronized void dueBy(double at) {
    due = Math.min(due, at);
  }

  /// When the next snapshot is to be taken.
  synchronized double due() {
    return due;
  }

  /// @param own energy on the command's account, in J
  /// @param known the moment that this energy belongs to, in s
  synchronized void take(Snapshot snapshot, double own, double known) {
    history.accept(snapshot);
    trace(known, own);
    before = snapshot.at();
    knownBefore = known;
    ownBefore = own;
    due = snapshot.at() + (snapshot.at() < EARLY_SECONDS ? EARLY_STEP : LATER_STEP);
    journal.ifPresent(its -> its.append(snapshot, snapshot.at()));
  }

  /// Puts the last step into the trace, with the energy that was used by then: on the line through
  /// what is known of this snapshot and of the one before, and a little beyond it.
  private void trace(double known, double own) {
    if (step.isPresent()) {
      var done = step.get();
      double share = known > knownBefore ? (done.at() - knownBefore) / (known - knownBefore) : 1;
      double joules = ownBefore + Math.clamp(share, 0, 2) * (own - ownBefore);
      steps.add(new StepTrace.Point(done.done(), done.at(), joules), done.of());
      step = Optional.empty();
    }
  }

  /// The phase that the command is in.
  synchronized Optional<Mark.Phase> phase() {
    return phase;
  }

  StepTrace steps() {
    return steps;
  }

  /// Takes in what the command marked last.
  synchronized void end(double at) {
    if (marks.isPresent()) {
      try {
        int looks = 0;
        do {
          mark(marks.get().poll(at), at);
          looks++;
        } while (marks.get().more() && looks < MOST_LAST_LOOKS);
        if (marks.get().more()) {
          warn("the command wrote more marks than could be followed; the last ones are left out");
        }
        mark(marks.get().end(at), at);
      } catch (IOException unreadable) {
        warn("the command's marks could not be read: " + unreadable.getMessage());
      }
      for (var note : marks.get().notes()) {
        warn(note);
      }
    }
  }

  /// The recording, had it ended now.
  synchronized Recording soFar(Header header, Ending now) {
    var notes = Collections.nCopies(header.devices().size(), List.<String>of());
    return history.recording(header, now, false, header.conditions(), warnings, notes);
  }

  /// Writes the end down, and gives the recording.
  synchronized Recording recording(Header header, Ending ending, List<List<String>> notes) {
    journal.ifPresent(
        its -> {
          its.append(header, ending.durationSeconds());
          for (int i = 0; i < notes.size(); i++) {
            for (var note : notes.get(i)) {
              its.note(Optional.of(i), note, ending.durationSeconds());
            }
          }
          its.append(ending, ending.durationSeconds());
        });
    journal
        .flatMap(Journal::failure)
        .ifPresent(why -> warnings.add("the journal could not be written for some time: " + why));
    return history.recording(header, ending, true, header.conditions(), warnings, notes);
  }
}
