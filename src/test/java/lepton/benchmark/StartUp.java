package lepton.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// How long lepton's short commands take in the image, beside `python3 -c pass` and `node -e 0`.
///
/// The commands take turns, so that whatever else the machine does falls on all of them; the table
/// holds medians. Run it, and keep what it prints, by
/// ```
/// mvn -q -DskipTests package exec:exec@benchmark -Dbenchmark=StartUp
/// ```
public final class StartUp {
  private static final int ROUNDS = 30;
  private static final int WARM_UP = 3;
  private static final String LEPTON = "target/lepton/bin/lepton";

  private StartUp() {}

  /// Measures and prints a Markdown page.
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("python3 -c pass", List.of(Start.PYTHON, "-c", "pass"));
    commands.put("node -e 0", List.of("node", "-e", "0"));
    for (String line : Files.readAllLines(Path.of("src/test/benchmarks/start-up.txt"))) {
      List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
      words.set(0, LEPTON);
      commands.put(line, words);
    }
    for (String name : List.copyOf(commands.keySet())) {
      if (!starts(commands.getOrDefault(name, List.of()))) {
        System.err.println("left out, since it does not work here: " + name);
        commands.remove(name);
      }
    }
    print(measure(commands));
  }

  /// Starts each command in turn, round after round.
  private static Map<String, List<Start>> measure(Map<String, List<String>> commands)
      throws IOException, InterruptedException {
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        Start start = Start.of(command.getValue());
        if (round >= 0) {
          starts.computeIfAbsent(command.getKey(), key -> new ArrayList<>()).add(start);
        }
      }
    }
    return starts;
  }

  private static boolean starts(List<String> command) {
    try {
      return Start.of(command).status() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(Map<String, List<Start>> starts) {
    List<Start> yardstick = starts.values().iterator().next();
    double unit = median(yardstick, Start::wallMillis);
    System.out.printf(Locale.ROOT, "# Start-up, %s%n%n", LocalDate.now(ZoneOffset.UTC));
    System.out.printf(
        Locale.ROOT,
        "Medians of %d rounds, commands taking turns, on %d cores (%s), Java %s.%n%n",
        ROUNDS,
        Runtime.getRuntime().availableProcessors(),
        processor(),
        Runtime.version());
    System.out.println("| command | wall ms | × python | CPU ms | resident MB |");
    System.out.println("|---|---:|---:|---:|---:|");
    for (Map.Entry<String, List<Start>> command : starts.entrySet()) {
      List<Start> measured = command.getValue();
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %.1f | %.1f | %.1f | %.0f |%n",
          command.getKey(),
          median(measured, Start::wallMillis),
          median(measured, Start::wallMillis) / unit,
          median(measured, Start::cpuMillis),
          median(measured, Start::residentMegabytes));
    }
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
