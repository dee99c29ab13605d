package lepton.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import lepton.meter.Method;
import lepton.meter.Recording;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.RecordingReader;
import lepton.meter.sensor.FakeNvml;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `lepton run` measures a real command, with the GPUs of a library that replays NVML.
class MeasuredRunTest {

  private static final String FIRST = "GPU-000000a0-1111-2222-3333-444444444444";

  @TempDir private Path folder;
  private Path library = Path.of("");

  @BeforeEach
  void build_the_library() {
    library = FakeNvml.folder();
  }

  private Launch lepton(String script, String... arguments) throws IOException {
    var file = Files.writeString(folder.resolve("nvml.txt"), script);
    return Launch.of(Launch.IMAGE, arguments)
        .in(folder)
        .with("LD_LIBRARY_PATH", library.toString())
        .with("FAKE_NVML", file.toString())
        .with("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  /// One GPU of 300 W that the command works on: the process writes its own number down.
  private String shared(String others) {
    return FakeNvml.gpus(1, 300)
        + "utilization 0 90\nprocess @"
        + folder.resolve("pid")
        + " 0 1000 60\n"
        + others;
  }

  private static final String WORKS = "echo $$ >pid; exec sleep 3";

  private Recording recording(String name) throws IOException {
    var problems = new Problems();
    var text = SourceText.of(name, Files.readString(folder.resolve(name)));
    var read = RecordingReader.read(text, problems);
    assertThat(problems.all()).isEmpty();
    return read.orElseThrow();
  }

  private static DeviceRecord device(Recording recording, String id) {
    return recording.devices().stream()
        .filter(its -> its.device().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_gpu_of_constant_power_has_used_power_times_time() throws Exception {
    var ended = lepton(shared(""), "run", "-o", "r.json", "--", "sh", "-c", WORKS).run();

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).isEmpty();
    var recording = recording("r.json");
    var gpu = device(recording, FIRST);
    assertThat(gpu.method()).contains(Method.COUNTER);
    assertThat(gpu.coverage()).isGreaterThan(0.8);
    double watts = gpu.totals().whole() / gpu.totals().covered();
    assertThat(watts).isCloseTo(300, within(6.0));
    assertThat(gpu.totals().own()).isCloseTo(gpu.totals().whole(), within(1e-3));
    assertThat(recording.complete()).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("nvml.txt", "pid", "r.json");
    }
  }

  @Test
  void what_others_do_on_a_shared_gpu_is_theirs() throws Exception {
    var script = shared("process 1 0 1000 30\n");
    lepton(script, "run", "-q", "-o", "r.json", "--", "sh", "-c", WORKS).run();

    var totals = device(recording("r.json"), FIRST).totals();
    assertThat(totals.own() / totals.whole()).isCloseTo(60 / 90.0, within(0.05));
    assertThat(totals.own() + totals.others() + totals.idle())
        .isCloseTo(totals.whole(), within(2e-3));
  }

  @Test
  void the_whole_machine_counts_everything() throws Exception {
    var script = shared("process 1 0 1000 30\n");
    lepton(script, "run", "-q", "--whole-machine", "-o", "r.json", "--", "sh", "-c", WORKS).run();

    var totals = device(recording("r.json"), FIRST).totals();
    assertThat(totals.own()).isEqualTo(totals.whole());
  }

  @Test
  void a_stuck_counter_gives_way_to_power() throws Exception {
    var script = shared("").replace("limit 700", "limit 700\ncounter stuck 0");
    lepton(script, "run", "-q", "-o", "r.json", "--", "sh", "-c", WORKS).run();

    var gpu = device(recording("r.json"), FIRST);
    assertThat(gpu.method()).contains(Method.POWER);
    assertThat(gpu.totals().whole() / gpu.totals().covered()).isCloseTo(300, within(3.0));
  }

  @Test
  void a_call_that_hangs_holds_up_neither_the_command_nor_its_end() throws Exception {
    var script = shared("slow 0.5 30\n");
    long before = System.nanoTime();
    var ended = lepton(script, "run", "-o", "r.json", "--", "sleep", "2").run();

    assertThat((System.nanoTime() - before) / 1e9).isLessThan(20);
    assertThat(ended.status()).isZero();
    assertThat(recording("r.json").warnings())
        .anyMatch(its -> its.contains("last reading of nvml did not come in time"));
  }

  @ParameterizedTest
  @CsvSource({"GPU-nope, there is no GPU 'GPU-nope'", "7, there is no GPU '7'"})
  void a_gpu_that_is_not_there_is_an_error_before_the_command(String id, String said)
      throws Exception {
    var ended =
        lepton(FakeNvml.gpus(2, 100), "run", "-o", "r.json", "--", "touch", "started")
            .with("CUDA_VISIBLE_DEVICES", id)
            .run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said);
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void over_budget_the_command_is_asked_to_end() throws Exception {
    var ended =
        lepton(
                shared(""),
                "run",
                "-o",
                "r.json",
                "--budget",
                "0.1 Wh",
                "--on-exceed",
                "stop",
                "--",
                "sh",
                "-c",
                "echo $$ >pid; exec sleep 50")
            .run();

    assertThat(ended.status()).isEqualTo(128 + 15);
    assertThat(ended.err()).contains("over budget");
    assertThat(recording("r.json").ending().signal()).hasValue(15);
  }

  @Test
  void killed_hard_it_leaves_a_journal_and_the_command_goes_on() throws Exception {
    var process =
        lepton(
                shared(""),
                "run",
                "-o",
                "r.json",
                "--",
                "sh",
                "-c",
                "echo $$ >pid; sleep 6; touch end")
            .start(folder.resolve("said"));
    waitFor(folder.resolve("pid"));
    process.waitFor(4, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();

    var ended = lepton("", "report", "r.json.journal", "-f", "json", "-o", "found.json").run();
    assertThat(ended.status()).as(ended.err()).isZero();
    var recording = recording("found.json");
    assertThat(recording.complete()).isFalse();
    assertThat(recording.ending().durationSeconds()).isBetween(1.5, 5.5);
    var gpu = device(recording, FIRST).totals();
    assertThat(gpu.whole() / gpu.covered()).isCloseTo(300, within(10.0));
    waitFor(folder.resolve("end"));

    var again = lepton(shared(""), "run", "-o", "r.json", "--", "true").run();
    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("r.json.1.journal");
    assertThat(folder.resolve("r.json.1.journal")).exists();
  }

  @Test
  void a_command_marks_its_phases_and_steps() throws Exception {
    var marks =
        """
        echo $$ >pid
        "$LEPTON" mark phase load; sleep 1
        echo 'phase train' >>"$LEPTON_MARKS"
        for i in 1 2 3 4; do sleep 0.5; echo "step $i/4" >>"$LEPTON_MARKS"; done
        """;
    lepton(shared(""), "run", "-q", "-o", "r.json", "--", "sh", "-c", marks)
        .with("LEPTON", Launch.IMAGE.resolve("bin/lepton").toString())
        .run();

    var recording = recording("r.json");
    assertThat(recording.phases())
        .extracting(Recording.PhaseRecord::name)
        .endsWith("load", "train");
    var train = recording.phases().getLast();
    assertThat(train.steps()).isEqualTo(4);
    assertThat(train.seconds()).isBetween(1.9, 4.0);
    var gpu = recording.devices().indexOf(device(recording, FIRST));
    for (var phase :
        recording.phases().subList(recording.phases().size() - 2, recording.phases().size())) {
      // 300 W, by readings some of which come a tenth of a second late
      assertThat(phase.joules().get(gpu).orElseThrow())
          .isCloseTo(300 * phase.seconds(), within(120.0));
    }
    assertThat(recording.steps().orElseThrow().of()).isEqualTo(4);
  }

  @Test
  void an_estimate_stands_beside_what_was_measured() throws Exception {
    Files.writeString(
        folder.resolve("w.yaml"),
        """
        name: small
        training: {accelerator_hours: 0.001 h, precision: bf16}
        hardware: {accelerator: h100-sxm, count: 1, host: none}
        site: {grid: 400 gCO2e/kWh, pue: 1.5}
        """);
    var ended =
        lepton(shared(""), "run", "-o", "r.json", "--workload", "w.yaml", "--", "sh", "-c", WORKS)
            .run();

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).containsPattern("estimate +measured +ratio");
    assertThat(Files.readString(folder.resolve("r.json"))).contains("\"ratio\"");
  }

  @Test
  void nothing_is_written_where_the_recording_could_not_be() throws Exception {
    var ended =
        lepton(FakeNvml.gpus(1, 100), "run", "-o", "no/such/r.json", "--", "touch", "started")
            .run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot write", "there is no such folder");
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void a_home_that_cannot_be_written_costs_the_recording_and_not_the_run() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    var ended =
        lepton(FakeNvml.gpus(1, 100), "run", "--", "sh", "-c", "echo out; exit 5")
            .with("XDG_STATE_HOME", folder.resolve("file").toString())
            .run();

    assertThat(ended.status()).isEqualTo(5);
    assertThat(ended.out()).isEqualTo("out\n");
    assertThat(ended.err()).contains("no recording is kept");
  }

  @Test
  void a_catalogue_of_ones_own_with_errors_is_left_out_and_the_run_is_measured() throws Exception {
    var rows = folder.resolve("config/lepton/catalog/grids.csv");
    Files.createDirectories(rows.getParent());
    Files.writeString(rows, "nonsense\n1,2,3\n");
    var outcome =
        lepton(FakeNvml.gpus(1, 300), "run", "-o", "run.json", "--", "sleep", "0.5")
            .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
            .run();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err().replaceAll("\\s+", " "))
        .contains("your own catalogue has errors and is left out: " + rows);
    assertThat(device(recording("run.json"), FIRST).device().name()).isNotEmpty();
  }

  private static void waitFor(Path file) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(file)) {
      assertThat(System.nanoTime()).as("waited for " + file).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
