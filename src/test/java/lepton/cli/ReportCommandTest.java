package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.meter.Journal;
import lepton.meter.Recording;
import lepton.meter.Snapshot;
import lepton.meter.Totals;
import lepton.report.RecordingDocument;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {

  @TempDir Path folder;

  private static String document(Recording recording) {
    return RecordingDocument.render(MeasuredFootprint.of(recording), Optional.empty());
  }

  private Session session() {
    return new Session(folder).file("run.json", document(Runs.marked(Runs.hour())));
  }

  private static Node at(String json, String path) {
    var problems = new Problems();
    Node node = Documents.read(SourceText.of("out.json", json), problems).getFirst();
    assertThat(problems.all()).isEmpty();
    for (var key : path.split("\\.", -1)) {
      node = ((Mapping) node).get(key).orElseThrow();
    }
    return node;
  }

  private static double number(String json, String path) {
    return Double.parseDouble(((Scalar) at(json, path)).text());
  }

  @Test
  void text_tells_what_was_used_by_whom_and_how_that_was_found() {
    var ended = session().run("report", "run.json");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    // by hand: see MeasuredFootprintTest
    assertThat(ended.out())
        .contains("python train.py --name 'a b'")
        .contains("1 h on node7 from 2026-11-23T08:00:00Z, exit status 0")
        .contains("1.35 kWh")
        .contains("1.62 kWh")
        .contains("0.32 EUR")
        .contains("74 % by energy counters, 19 % by sampled power, 7.4 % modelled")
        .containsPattern("so between\\s+1.32 kWh and 1.39 kWh")
        .contains("device GPU-b: 200 Wh for other users; 50 Wh idle, on nobody's account.")
        .contains("each step (110 of 200)")
        .contains("rapl: permission denied; sudo chmod -R a+r /sys/class/powercap")
        .contains("device psys (not added)")
        .contains("site.pue");
  }

  @ParameterizedTest
  @CsvSource({"60", "72", "80", "120"})
  void text_keeps_to_the_width_of_the_terminal(int width) {
    var ended = session().terminal(width).run("report", "--color", "never", "run.json");

    assertThat(ended.out().lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThan(width + 1));
  }

  @Test
  void json_has_the_keys_of_an_estimate_and_of_the_run() {
    var json = session().run("report", "-f", "json", "run.json").out();

    assertThat(number(json, "energy.it_kwh")).isEqualTo(1.35);
    assertThat(number(json, "energy.total_kwh")).isEqualTo(1.62);
    assertThat(number(json, "emissions.operational_kg")).isEqualTo(0.648);
    assertThat(number(json, "duration_s")).isEqualTo(3600);
    assertThat(number(json, "exit_status")).isZero();
    assertThat(number(json, "steps.energy_kwh_per_step")).isEqualTo(0.008);
    assertThat(number(json, "steps.emissions_kg_per_step")).isGreaterThan(0.008 * 1.2 * 0.4);
    assertThat(json).doesNotContain("network_kwh").doesNotContain("sci");
  }

  @Test
  void what_is_read_and_written_again_is_the_same() {
    var json = session().run("report", "-f", "json", "--no-range", "run.json").out();

    assertThat(json).isEqualTo(document(Runs.marked(Runs.hour())));
  }

  @Test
  void the_doubt_about_conditions_is_kept_and_makes_a_range() {
    var written = document(Runs.doubted(Runs.hour()));
    var session = session().file("run.json", written);

    assertThat(session.run("report", "-f", "json", "--no-range", "run.json").out())
        .isEqualTo(written);
    var json = session.run("report", "-f", "json", "run.json").out();
    // by hand: facility is 1.35 kWh of IT, of which 0.1 (0.07 to 0.14) is modelled, by a PUE
    // between 1.1 and 1.3
    assertThat(number(json, "range.energy.total_kwh.p5")).isBetween(1.32 * 1.1, 1.35 * 1.12);
    assertThat(number(json, "range.energy.total_kwh.p95")).isBetween(1.35 * 1.28, 1.39 * 1.3);
    assertThat(number(json, "range.energy.accelerators_kwh.p95")).isEqualTo(1.25);
    assertThat(session.run("report", "run.json").out())
        .containsPattern("operational +648 g \\(\\d+–\\d+\\)")
        .contains("(P5–P95) of 512 draws")
        .contains("1.2 (1.1..1.3)");
    var field = session.run("report", "--field", "range.emissions.total_kg.p95", "run.json").out();
    assertThat(Double.parseDouble(field)).isEqualTo(number(json, "range.emissions.total_kg.p95"));
    assertThat(session.run("report", "--no-range", "run.json").out()).doesNotContain("P95");
  }

  @ParameterizedTest
  @CsvSource({
    "--no-range --field range.energy.it_kwh.p5, --no-range can't be combined",
    "--no-range --samples 100,                  --no-range can't be combined",
    "--samples 3,                               from 16",
    "--field range.energy.it_kwh.p7,            unknown field"
  })
  void options_of_doubt_that_make_no_sense_are_told(String options, String said) {
    var words = new ArrayList<>(List.of("report", "run.json"));
    words.addAll(List.of(options.split(" ")));

    var ended = session().run(words.toArray(new String[0]));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said);
  }

  @Test
  void several_recordings_are_an_array_and_can_be_read_again() {
    var session = session().file("other.json", document(Runs.hour()));
    var json = session.run("report", "-f", "json", "run.json", "other.json").out();
    var csv = session.file("both.json", json).run("report", "-f", "csv", "both.json").out();

    assertThat(csv.lines()).hasSize(3);
    assertThat(csv.lines().findFirst().orElseThrow())
        .startsWith("name,started,ended,duration_s,exit_status,signal,complete,energy.it_kwh,")
        .endsWith(
            "devices.GPU-a.energy_kwh,devices.GPU-b.energy_kwh,devices.package-0.energy_kwh,"
                + "devices.psys.energy_kwh");
    assertThat(csv.lines().skip(1)).allMatch(row -> row.endsWith(",1,0.25,0.1,9"));
  }

  @Test
  void markdown_is_made_of_tables() {
    var out = session().run("report", "-f", "md", "run.json").out();

    assertThat(out)
        .startsWith("## train.py\n")
        .contains("| Energy, IT | 1.35 kWh (1.33–1.38) | 83 % |")
        .contains("| device package-0 | 100 Wh | 200 W | 300 W | 50 % | 100 % | model |");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # field                    | printed
          name                       | train.py
          duration_s                 | 3600
          complete                   | true
          exit_status                | 0
          energy.it_kwh              | 1.35
          emissions.operational_kg   | 0.648
          cost.currency              | EUR
          power.mean_w               | 1350
          devices.GPU-b.energy_kwh   | 0.25
          """)
  void a_field_is_a_bare_value(String field, String printed) {
    assertThat(session().run("report", "--field", field, "run.json").out())
        .isEqualTo(printed + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # options                             | operational kg, by hand from 1.35 kWh
          --grid 200gCO2e/kWh                   | 0.324
          --pue 1                               | 0.54
          --set site.pue=2                      | 1.08
          --grid 200gCO2e/kWh --pue 1           | 0.27
          """)
  void elsewhere_the_same_energy_causes_something_else(String options, double kilograms) {
    var words = new ArrayList<>(List.of(options.split(" ", -1)));
    words.addFirst("report");
    words.addAll(List.of("run.json", "--field", "emissions.operational_kg"));
    var ended = session().run(words.toArray(String[]::new));

    assertThat(ended.err()).isEmpty();
    assertThat(Double.parseDouble(ended.out().strip())).isEqualTo(kilograms);
  }

  @Test
  void a_torn_journal_is_a_recording_that_says_where_it_ends() throws IOException {
    var recording = Runs.hour();
    var path = folder.resolve("anything");
    try (var journal = Journal.create(path, recording.header(), 0)) {
      journal.append(
          new Snapshot(0, List.of(Totals.NONE, Totals.NONE, Totals.NONE, Totals.NONE)), 0);
      var totals = recording.devices().stream().map(Recording.DeviceRecord::totals).toList();
      journal.append(new Snapshot(3600, totals), 3600);
    }
    Files.writeString(path, Files.readString(path) + "deadbeef [\"d\",1,");

    var ended = new Session(folder).run("report", "anything", "-f", "json");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(((Scalar) at(ended.out(), "complete")).text()).isEqualTo("false");
    assertThat(number(ended.out(), "energy.it_kwh")).isEqualTo(1.35);
    assertThat(((Mapping) at(ended.out(), "host")).get("name")).isPresent();
    assertThat(new Session(folder).run("report", "anything").out())
        .contains("not complete: recovered from a journal that ends at 2026-11-23T09:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # content                                  | said                                | help
          training: {tokens: 1B}                     | a workload, not a recording         | lepton estimate
          a: 1                                       | this is no recording                | 'lepton run' has written
          {"version": 2, "devices": []}              | newer lepton                        | update lepton
          {"version": 1, "devices": []}              | 'name' is missing                   | lepton run
          """)
  void what_is_no_recording_is_told(String content, String said, String help) {
    var ended =
        new Session(folder).file("file", content.replace("\"\"", "\"")).run("report", "file");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said).contains(help);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void a_figure_that_is_not_known_is_no_empty_line() {
    var ended = session().run("report", "run.json", "--field", "emissions.market_kg");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("there is no emissions.market_kg for train.py");
    assertThat(ended.out()).isEmpty();
  }
}
