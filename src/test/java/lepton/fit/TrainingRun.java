package lepton.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.Precision;
import lepton.text.Table;

/// A published training run with its accelerator hours.
///
/// @param accelerator what the row's name means in the catalogue
/// @param exact whether the name says which variant it was, and not the family alone
/// @param utilization 6 · active P · tokens / (hours · dense peak), or of the stated compute where
///     there are no tokens; empty where neither is stated
/// @param steady the rate that the authors report for the steps alone
/// @param excluded why the run can't be evidence; empty where it is
record TrainingRun(
    String model,
    Accelerator accelerator,
    boolean exact,
    boolean experts,
    double hours,
    OptionalDouble utilization,
    OptionalDouble steady,
    Optional<String> excluded) {

  /// Published runs reach 0.60 at best and a run below 0.08 is of another kind (distillation,
  /// several models in one figure): outside, work and hours are not of the same thing. Assumed.
  private static final double LEAST = 0.08;

  private static final double MOST = 0.6;

  /// Stated compute may exceed 6 · P · tokens by full recomputation, 8/6, and 5 % of rounding.
  private static final double CONTRADICTION = 8 / 6.0 * 1.05;

  /// A rate and a compute that agree so well are the same figure told twice.
  private static final double CIRCULAR = 0.02;

  /// Names of which there are variants with other memories.
  private static final Set<String> VARIANTS = Set.of("A100", "V100");

  /// As the table writes them; the H800 is an H100 with slower links.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("A100-SXM-80GB", "a100-sxm4-80gb"),
          Map.entry("A100-SXM-40GB", "a100-sxm4-40gb"),
          Map.entry("A100 PCIe 40GB", "a100-pcie-40gb"),
          Map.entry("A100", "a100-sxm4-80gb"),
          Map.entry("A800", "a800-sxm4-80gb"),
          Map.entry("H100-SXM-80GB", "h100-sxm5-80gb"),
          Map.entry("H800", "h100-sxm5-80gb"),
          Map.entry("V100", "v100-sxm2-32gb"),
          Map.entry("P100", "p100-sxm2-16gb"),
          Map.entry("GTX 1080 Ti", "gtx-1080-ti"),
          Map.entry("TPUv3", "tpu-v3"),
          Map.entry("TPUv4", "tpu-v4"));

  /// The catalogue's id of what the table names.
  static Optional<String> catalogued(String hardware) {
    return Optional.ofNullable(NAMES.get(hardware));
  }

  static String generation(Accelerator accelerator) {
    return accelerator.architecture().orElseThrow().toLowerCase(Locale.ROOT);
  }

  String generation() {
    return generation(accelerator);
  }

  /// Variants of one generation, memory and peak are one accelerator; a bare family name is none.
  String device() {
    double gigabytes = accelerator.memory().orElseThrow().bytes() / 1e9;
    return generation() + (exact ? " " + gigabytes + " " + accelerator.peaks() : "");
  }

  double logarithm() {
    return Math.log(utilization.orElseThrow());
  }

  /// The runs of a table that state hours, evidence or not.
  static List<TrainingRun> read(Path path) throws IOException {
    var catalog = Catalog.shipped();
    var runs = new ArrayList<TrainingRun>();
    for (var row : PublishedTable.rows(path)) {
      var hours = PublishedTable.number(row, "gpu_hours");
      var task = PublishedTable.text(row, "task");
      boolean training = task.equals("train") || task.equals("train-moe");
      if (training && hours.isPresent()) {
        runs.add(read(row, hours.getAsDouble(), catalog));
      }
    }
    return runs;
  }

  private static TrainingRun read(Table.Row row, double hours, Catalog catalog) throws IOException {
    var hardware = PublishedTable.text(row, "hardware");
    var name = catalogued(hardware);
    if (name.isEmpty()) {
      throw new IOException("no accelerator of the catalogue is meant by '" + hardware + "'");
    }
    var accelerator = catalog.accelerator(name.get()).found().orElseThrow();
    var counted = counted(row);
    var stated = PublishedTable.number(row, "training_flops");
    double peak =
        accelerator
            .peak(Precision.BF16)
            .or(() -> accelerator.peak(Precision.FP16))
            .or(() -> accelerator.peak(Precision.FP32))
            .orElseThrow()
            .flopPerSecond();
    double available = hours * 3600 * peak;
    var work = counted.isPresent() ? counted : stated;
    var utilization = work.isPresent() ? OptionalDouble.of(work.getAsDouble() / available) : work;
    var steady = PublishedTable.number(row, "mfu");
    return new TrainingRun(
        PublishedTable.text(row, "model"),
        accelerator,
        !VARIANTS.contains(hardware),
        PublishedTable.text(row, "task").endsWith("moe"),
        hours,
        utilization,
        steady,
        why(row, counted, stated, utilization, steady));
  }

  private static OptionalDouble counted(Table.Row row) {
    var active = PublishedTable.number(row, "active_parameters");
    var parameters = active.isPresent() ? active : PublishedTable.number(row, "parameters");
    var tokens = PublishedTable.number(row, "tokens");
    return parameters.isPresent() && tokens.isPresent()
        ? OptionalDouble.of(6 * parameters.getAsDouble() * tokens.getAsDouble())
        : OptionalDouble.empty();
  }

  private static Optional<String> why(
      Table.Row row,
      OptionalDouble counted,
      OptionalDouble stated,
      OptionalDouble utilization,
      OptionalDouble steady) {
    if (utilization.isEmpty()) {
      return Optional.of("no work stated");
    }
    double share = utilization.getAsDouble();
    if (share < LEAST || share > MOST) {
      return Optional.of(String.format(Locale.ROOT, "implies a utilization of %.2f", share));
    }
    if (counted.isEmpty()
        && steady.isPresent()
        && Math.abs(share / steady.getAsDouble() - 1) < CIRCULAR) {
      return Optional.of("circular: its compute is hours times the reported rate");
    }
    if (counted.isPresent() && stated.isPresent()) {
      double ratio = stated.getAsDouble() / counted.getAsDouble();
      if (ratio > CONTRADICTION || ratio < 1 / CONTRADICTION) {
        return Optional.of("contradictory: stated compute is not 6 P tokens");
      }
    }
    var basis = PublishedTable.text(row, "energy_basis");
    if (basis.contains("ASSUMED")) {
      return Optional.of("hours are of an assumed number of accelerators");
    }
    return contradiction(row);
  }

  /// Emissions below 10 g/kWh, which no grid that supplies data centres reaches: hours and
  /// emissions are not of the same run, so the hours may not be of the work.
  private static Optional<String> contradiction(Table.Row row) {
    var tonnes = PublishedTable.number(row, "reported_tco2e");
    var hours = PublishedTable.number(row, "gpu_hours");
    var watts = PublishedTable.number(row, "avg_power_per_accelerator_w");
    if (tonnes.isEmpty() || hours.isEmpty() || watts.isEmpty()) {
      return Optional.empty();
    }
    double kilowattHours = hours.getAsDouble() * watts.getAsDouble() / 1000;
    return tonnes.getAsDouble() * 1e6 / kilowattHours < 10
        ? Optional.of("contradictory: emissions are below any grid's for its hours")
        : Optional.empty();
  }
}
