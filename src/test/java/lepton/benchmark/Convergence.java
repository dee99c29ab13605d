package lepton.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Estimator;
import lepton.estimate.Measure;
import lepton.estimate.Sampling;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.uncertainty.Range;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// How far P5 and P95 of a few draws are from those of many, for the default number of draws:
///
///     mvn -q -DskipTests package exec:exec@benchmark -Dbenchmark=Convergence
///
/// For each file and number of draws, 50 seeds; the table holds the root of the mean squared
/// relative error of P5 and P95 of energy and of CO2e, the worst of the four.
public final class Convergence {

  private static final int SEEDS = 50;
  private static final int MANY = 1 << 18;
  private static final int[] SAMPLES = {64, 128, 256, 512, 1024, 4096};
  private static final Measure[] MEASURES = {Measure.TOTAL_JOULES, Measure.TOTAL_KILOGRAMS};

  private Convergence() {}

  public static void main(String[] args) throws IOException {
    var header = new StringBuilder("| workload |");
    var rule = new StringBuilder("|---|");
    for (int samples : SAMPLES) {
      header.append(' ').append(samples).append(" |");
      rule.append("---:|");
    }
    System.out.println(header);
    System.out.println(rule);
    var files = new ArrayList<Path>();
    try (var found = Files.list(Path.of("samples"))) {
      found.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
    }
    files.add(Path.of("src/test/benchmarks/monte-carlo.yaml"));
    for (var file : files) {
      var workload = read(file);
      if (workload.isPresent() && range(workload.get(), 64, 1, MEASURES[0]).isPresent()) {
        System.out.println(row(file.getFileName().toString(), workload.get()));
      }
    }
  }

  /// A sample that names further files is left out.
  private static Optional<Workload> read(Path file) throws IOException {
    var problems = new Problems();
    var text = SourceText.of(file.toString(), Files.readString(file));
    var document = Documents.read(text, problems).getFirst();
    return new WorkloadReader(Catalog.shipped(), (_, _, _) -> Optional.empty())
        .read(document, file.toString(), List.of(), problems);
  }

  private static String row(String name, Workload workload) {
    var row = new StringBuilder("| ").append(name).append(" |");
    var truth = new Range[MEASURES.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = range(workload, MANY, 0, MEASURES[i]).orElseThrow();
    }
    for (int samples : SAMPLES) {
      var squares = new double[2 * truth.length];
      for (int seed = 1; seed <= SEEDS; seed++) {
        for (int i = 0; i < truth.length; i++) {
          var range = range(workload, samples, seed, MEASURES[i]).orElseThrow();
          squares[2 * i] += Math.pow(range.p5() / truth[i].p5() - 1, 2);
          squares[2 * i + 1] += Math.pow(range.p95() / truth[i].p95() - 1, 2);
        }
      }
      double worst = Math.sqrt(Arrays.stream(squares).max().orElseThrow() / SEEDS);
      row.append(String.format(Locale.ROOT, " %.2f %% |", 100 * worst));
    }
    return row.toString();
  }

  private static Optional<Range> range(Workload workload, int samples, long seed, Measure measure) {
    var sampling = Optional.of(Sampling.of(samples, seed));
    var options = new Estimator.Options(false, false, sampling, Optional.empty());
    return Estimator.assess(workload, options)
        .ranges()
        .flatMap(ranges -> ranges.of(measure, false));
  }
}
