package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_journal_gives_the_recording_that_the_run_gives() throws IOException {
    var path = folder.resolve("run.json.journal");
    Journals.write(path, true);
    var bytes = Files.readAllBytes(path);
    assertThat(JournalReader.isJournal(bytes)).isTrue();
    assertThat(Journals.read(bytes)).contains(Journals.live());
  }

  @Test
  void a_journal_cut_at_any_byte_gives_everything_that_was_written_whole() throws IOException {
    var path = folder.resolve("run.json.journal");
    var written = Journals.write(path, false);
    var bytes = Files.readAllBytes(path);
    int header = JournalLine.framed(false, JournalLine.header(Journals.HEADER)).length - 1;
    for (int length = 0; length < bytes.length; length++) {
      var recording = Journals.read(Arrays.copyOf(bytes, length));
      assertThat(recording.isPresent()).as("cut at " + length).isEqualTo(length >= header);
      if (recording.isPresent()) {
        assertRecovered(recording.get(), written, length);
      }
    }
  }

  private static void assertRecovered(
      Recording recording, List<Journals.Written> written, int length) {
    double own = 0;
    double until = 0;
    for (var line : written) {
      if (line.length() <= length) {
        own = Journals.own(line.snapshot());
        until = line.snapshot().at();
      }
    }
    // Of a key, of which there are two, the first may be whole though the line is not.
    assertThat(Journals.own(recording)).as("cut at " + length).isGreaterThanOrEqualTo(own);
    assertThat(recording.complete()).isFalse();
    assertThat(recording.ending().exitStatus()).isEmpty();
    assertThat(recording.ending().durationSeconds()).isGreaterThanOrEqualTo(until - 0.0005);
    assertThat(recording.warnings().getLast())
        .startsWith("recovered from a journal without an end: it goes up to ");
  }

  @Test
  void a_byte_changed_anywhere_costs_one_interval_at_most() throws IOException {
    var path = folder.resolve("run.json.journal");
    var written = Journals.write(path, true);
    var bytes = Files.readAllBytes(path);
    double whole = Journals.own(written.getLast().snapshot());
    double less = Journals.own(written.get(written.size() - 2).snapshot());
    for (int at = 0; at < bytes.length; at++) {
      for (int flipped : new int[] {bytes[at] ^ 0x01, bytes[at] ^ 0x80, '\n'}) {
        if (flipped == bytes[at]) {
          continue;
        }
        var damaged = bytes.clone();
        damaged[at] = (byte) flipped;
        var recording = Journals.read(damaged);
        assertThat(recording).as("changed at " + at).isPresent();
        boolean last = at >= written.get(written.size() - 2).length();
        assertThat(Journals.own(recording.get()))
            .as("changed at " + at)
            .isIn(whole, last ? less : whole);
        assertThat(recording.get().warnings())
            .as("changed at " + at)
            .anyMatch(words -> words.contains("can't be read") || words.contains("is torn"));
      }
    }
  }

  @Test
  void a_torn_end_says_up_to_when_it_goes() throws IOException {
    var path = folder.resolve("run.json.journal");
    var written = Journals.write(path, false);
    var bytes = Files.readAllBytes(path);
    int length = (int) written.getLast().length() - 10;
    var recording = Journals.read(Arrays.copyOf(bytes, length)).orElseThrow();
    double at = Ticks.seconds(Ticks.time(written.get(written.size() - 2).snapshot().at()));
    assertThat(recording.ending().durationSeconds()).isEqualTo(at);
    assertThat(recording.ending().ended()).startsWith("2026-11-23T08:00:0").endsWith("+01:00");
    assertThat(recording.warnings().getLast()).endsWith("(the last line is torn)");
  }

  @Test
  void a_week_of_eight_accelerators_takes_about_240_mb() throws IOException {
    var path = folder.resolve("run");
    var devices = new Device[8];
    for (int i = 0; i < 8; i++) {
      devices[i] = Runs.gpu("GPU-" + i);
    }
    int minutes = 10;
    long before;
    var random = new SplittableRandom(8);
    try (var journal = Journal.create(path, Runs.header(devices), 0)) {
      before = Files.size(path);
      for (int second = 0; second < minutes * 60; second++) {
        var totals = new ArrayList<Totals>();
        for (int i = 0; i < 8; i++) {
          totals.add(inTheLastNight(second, random));
        }
        double at = 518_400.08 + second + random.nextDouble(0.005);
        journal.append(new Snapshot(at, totals), second);
      }
    }
    double week = (Files.size(path) - before) * (7.0 * 24 * 60 / minutes);
    assertThat(week / 1e6).isBetween(100.0, 250.0);
  }

  /// An accelerator that has trained for six days at 640 W and goes on; power reads a little more
  /// than the counter, as it does.
  private static Totals inTheLastNight(int second, SplittableRandom random) {
    double time = 518_400 + second;
    double joules = 640 * time + random.nextDouble(40);
    double power = 1.02 * joules + random.nextDouble(20);
    double watts = random.nextDouble(560, 640);
    return new Totals(
        joules,
        joules,
        20_000,
        0,
        0,
        joules,
        time,
        power,
        time,
        joules,
        time,
        OptionalDouble.of(watts),
        OptionalDouble.of(watts + random.nextDouble(90)),
        OptionalDouble.of(731.2),
        0.98 * time,
        time);
  }
}
