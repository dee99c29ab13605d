package lepton.meter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import lepton.text.Problems;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that can't be written, and files that are no journals.
class JournalFaultsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_journal_that_exists_is_not_overwritten() throws IOException {
    var path = folder.resolve("run.json.journal");
    Files.writeString(path, "all that is left of a run");
    assertThatThrownBy(() -> Journal.create(path, Journals.HEADER, 0))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(path).hasContent("all that is left of a run");
  }

  @Test
  void a_full_disk_is_told_and_stops_nothing() throws IOException {
    var full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "no /dev/full here");
    try (var journal =
        Journal.begin(FileChannel.open(full, StandardOpenOption.WRITE), Journals.HEADER, 0)) {
      for (var snapshot : Journals.SNAPSHOTS) {
        journal.append(snapshot, snapshot.at());
      }
      journal.append(Runs.ending(7), 7);
      assertThat(journal.failure()).contains("No space left on device");
      assertThat(journal.lost()).isEqualTo(Journals.SNAPSHOTS.size() + 2);
    }
  }

  @Test
  void a_line_that_was_torn_by_a_full_disk_costs_only_itself() throws IOException {
    for (int room = 0; room < 120; room += 7) {
      var path = folder.resolve("run-" + room);
      var file = FaultyFile.create(path);
      try (var journal = Journal.begin(file, Journals.HEADER, 0)) {
        for (int i = 0; i < Journals.SNAPSHOTS.size(); i++) {
          file.roomFor(i == 3 ? room : Integer.MAX_VALUE);
          journal.append(Journals.SNAPSHOTS.get(i), i);
        }
        file.roomFor(Integer.MAX_VALUE);
        journal.append(Runs.ending(6.5), 7);
        assertThat(journal.failure()).contains("No space left on device");
        assertThat(journal.lost()).isEqualTo(1);
      }
      var recording = Journals.read(Files.readAllBytes(path)).orElseThrow();
      assertThat(recording.complete()).isTrue();
      assertThat(Journals.own(recording)).isEqualTo(Journals.own(Journals.SNAPSHOTS.getLast()));
    }
  }

  @Test
  void a_header_that_found_no_room_is_written_when_there_is_some() throws IOException {
    var path = folder.resolve("run");
    var file = FaultyFile.create(path);
    file.roomFor(100);
    try (var journal = Journal.begin(file, Journals.HEADER, 0)) {
      journal.append(Journals.SNAPSHOTS.getFirst(), 0);
      file.roomFor(Integer.MAX_VALUE);
      journal.append(Journals.SNAPSHOTS.getLast(), 6);
      assertThat(journal.lost()).isEqualTo(2);
    }
    var recording = Journals.read(Files.readAllBytes(path)).orElseThrow();
    assertThat(Journals.own(recording)).isEqualTo(Journals.own(Journals.SNAPSHOTS.getLast()));
  }

  @Test
  void it_reaches_the_disk_every_five_seconds() throws IOException {
    var file = FaultyFile.create(folder.resolve("run"));
    try (var journal = Journal.begin(file, Journals.HEADER, 0)) {
      assertThat(file.forced()).isZero();
      for (int second = 1; second <= 20; second++) {
        journal.append(new Mark.Step(second, second, 0), second);
      }
      assertThat(file.forced()).isEqualTo(4);
      journal.append(Runs.ending(25), 25);
      assertThat(file.forced()).isEqualTo(5);
    }
  }

  @Test
  void what_is_no_journal_is_a_problem() throws IOException {
    for (var text : new String[] {"", "\n\n", "{\"version\": 1}", "deadbeef {}\n"}) {
      var problems = new Problems();
      var in = new ByteArrayInputStream(text.getBytes(UTF_8));
      assertThat(JournalReader.read("x.journal", in, problems)).isEmpty();
      assertThat(problems.all().getFirst().message())
          .isEqualTo("no journal: its first lines can't be read");
    }
  }

  @Test
  void a_journal_of_a_newer_lepton_says_so() throws IOException {
    var problems = new Problems();
    var bytes = JournalLine.framed(false, "{\"journal\":3,\"name\":\"x\"}");
    assertThat(JournalReader.read("x.journal", new ByteArrayInputStream(bytes), problems))
        .isEmpty();
    assertThat(problems.all().getFirst().message())
        .isEqualTo("written by a newer lepton: journal version 3");
  }

  @Test
  void lines_with_a_right_checksum_and_wrong_content_are_left_out() throws IOException {
    var path = folder.resolve("run");
    Journals.write(path, true);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Files.readAllBytes(path));
    String[] wrong = {
      "[\"k\",9,9000]",
      "[\"k\",9,9000,[1,2],[1,2],[0]]",
      "[\"k\",9,9000,[99999999],[0]]",
      "[\"k\",9,9000,[-1],[0]]",
      "[\"k\",9,-9000,[0],[0]]",
      "[\"k\",9,99999999999999999999,[0],[0]]",
      "[\"d\",77,9000,[0],[0]]",
      "[\"d\",1,9000,[3,1],[0]]",
      "[\"s\",1]",
      "[\"s\",-1,2,3]",
      "[\"p\",\"x\",\"y\"]",
      "[\"e\",{}]",
      "[\"e\",7]",
      "[\"z\",1,\"of a later version\"]",
      "[]",
      "[[1],2]",
      "{",
      "7"
    };
    bytes.writeBytes(JournalLine.framed(false, wrong));
    var recording = Journals.read(bytes.toByteArray()).orElseThrow();
    assertThat(recording.devices()).isEqualTo(Journals.live().devices());
    assertThat(recording.warnings().getLast())
        .isEqualTo(wrong.length + " lines of the journal can't be read and are left out");
  }

  @Test
  void a_later_header_adds_devices_and_figures() throws IOException {
    var path = folder.resolve("grown");
    var first = Runs.header(Runs.gpu("GPU-0"));
    var second = Runs.header(Runs.gpu("GPU-0"), Runs.gpu("GPU-1"));
    try (var journal = Journal.create(path, first, 0)) {
      journal.append(new Snapshot(1, List.of(Totals.NONE)), 1);
      journal.append(second, 1);
      journal.append(new Snapshot(2, List.of(Totals.NONE, Totals.NONE)), 2);
    }
    var recording = Journals.read(Files.readAllBytes(path)).orElseThrow();
    assertThat(recording.header()).isEqualTo(second);
    assertThat(recording.devices()).hasSize(2);
    assertThat(recording.ending().durationSeconds()).isEqualTo(2);
  }
}
