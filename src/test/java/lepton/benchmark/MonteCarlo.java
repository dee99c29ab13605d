package lepton.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A million draws of a full workload with the percentiles of every figure, whole processes:
/// lepton's image on `monte-carlo.yaml` beside the same formula in numpy, `monte-carlo.py`. They
/// take turns:
///
///     mvn -q -DskipTests package exec:exec@benchmark -Dbenchmark=MonteCarlo
///
/// `PYTHON` names a Python that has numpy, where the first one along PATH has none.
public final class MonteCarlo {

  private static final int ROUNDS = 11;
  private static final String DRAWS = "1000000";

  private MonteCarlo() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var python = System.getenv().getOrDefault("PYTHON", "python3");
    var files = "src/test/benchmarks/monte-carlo";
    var numpy = List.of(python, files + ".py", DRAWS);
    var lepton = new ArrayList<>(List.of("target/lepton/bin/lepton", "estimate", "-q"));
    lepton.addAll(List.of("-f", "json", "--samples", DRAWS, files + ".yaml"));
    var ofNumpy = new ArrayList<Start>();
    var ofLepton = new ArrayList<Start>();
    for (int round = -1; round < ROUNDS; round++) {
      var one = started(numpy);
      var other = started(lepton);
      if (round >= 0) {
        ofNumpy.add(one);
        ofLepton.add(other);
      }
    }
    System.out.println("| 1,000,000 draws | wall s | CPU s | resident MB |");
    System.out.println("|---|---:|---:|---:|");
    print("numpy", ofNumpy);
    print("lepton", ofLepton);
    System.out.printf(
        Locale.ROOT,
        "%nlepton / numpy, median of the rounds' ratios: wall %.2f, CPU %.2f%n",
        ratio(ofLepton, ofNumpy, Start::wallMillis),
        ratio(ofLepton, ofNumpy, Start::cpuMillis));
  }

  private static Start started(List<String> command) throws IOException, InterruptedException {
    var start = Start.of(command);
    if (start.status() != 0) {
      throw new IOException("ended with " + start.status() + ": " + String.join(" ", command));
    }
    return start;
  }

  private static void print(String name, List<Start> starts) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.0f |%n",
        name,
        median(starts.stream().mapToDouble(Start::wallMillis).sorted().toArray()) / 1e3,
        median(starts.stream().mapToDouble(Start::cpuMillis).sorted().toArray()) / 1e3,
        median(starts.stream().mapToDouble(Start::residentMegabytes).sorted().toArray()));
  }

  private static double ratio(
      List<Start> above, List<Start> below, ToDoubleFunction<Start> figure) {
    var ratios = new double[above.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i));
    }
    return median(Arrays.stream(ratios).sorted().toArray());
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
