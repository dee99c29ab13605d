package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import lepton.calibrate.Replay;
import lepton.meter.RecordingWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `lepton calibrate`: recordings teach the estimator, which then cites them.
class CalibrateCommandTest {

  private static final String FACTORS = "config/lepton/catalog/factors.csv";

  /// Dense bf16 peak of the H100 SXM5, in FLOP/s (NVIDIA data sheet, without sparsity).
  private static final double PEAK = 989.4e12;

  @TempDir private Path folder;
  private Session session = new Session(Path.of(""));

  @BeforeEach
  void begin() {
    session = new Session(folder).variable("XDG_CONFIG_HOME", folder.resolve("config").toString());
  }

  private static double[] flat(int seconds) {
    var loads = new double[seconds];
    Arrays.fill(loads, 0.95);
    return loads;
  }

  /// A workload of so many FLOP on two accelerators.
  private static String workload(double flop) {
    return """
        name: planted
        training: {compute: %s FLOP, precision: bf16}
        hardware: {accelerator: h100-sxm5-80gb, count: 2}
        site: {grid: 400 gCO2e/kWh, pue: 1.2, wue: 1 L/kWh}
        """
        .formatted(flop);
  }

  /// A run of two accelerators at 35 % of their peak, 560 W each and 180 W of host, each with its
  /// scatter; beside it the workload that it was.
  private void record(String name, long seed, int seconds) {
    record(name, seed, seconds, replay -> replay);
  }

  private void record(String name, long seed, int seconds, UnaryOperator<Replay> more) {
    var replay = new Replay(seed).on("NVIDIA H100 80GB HBM3", 2);
    double used = 0.35 * Math.exp(0.03 * replay.normal());
    double watts = 560 * Math.exp(0.02 * replay.normal());
    double host = 180 * Math.exp(0.03 * replay.normal());
    var played =
        more.apply(replay.loads(flat(seconds)).power(_ -> watts, 4, 0).host(host, 3))
            .play("2026-11-24T08:%02d:00Z".formatted(seed % 60));
    session.file(
        name + ".json", RecordingWriter.text(played.recording(), RecordingWriter.Additions.NONE));
    session.file(name + ".yaml", workload(used * 2 * seconds * PEAK));
  }

  private double number(String... args) {
    var ended = session.run(args);
    assertThat(ended.status()).as(ended.err()).isZero();
    return Double.parseDouble(ended.out().strip());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void after_calibration_a_run_held_out_is_estimated_to_10_percent(long seed) {
    record("a", 10 * seed, 60);
    record("b", 10 * seed + 1, 75);
    record("c", 10 * seed + 2, 90);
    record("held", 10 * seed + 3, 200);
    double before = number("estimate", "held.yaml", "--field", "energy.it_kwh");
    var ended =
        session.run(
            "calibrate",
            "a.json",
            "b.json",
            "c.json",
            "--workload",
            "a.yaml",
            "--workload",
            "b.yaml",
            "--workload",
            "c.yaml");
    assertThat(ended.status()).as(ended.err()).isZero();

    double measured = number("report", "held.json", "--field", "energy.it_kwh");
    double after = number("estimate", "held.yaml", "--field", "energy.it_kwh");
    assertThat(after / measured).isCloseTo(1, within(0.1));
    assertThat(Math.abs(after / measured - 1)).isLessThan(Math.abs(before / measured - 1));
    double hours = number("estimate", "held.yaml", "--field", "duration.training_h");
    assertThat(hours * 3600 / 200).isCloseTo(1, within(0.1));
  }

  @Test
  void the_estimate_cites_the_recordings() {
    record("a", 1, 60);
    session.run("calibrate", "a.json", "--workload", "a.yaml");
    var estimate = session.run("estimate", "a.yaml").out().replaceAll("\\s+", " ");
    assertThat(estimate)
        .contains("a.json: calibrated from 1 recording of 2026-11-24: end to end")
        .contains("a.json: calibrated from 1 recording of 2026-11-24: mean power over the run")
        .contains("a.json: calibrated from 1 recording of 2026-11-24: counters of processors");
  }

  @Test
  void another_accelerator_is_estimated_as_before() {
    record("a", 1, 60);
    session.file("other.yaml", workload(1e18).replace("h100-sxm5-80gb", "a100-sxm4-80gb"));
    var before = session.run("estimate", "other.yaml").out();
    session.run("calibrate", "a.json", "--workload", "a.yaml");
    assertThat(session.run("estimate", "other.yaml").out()).isEqualTo(before);
  }

  @Test
  void what_a_workload_states_wins_over_what_was_calibrated() {
    record("a", 1, 60);
    session.run("calibrate", "a.json", "--workload", "a.yaml");
    double flop = number("estimate", "a.yaml", "--field", "compute.training_flop");
    String[] stated = {"estimate", "a.yaml", "--set", "training.utilization=0.2"};
    double hours = number(with(List.of(stated), "--field", "duration.training_h"));
    assertThat(hours * 3600).isCloseTo(flop / (2 * PEAK * 0.2), within(1e-6));
  }

  @Test
  void rows_of_ones_own_stay_and_calibrated_ones_are_written_anew() throws IOException {
    var mine =
        "# mine\r\nkey,value,low,high,unit,basis,source,note\r\n"
            + "utilization.training:h100-sxm5-80gb, 0.3 ,,,share of dense peak,\"by, hand\",me,\r\n";
    session.file(FACTORS, mine);
    record("a", 1, 60);
    record("b", 2, 60);
    var first = session.run("calibrate", "a.json", "--workload", "a.yaml");
    assertThat(first.out()).contains("not written: you have a row of your own");
    var text = Files.readString(folder.resolve(FACTORS));
    assertThat(text).startsWith(mine);
    assertThat(text.substring(mine.length()).lines())
        .allSatisfy(line -> assertThat(line).endsWith("written by lepton calibrate"));
    assertThat(number("estimate", "a.yaml", "--no-range", "--field", "compute.training_flop"))
        .isPositive();

    var again = session.run("calibrate", "a.json", "--workload", "a.yaml");
    assertThat(again.out()).contains("as before").doesNotContain("replaced", "  new");
    assertThat(Files.readString(folder.resolve(FACTORS))).isEqualTo(text);
    var other = session.run("calibrate", "b.json", "--workload", "b.yaml");
    assertThat(other.out()).contains("replaced");
    var after = Files.readString(folder.resolve(FACTORS));
    assertThat(after).startsWith(mine).contains("b.json").doesNotContain("a.json");
    assertThat(after.lines().count()).isEqualTo(text.lines().count());
  }

  @Test
  void a_dry_run_writes_nothing() {
    record("a", 1, 60);
    var ended = session.run("calibrate", "--dry-run", "a.json", "--workload", "a.yaml");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("Catalogue, not written");
    assertThat(folder.resolve("config")).doesNotExist();
  }

  @Test
  void a_folder_that_does_not_exist_is_made() {
    record("a", 1, 600);

    var ended =
        session.run("calibrate", "-q", "a.json", "--workload", "a.yaml", "--catalog", "new/own");

    assertThat(ended.err()).isEmpty();
    assertThat(folder.resolve("new/own/factors.csv")).isRegularFile();
  }

  @Test
  void a_file_is_no_folder_for_a_catalogue() {
    record("a", 1, 600);

    var ended = session.run("calibrate", "a.json", "--workload", "a.yaml", "--catalog", "a.yaml");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--catalog names no folder");
  }

  @Test
  void a_catalogue_that_cannot_be_read_is_left_alone() throws IOException {
    session.file(FACTORS, "key,value,unit\nlifetime.use,0.9,share\n");
    record("a", 1, 60);
    var ended = session.run("calibrate", "a.json", "--workload", "a.yaml");
    assertThat(ended.status()).isEqualTo(Exit.FAILED);
    assertThat(ended.err()).contains("no column 'note'");
    assertThat(Files.readString(folder.resolve(FACTORS)))
        .isEqualTo("key,value,unit\nlifetime.use,0.9,share\n");
  }

  @Test
  void an_acceleration_is_named_and_then_taken_by_its_name() {
    record("plain", 1, 120);
    record("flash", 2, 60);
    var ended =
        session.run(
            "calibrate",
            "--name",
            "flash",
            "--baseline",
            "plain.json",
            "--accelerated",
            "flash.json");
    assertThat(ended.status()).as(ended.err()).isZero();
    session.file("with.yaml", workload(1e18) + "levers: {acceleration: {k: flash}}\n");
    var taken = session.run("estimate", "with.yaml");
    assertThat(taken.status()).as(taken.err()).isZero();
    assertThat(taken.out().replaceAll("\\s+", " "))
        .contains("levers.acceleration.k 2")
        .contains("calibrated from 2 recordings of 2026-11-24");
    session.file("without.yaml", workload(1e18) + "levers: {acceleration: {k: flush}}\n");
    assertThat(session.run("estimate", "without.yaml").status()).isEqualTo(Exit.MISUSE);
  }

  @Test
  void every_format_says_the_same() {
    record("a", 1, 60);
    var args = List.of("calibrate", "--dry-run", "a.json", "--workload", "a.yaml");
    double value = number(with(args, "--field", "utilization.training"));
    assertThat(value).isCloseTo(0.35, within(0.06));
    var plain = Double.toString(value);
    assertThat(session.run(with(args, "-f", "json")).out())
        .contains("\"key\": \"utilization.training\"", "\"value\": " + plain, "\"refused\": [");
    assertThat(session.run(with(args, "-f", "csv")).out())
        .startsWith("key,subject,value,low,high,p10,p90,unit,n,basis\n")
        .contains("utilization.training,h100-sxm5-80gb," + plain);
    assertThat(session.run(with(args, "-f", "md")).out())
        .contains("| utilization.training | h100-sxm5-80gb |", "### Not fitted");
  }

  private static String[] with(List<String> args, String... more) {
    var all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  /// What a person may get wrong, or have too little of.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calibrate                                            | 2 | no recording is named
          calibrate a.yaml                                     | 2 | this is a workload, not a recording
          calibrate a.json copy.json                           | 2 | is the same run as
          calibrate a.json --workload hours.yaml               | 2 | does not say what work was done
          calibrate a.json --workload a.yaml --workload a.yaml | 2 | there are 2 workloads and 1 recordings
          calibrate a.json --baseline b.json                   | 2 | an acceleration is measured twice
          calibrate a.json --meter-log volts.csv               | 2 | no column of times
          calibrate a.json --meter-log zone.csv                | 2 | is no point in time with a zone
          calibrate --baseline a.json --accelerated failed.json | 1 | it did not end well
          calibrate unknown.json                               | 1 | is in no catalogue
          calibrate a.json --field wall.slope                  | 1 | there is no wall.slope
          calibrate a.json --meter-log empty.csv               | 0 | empty.csv has no readings
          calibrate a.json --meter-log other.csv               | 0 | don't overlap
          calibrate a.json                                     | 0 | the work that was done is not known
          calibrate a.json                                     | 0 | load hardly varies
          calibrate failed.json --workload a.yaml              | 0 | it ended with status 3
          calibrate a.json --workload a100.yaml                | 0 | describes a100-sxm4-80gb
          calibrate a.json --workload a.yaml --set hardware.count=8 | 0 | it used 2 accelerators
          calibrate a.json --workload a.yaml --set training.compute=1e22FLOP | 0 | of the dense peak in bf16
          """)
  void wrong_or_thin_data_gets_an_honest_answer(String line, int status, String said)
      throws IOException {
    record("a", 1, 60);
    record("b", 2, 60);
    record("failed", 3, 60, replay -> replay.exit(3));
    record("x", 4, 60, replay -> replay.on("NVIDIA X9000", 1));
    Files.copy(folder.resolve("a.json"), folder.resolve("copy.json"));
    Files.copy(folder.resolve("x.json"), folder.resolve("unknown.json"));
    session
        .file(
            "hours.yaml", "training: {accelerator_hours: 3 h}\nhardware: {accelerator: h100-sxm}\n")
        .file("a100.yaml", workload(1e17).replace("h100-sxm5-80gb", "a100-sxm4-80gb"))
        .file("volts.csv", "when,volts\n1,2\n")
        .file("zone.csv", "timestamp,watts\n2026-11-24T08:00:00,100\n")
        .file("empty.csv", "timestamp,watts\n")
        .file("other.csv", "timestamp,watts\n1700000000,100\n1700000001,100\n");
    var ended = session.run(line.split(" +", -1));
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
    assertThat((ended.out() + ended.err()).replaceAll("\\s+", " ")).contains(said);
  }
}
