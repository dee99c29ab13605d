package lepton.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lepton.meter.sensor.FakeNvml;

/// What `lepton run` costs: beside a long command with eight replayed GPUs at 10 Hz, at the start
/// and end of a short one, and a command that takes all of a processor.
///
/// ```
/// mvn -q -DskipTests package exec:exec@benchmark -Dbenchmark=Overhead
/// ```
///
/// Takes a quarter of an hour; `LEPTON_BENCHMARK_SECONDS` is how long the long command takes.
public final class Overhead {

  private static final String LEPTON =
      Path.of("target/lepton/bin/lepton").toAbsolutePath().toString();
  private static final int ROUNDS = 30;
  private static final int BUSY_ROUNDS = 9;

  /// A second or two of work in one process.
  private static final String BUSY = "s = 0\nfor i in range(12_000_000):\n    s += i * i\n";

  private Overhead() {}

  /// Measures and prints a Markdown page.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(System.getenv().getOrDefault("LEPTON_BENCHMARK_SECONDS", "600"));
    var folder = Files.createTempDirectory("lepton-overhead");
    System.out.printf(
        Locale.ROOT,
        "# Overhead of `lepton run`, %s%n%n%d cores, Java %s.%n%n",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    beside(seconds, folder);
    aroundTrue(folder);
    slowDown(folder);
  }

  /// Processor time and memory of lepton beside a command that sleeps.
  private static void beside(int seconds, Path folder) throws IOException, InterruptedException {
    var script = Files.writeString(folder.resolve("nvml.txt"), eight());
    var builder =
        new ProcessBuilder(
            LEPTON, "run", "-q", "-o", "long.json", "--", "sleep", String.valueOf(seconds));
    builder.directory(folder.toFile()).inheritIO();
    builder.environment().put("LD_LIBRARY_PATH", FakeNvml.folder().toString());
    builder.environment().put("FAKE_NVML", script.toString());
    var process = builder.start();
    double begin = System.nanoTime() / 1e9;
    double settled = -1;
    double settledAt = 0;
    double last = 0;
    double lastAt = 0;
    long resident = 0;
    while (process.isAlive()) {
      Thread.sleep(1_000);
      var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
      if (!Files.exists(stat)) {
        break;
      }
      var now = cpuSeconds(Files.readString(stat));
      double at = System.nanoTime() / 1e9 - begin;
      if (settled < 0 && at >= 10) {
        settled = now;
        settledAt = at;
      }
      last = now;
      lastAt = at;
      resident = Math.max(resident, residentBytes(process.pid()));
    }
    process.waitFor();
    System.out.printf(
        Locale.ROOT,
        """
        ## Beside a command of %d s, eight GPUs at 10 Hz

        | | |
        |---|---:|
        | share of one core, all of the run | %.2f %% |
        | share of one core after the first 10 s | %.2f %% |
        | processor time of the first 10 s, start and compiling | %.2f s |
        | most resident memory | %.0f MB |

        """,
        seconds,
        100 * last / lastAt,
        100 * (last - settled) / (lastAt - settledAt),
        settled,
        resident / 1e6);
  }

  private static String eight() {
    return FakeNvml.gpus(8, 412)
        .replace("power 0 412.0\n", "power 0 412\nutilization 0 88\nprocess child 0 1e9 88\n");
  }

  /// Fields 14 and 15 of proc_pid_stat(5), in ticks of 10 ms.
  private static double cpuSeconds(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static long residentBytes(long pid) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.substring(6).replace("kB", "").strip());
      }
    }
    return 0;
  }

  /// `lepton run -- true` and `true`, taking turns.
  private static void aroundTrue(Path folder) throws IOException, InterruptedException {
    var bare = new ArrayList<Double>();
    var wrapped = new ArrayList<Double>();
    for (int round = -3; round < ROUNDS; round++) {
      double without = Start.of(List.of("true")).wallMillis();
      var start =
          Start.of(List.of(LEPTON, "run", "-q", "-o", folder + "/short.json", "--", "true"));
      if (round >= 0) {
        bare.add(without);
        wrapped.add(start.wallMillis());
      }
    }
    System.out.printf(
        Locale.ROOT,
        """
        ## Around `true`

        Medians of %d rounds, taking turns.

        | command | wall ms |
        |---|---:|
        | `true` | %.1f |
        | `lepton run -- true` | %.1f |

        """,
        ROUNDS,
        median(bare),
        median(wrapped));
  }

  /// A command that keeps one processor busy, with and without, taking turns.
  private static void slowDown(Path folder) throws IOException, InterruptedException {
    var bare = new ArrayList<Double>();
    var wrapped = new ArrayList<Double>();
    for (int round = 0; round < BUSY_ROUNDS; round++) {
      bare.add(busySeconds(List.of()));
      wrapped.add(busySeconds(List.of(LEPTON, "run", "-q", "-o", folder + "/busy.json", "--")));
    }
    System.out.printf(
        Locale.ROOT,
        """
        ## A command that keeps one processor busy

        Medians of %d rounds, taking turns; the command times itself.

        | | s | × |
        |---|---:|---:|
        | alone | %.3f | 1 |
        | under `lepton run` | %.3f | %.4f |
        """,
        BUSY_ROUNDS,
        median(bare),
        median(wrapped),
        median(wrapped) / median(bare));
  }

  private static double busySeconds(List<String> before) throws IOException, InterruptedException {
    var words = new ArrayList<String>(before);
    var timed =
        "import time\nb = time.perf_counter()\n" + BUSY + "print(time.perf_counter() - b)\n";
    words.addAll(List.of(Start.PYTHON, "-S", "-E", "-c", timed));
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return Double.parseDouble(said);
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
