package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Recording.Header;
import lepton.text.Problems;

/// A short run, its journal and what is read of it.
final class Journals {

  static final Header HEADER = Runs.header(Runs.gpu("GPU-0"), Runs.gpu("GPU-1"));
  static final List<Snapshot> SNAPSHOTS = Runs.snapshots(2, 6, 42);

  /// A line that has reached the file: how long the file was then, and what was known.
  record Written(long length, Snapshot snapshot) {}

  /// Writes a short run with everything that a journal can hold.
  static List<Written> write(Path path, boolean end) throws IOException {
    var written = new ArrayList<Written>();
    try (var journal = Journal.create(path, HEADER, 100)) {
      for (int i = 0; i < SNAPSHOTS.size(); i++) {
        var snapshot = SNAPSHOTS.get(i);
        double now = 100 + snapshot.at();
        journal.append(snapshot, now);
        written.add(new Written(Files.size(path), snapshot));
        if (i == 1) {
          journal.append(new Mark.Phase(snapshot.at(), "train \"é\" 日本"), now);
        }
        journal.append(new Mark.Step(snapshot.at(), i, 6), now);
      }
      journal.note(Optional.of(1), "its counter stood still", 107);
      journal.note(Optional.empty(), "the machine was suspended", 107);
      if (end) {
        journal.append(Runs.ending(6.5), 107);
      }
      assertThat(journal.failure()).isEmpty();
      assertThat(journal.lost()).isZero();
    }
    return written;
  }

  static Optional<Recording> read(byte[] bytes) throws IOException {
    return JournalReader.read("run.json.journal", new ByteArrayInputStream(bytes), new Problems());
  }

  static double own(Recording recording) {
    double own = 0;
    for (var device : recording.devices()) {
      own += device.totals().own();
    }
    return own;
  }

  static double own(Snapshot snapshot) {
    double own = 0;
    for (var totals : Ticks.rounded(snapshot).devices()) {
      own += totals.own();
    }
    return own;
  }

  /// What the run itself would have recorded.
  static Recording live() {
    var history = new History(2);
    for (int i = 0; i < SNAPSHOTS.size(); i++) {
      var snapshot = SNAPSHOTS.get(i);
      history.accept(snapshot);
      if (i == 1) {
        history.accept(new Mark.Phase(snapshot.at(), "train \"é\" 日本"));
      }
      history.accept(new Mark.Step(snapshot.at(), i, 6));
    }
    return history.recording(
        HEADER,
        Runs.ending(6.5),
        true,
        HEADER.conditions(),
        List.of("the machine was suspended"),
        List.of(List.of(), List.of("its counter stood still")));
  }

  private Journals() {}
}
