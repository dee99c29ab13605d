package lepton.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.Kind;

/// Fits utilization and power to the shipped table of published runs, cross-validates the fit,
/// prints the report and writes `priors.csv` and `left_out.csv`:
///
///     mvn -q test-compile exec:exec@fit -Dfit=UtilizationPriors -Dtable=serving_energy.csv
///
/// The serving rows come from that table; the runs from `published.csv` of the catalogue.
public final class UtilizationPriors {

  /// Ids of the catalogue of sources.
  private static final String PAPERS = "published-runs";

  private static final String MLENERGY = "mlenergy-2025";

  /// Fewer measured runs than this make no range.
  private static final int LEAST_RUNS = 3;

  private final Shrinkage evidence;
  private final List<TrainingRun> all;
  private final PriorTable table = new PriorTable();
  private final StringBuilder report = new StringBuilder();

  private UtilizationPriors(List<TrainingRun> all) {
    this.all = all;
    evidence = new Shrinkage(all.stream().filter(run -> run.excluded().isEmpty()).toList());
  }

  public static void main(String[] arguments) throws IOException {
    var catalog = Path.of(arguments[1], "src/main/resources/lepton/catalog");
    var table = catalog.resolve("published.csv");
    var priors = new UtilizationPriors(TrainingRun.read(table));
    priors.head(table.getFileName().toString());
    priors.training();
    priors.availability();
    priors.measuredPower(table);
    priors.serving(ServingRow.read(Path.of(arguments[0])));
    priors.report();
    Files.writeString(catalog.resolve("priors.csv"), priors.table.text(), StandardCharsets.UTF_8);
    Files.writeString(
        catalog.resolve("left_out.csv"),
        LeftOutTable.text(priors.evidence),
        StandardCharsets.UTF_8);
    System.out.print(priors.report);
  }

  private void head(String file) {
    table.head(
        "Written by lepton.fit.UtilizationPriors on "
            + LocalDate.now(ZoneOffset.UTC)
            + " from "
            + file
            + " and serving_energy.csv",
        "Training: a run left out, median error of accelerator hours "
            + Quantile.percent(Quantile.of(hourErrors(), 0.5))
            + "; P10 to P90 are of runs left out");
  }

  private void training() {
    var boundary = "6 P tokens over hours times dense 16-bit peak, end to end";
    double[] alone = alone();
    var devices = new TreeMap<String, TrainingRun>();
    evidence.runs().stream().filter(TrainingRun::exact).forEach(r -> devices.put(r.device(), r));
    for (var each : devices.values()) {
      long n = evidence.runs().stream().filter(r -> r.device().equals(each.device())).count();
      table.row(
          "utilization",
          "training",
          "accelerator",
          same(each.accelerator()),
          n,
          around(evidence.device(each), alone),
          boundary,
          PAPERS,
          "drawn toward its generation");
    }
    double[] elsewhere =
        evidence.residuals(
            (run, other) -> other.device().equals(run.device()),
            (others, run) -> others.device(run));
    var generations = new TreeSet<String>();
    evidence.runs().forEach(run -> generations.add(run.generation()));
    for (var name : generations) {
      long n = evidence.runs().stream().filter(r -> r.generation().equals(name)).count();
      table.row(
          "utilization",
          "training",
          "generation",
          name,
          n,
          around(evidence.generation(name), alone, elsewhere),
          boundary,
          PAPERS,
          "no run of this accelerator: that of its generation");
    }
    double[] unseen =
        evidence.residuals(
            (run, other) -> other.generation().equals(run.generation()),
            (others, run) -> others.pooled());
    table.row(
        "utilization",
        "training",
        "pooled",
        "pooled",
        evidence.runs().size(),
        around(evidence.pooled(), alone, elsewhere, unseen),
        boundary,
        PAPERS,
        "no run of this generation: that of all");
  }

  private double[] alone() {
    return evidence.residuals(
        (run, other) -> other.equals(run), (others, run) -> others.device(run));
  }

  private double[] hourErrors() {
    return Quantile.relative(alone());
  }

  /// A range of all the kinds of residuals: what is farther away is never known better.
  private static double[] around(double middle, double[]... kinds) {
    double low = 0;
    double high = 0;
    for (double[] residuals : kinds) {
      low = Math.min(low, Quantile.ofNext(residuals, 0.1));
      high = Math.max(high, Quantile.ofNext(residuals, 0.9));
    }
    return new double[] {Math.exp(middle), Math.exp(middle + low), Math.exp(middle + high)};
  }

  /// The catalogue's accelerators of the same generation, memory and class of board.
  private static String same(Accelerator like) {
    var ids = new ArrayList<String>();
    for (var entry : Catalog.shipped().all(Kind.ACCELERATORS)) {
      if (entry instanceof Accelerator other
          && other.architecture().equals(like.architecture())
          && other.memory().equals(like.memory())
          && TrainingRun.peaks(other).equals(TrainingRun.peaks(like))) {
        ids.add(other.id());
      }
    }
    return String.join(";", ids);
  }

  /// End-to-end over steady-state utilization, of runs that report both, told apart by more than
  /// rounding.
  private void availability() {
    var ratios = new ArrayList<Double>();
    for (var run : evidence.runs()) {
      if (run.steady().isPresent()) {
        double ratio = run.utilization().orElseThrow() / run.steady().getAsDouble();
        if (ratio < 0.99) {
          ratios.add(ratio);
        }
      }
    }
    table.row(
        "availability",
        "training",
        "pooled",
        "pooled",
        ratios.size(),
        PriorTable.quantiles(ratios),
        "end-to-end over steady-state utilization",
        PAPERS,
        "restarts; evaluations; what a reported step leaves out; recomputation where counted");
  }

  private void measuredPower(Path file) throws IOException {
    for (var power : MeasuredPower.byGeneration(file).entrySet()) {
      if (power.getValue().size() < LEAST_RUNS) {
        continue;
      }
      table.row(
          "power_share",
          "training",
          "generation",
          power.getKey(),
          power.getValue().size(),
          PriorTable.quantiles(power.getValue()),
          "accelerator with its share of the host and memory; no facility",
          PAPERS,
          "system power over the TDP of the accelerators");
    }
  }

  private void serving(List<ServingRow> rows) {
    var groups = new TreeMap<String, List<ServingRow>>();
    for (var row : rows) {
      var generation = row.accelerator().architecture().orElseThrow().toLowerCase(Locale.ROOT);
      groups.computeIfAbsent(generation, key -> new ArrayList<>()).add(row);
    }
    groups.forEach((name, some) -> serving("generation", name, some));
    serving("pooled", "pooled", rows);
  }

  private void serving(String level, String name, List<ServingRow> rows) {
    var rates = new ArrayList<Double>();
    var powers = new ArrayList<Double>();
    for (var row : rows) {
      double flop = 2 * row.shape().active() * row.batch() / row.secondsPerToken();
      rates.add(flop / (row.count() * row.device().peak().flopPerSecond()));
      powers.add(row.watts() / row.device().tdp().watts());
    }
    table.row(
        "utilization",
        "serving",
        level,
        name,
        rows.size(),
        PriorTable.quantiles(rates),
        "2 active P output tokens over hours times dense 16-bit peak; prompts not counted",
        MLENERGY,
        "batch 8 to 4096: where the batch is known the serving model says more");
    table.row(
        "power_share",
        "serving",
        level,
        name,
        rows.size(),
        PriorTable.quantiles(powers),
        "accelerators alone; no host; no idle; no facility",
        MLENERGY,
        "batch 8 to 4096: where the batch is known the serving model says more");
  }

  private void report() {
    double[] errors = hourErrors();
    report
        .append("| left out: each run (n = ")
        .append(errors.length)
        .append(") | |\n|---|---:|\n| median error of accelerator hours | ")
        .append(Quantile.percent(Quantile.of(errors, 0.5)))
        .append(" |\n| within a factor of 2 | ")
        .append(Quantile.percent(Quantile.within(alone(), Math.log(2))))
        .append(" |\n| P10 to P90 covers (nested) | ")
        .append(Quantile.percent(coverage()))
        .append(" |\n\n| experts | median of u / prediction |\n|---|---:|\n");
    for (boolean experts : new boolean[] {false, true}) {
      var some = new ArrayList<Double>();
      double[] residuals = alone();
      for (int i = 0; i < residuals.length; i++) {
        if (evidence.runs().get(i).experts() == experts) {
          some.add(Math.exp(residuals[i]));
        }
      }
      report.append(
          String.format(
              Locale.ROOT,
              "| %s, n = %d | %.2f |\n",
              experts ? "yes" : "no",
              some.size(),
              Quantile.median(some)));
    }
    report.append("\n| left aside | why |\n|---|---|\n");
    for (var run : all) {
      run.excluded().ifPresent(why -> report.append("| " + run.model() + " | " + why + " |\n"));
    }
  }

  /// The share of runs inside the P10 to P90 that the others give, their residuals left out anew.
  private double coverage() {
    int inside = 0;
    for (var run : evidence.runs()) {
      var prior = LeftOutTable.prior(evidence, run);
      boolean within = prior[1] <= run.logarithm() && run.logarithm() <= prior[2];
      inside += within ? 1 : 0;
    }
    return inside / (double) evidence.runs().size();
  }
}
