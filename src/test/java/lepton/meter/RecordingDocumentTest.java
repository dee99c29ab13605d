package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lepton.meter.Recording.Ending;
import lepton.meter.RecordingWriter.Additions;
import lepton.quantity.PlainNumber;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingDocumentTest {

  private static Optional<Recording> read(String text, Problems problems) {
    return RecordingReader.read(SourceText.of("run.json", text), problems);
  }

  private static Recording read(String text) {
    var problems = new Problems();
    var recording = read(text, problems);
    assertThat(problems.all()).isEmpty();
    return recording.orElseThrow();
  }

  private static Recording recording(long seed) {
    var random = new SplittableRandom(seed);
    Device[] devices = {Runs.gpu("GPU-0"), Runs.cpu(), Runs.memory(), Runs.plug(0.25)};
    var history = new History(devices.length);
    double last = 0;
    var snapshots = Runs.snapshots(devices.length, 1 + random.nextInt(700), seed);
    for (var snapshot : snapshots) {
      if (random.nextInt(10) == 0) {
        history.accept(
            new Mark.Phase(random.nextDouble(last, snapshot.at()), "é \"" + random.nextInt(5)));
      }
      if (seed % 3 != 0) {
        history.accept(new Mark.Step(last, random.nextInt(1_000), seed % 2 == 0 ? 0 : 1_000));
      }
      history.accept(unknown(snapshot, seed % 4 == 0));
      last = snapshot.at();
    }
    var header = Runs.header(devices);
    var ending =
        seed % 2 == 0
            ? Runs.ending(last + 1.0 / 3)
            : new Ending(
                "2026-11-23T09:00:00+01:00",
                last,
                OptionalInt.empty(),
                OptionalInt.of(9),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    return history.recording(
        header,
        ending,
        seed % 2 == 0,
        header.conditions(),
        List.of("a warning, \\ with \"quotes\"\n"),
        List.of(List.of("a note"), List.of(), List.of(), List.of("one", "two")));
  }

  /// The same where nothing is known of the first device.
  private static Snapshot unknown(Snapshot snapshot, boolean first) {
    var devices = new ArrayList<>(snapshot.devices());
    if (first) {
      devices.set(0, Totals.NONE);
    }
    return new Snapshot(snapshot.at(), devices);
  }

  @Test
  void what_is_written_is_read_and_written_again_to_the_byte() {
    for (long seed = 0; seed < 24; seed++) {
      var recording = recording(seed);
      var text = RecordingWriter.text(recording, Additions.NONE);
      var again = read(text);
      assertThat(again).as("seed " + seed).isEqualTo(recording);
      assertThat(RecordingWriter.text(again, Additions.NONE)).isEqualTo(text);
    }
  }

  @Test
  void any_kilowatt_hours_are_written_again_as_they_were_read() {
    var random = new SplittableRandom(9);
    var text = RecordingWriter.text(recording(1), Additions.NONE);
    var figure = "\"others_kwh\": ";
    int from = text.indexOf(figure) + figure.length();
    int to = text.indexOf(',', from);
    for (int i = 0; i < 300; i++) {
      double joules = Math.exp(random.nextDouble(-10, 30));
      var kwh = PlainNumber.of(joules / 3.6e6);
      var changed = text.substring(0, from) + kwh + text.substring(to);
      var written = RecordingWriter.text(read(changed), Additions.NONE);
      assertThat(written).contains(figure + kwh + ",");
    }
  }

  @Test
  void the_keys_are_those_of_an_estimate_where_they_mean_the_same() {
    var history = new History(1);
    history.accept(
        new Snapshot(
            10,
            List.of(
                new Totals(
                    3_600,
                    1_800,
                    0,
                    900,
                    900,
                    3_600,
                    10,
                    3_500,
                    10,
                    3_600,
                    10,
                    OptionalDouble.of(300),
                    OptionalDouble.of(420.5),
                    OptionalDouble.of(420.5),
                    5,
                    10))));
    var header = Runs.header(Runs.gpu("GPU-0"));
    var recording =
        history.recording(header, Runs.ending(20), true, List.of(), List.of(), List.of(List.of()));
    assertThat(RecordingWriter.text(recording, json -> json.writeStringProperty("extra", "x")))
        .contains(
            """
            "exit_status": 0,
            """
                .strip(),
            """
              "extra": "x",
              "devices": [
                {
                  "id": "GPU-0",
                  "name": "NVIDIA H100 80GB HBM3",
                  "kind": "gpu",
                  "role": "part",
                  "share": 1,
                  "limit_w": 700,
                  "counter": {
                    "joules_per_count": 0.001
                  },
                  "details": {
                    "pci": "00000000:04:00.0",
                    "driver": "580.1 \\"b\\""
                  },
                  "energy_kwh": 0.0005,
                  "method": "counter",
                  "coverage": 0.5,
                  "mean_w": 360,
                  "max_w": 420.5,
                  "utilization": 0.5,
                  "whole_kwh": 0.001,
                  "others_kwh": 0.00025,
                  "idle_kwh": 0.00025,
                  "held_idle_kwh": 0,
                  "by_counter_kwh": 0.001,
                  "covered_s": 10,
                  "counter_kwh": 0.001,
                  "counter_s": 10,
                  "power_kwh": 0.0009722222222222222,
                  "power_s": 10,
                  "utilization_s": 5,
                  "utilization_covered_s": 10,
                  "notes": [],
                  "series": {
            """
                .indent(0));
  }

  @Test
  void an_unknown_device_has_no_energy() {
    var recording = recording(4);
    var text = RecordingWriter.text(recording, Additions.NONE);
    int first = text.indexOf("\"id\": \"GPU-0\"");
    int second = text.indexOf("\"id\": \"package-0\"");
    assertThat(text.substring(first, second)).doesNotContain("_kwh", "\"method\"", "\"max_w\"");
    assertThat(recording.devices().getFirst().method()).isEmpty();
    assertThat(text).doesNotContain("NaN");
  }

  @Test
  void unknown_keys_are_left_out() {
    var recording = recording(2);
    var text = RecordingWriter.text(recording, json -> json.writeStringProperty("energy", "x"));
    assertThat(read(text)).isEqualTo(recording);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      useHeadersInDisplayName = true,
      textBlock =
          """
          written                  | changed to               | message
          "version": 1,            | "version": 2,            | written by a newer lepton: version 2, this one knows up to 1; update lepton
          "version": 1,            | "version": "x",          | version must be a whole number, got 'x'
          "version": 1,            | ``                       | this is no recording: it has no 'version' and 'devices'
          "duration_s": 20,        | "duration_s": "long",    | duration_s must be a number, got 'long'
          "duration_s": 20,        | "duration_s": -1,        | duration_s must not be negative, got -1
          "duration_s": 20,        | ``                       | 'duration_s' is missing here
          "exit_status": 0,        | "exit_status": 1e9999,   | exit_status must be a whole number, got '1e9999'
          "complete": true,        | "complete": 1,           | complete must be true or false
          "kind": "gpu",           | "kind": "tpu",           | kind is one of gpu, cpu, memory, machine
          "share": 1,              | "share": 1.5,            | share must be in (0, 1], got 1.5
          "notes": [],             | "notes": {},             | notes is a mapping, not a list
          "step_s": 1,             | "step_s": [],            | step_s is a list, not a value
          "covered_s": [           | "covered_s": [1,         | the lists of a series must be of one length
          """)
  void what_can_not_be_read_is_a_problem_at_its_place(
      String written, String changed, String message) {
    var history = new History(1);
    history.accept(Runs.snapshots(1, 20, 1).getLast());
    var header = Runs.header(Runs.gpu("GPU-0"));
    var text =
        RecordingWriter.text(
            history.recording(
                header, Runs.ending(20), true, List.of(), List.of(), List.of(List.of())),
            Additions.NONE);
    assertThat(text).contains(written);
    var problems = new Problems();
    var damaged = text.replaceFirst(Pattern.quote(written), Matcher.quoteReplacement(changed));
    assertThat(read(damaged, problems)).isEmpty();
    assertThat(problems.all().getFirst().message()).isEqualTo(message);
    assertThat(problems.all().getFirst().place()).isPresent();
  }

  @Test
  void damaged_documents_give_problems_and_never_an_exception() {
    var random = new SplittableRandom(12);
    var text = RecordingWriter.text(recording(5), Additions.NONE);
    for (int i = 0; i < 300; i++) {
      var damaged = new StringBuilder(text);
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(40));
      if (random.nextBoolean()) {
        damaged.delete(from, to);
      } else {
        damaged.replace(from, to, text.substring(random.nextInt(from + 1), from + 1));
      }
      var problems = new Problems();
      var recording = read(damaged.toString(), problems);
      assertThat(recording.isPresent()).isNotEqualTo(problems.hasErrors());
    }
  }

  @Test
  void the_meter_of_the_whole_machine_stands_for_the_sum_and_what_is_beside_adds_nothing() {
    assertThat(known(Runs.gpu("a"), Runs.plug(1), Runs.cpu())).isCloseTo(5, within(1e-12));
    var plug = Runs.plug(1);
    var whole =
        new Device(
            "wall",
            plug.name(),
            plug.kind(),
            Device.Role.WHOLE,
            plug.counter(),
            plug.mostWatts(),
            1,
            plug.model(),
            plug.details());
    assertThat(known(Runs.gpu("a"), whole, Runs.cpu())).isCloseTo(2, within(1e-12));
  }

  /// Of 1, 2 and 4 J.
  private static double known(Device... devices) {
    var history = new History(devices.length);
    history.accept(Runs.snapshots(devices.length, 3, 1).getLast());
    return history
        .recording(
            Runs.header(devices),
            Runs.ending(3),
            true,
            List.of(),
            List.of(),
            Runs.noNotes(devices.length))
        .known(List.of(OptionalDouble.of(1), OptionalDouble.of(2), OptionalDouble.of(4)))
        .orElseThrow();
  }
}
