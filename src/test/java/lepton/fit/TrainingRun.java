package lepton.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.Precision;
import lepton.quantity.Throughput;
import lepton.validate.PublishedRun;
import lepton.validate.Validator;

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

  /// A rate and a compute that agree so well are the same figure told twice.
  private static final double CIRCULAR = 0.02;

  /// Names of which there are variants with other memories.
  private static final Set<String> VARIANTS = Set.of("A100", "V100");

  /// The catalogue's accelerator of a run.
  static Accelerator accelerator(PublishedRun run, Catalog catalog) {
    var name = run.accelerator().orElseThrow().text();
    return catalog
        .accelerator(name)
        .found()
        .orElseThrow(() -> new IllegalStateException("no accelerator is meant by '" + name + "'"));
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
    return generation() + (exact ? " " + gigabytes + " " + peaks(accelerator) : "");
  }

  /// Of all formats that language models are trained in: export variants differ in FP64 alone.
  static Map<Precision, Throughput> peaks(Accelerator accelerator) {
    var peaks = new EnumMap<Precision, Throughput>(Precision.class);
    peaks.putAll(accelerator.peaks());
    peaks.remove(Precision.FP64);
    return peaks;
  }

  double logarithm() {
    return Math.log(utilization.orElseThrow());
  }

  /// The runs of a table that state hours, evidence or not.
  static List<TrainingRun> read(Path path) throws IOException {
    return of(PublishedTable.runs(path));
  }

  static List<TrainingRun> of(List<PublishedRun> published) {
    var catalog = Catalog.shipped();
    var runs = new ArrayList<TrainingRun>();
    for (var run : published) {
      run.hours().ifPresent(hours -> runs.add(of(run, hours.value(), catalog)));
    }
    return runs;
  }

  private static TrainingRun of(PublishedRun run, double hours, Catalog catalog) {
    var accelerator = accelerator(run, catalog);
    double peak =
        accelerator
            .peak(Precision.BF16)
            .or(() -> accelerator.peak(Precision.FP16))
            .or(() -> accelerator.peak(Precision.FP32))
            .orElseThrow()
            .flopPerSecond();
    double available = hours * 3600 * peak;
    var work = run.work();
    var utilization = work.isPresent() ? OptionalDouble.of(work.getAsDouble() / available) : work;
    return new TrainingRun(
        run.title(),
        accelerator,
        !VARIANTS.contains(run.accelerator().orElseThrow().text()),
        run.experts(),
        hours,
        utilization,
        run.steady(),
        why(run, utilization));
  }

  private static Optional<String> why(PublishedRun run, OptionalDouble utilization) {
    if (utilization.isEmpty()) {
      return Optional.of("no work stated");
    }
    double share = utilization.getAsDouble();
    if (share < LEAST || share > MOST) {
      return Optional.of(String.format(Locale.ROOT, "implies a utilization of %.2f", share));
    }
    if (run.counted().isEmpty()
        && run.steady().isPresent()
        && Math.abs(share / run.steady().getAsDouble() - 1) < CIRCULAR) {
      return Optional.of("circular: its compute is hours times the reported rate");
    }
    var stated = run.stated();
    if (stated.isPresent()
        && (stated.getAsDouble() > Validator.MOST_STATED
            || stated.getAsDouble() < 1 / Validator.MOST_STATED)) {
      return Optional.of("contradictory: stated compute is not 6 P tokens");
    }
    if (run.countAssumed()) {
      return Optional.of("hours are of an assumed number of accelerators");
    }
    return contradiction(run);
  }

  /// Emissions below 10 g/kWh, which no grid that supplies data centres reaches: hours and
  /// emissions are not of the same run, so the hours may not be of the work.
  private static Optional<String> contradiction(PublishedRun run) {
    if (run.emissions().isEmpty() || run.hours().isEmpty() || run.watts().isEmpty()) {
      return Optional.empty();
    }
    double kilowattHours = run.hours().get().value() * run.watts().get().value() / 1000;
    return run.emissions().get().value() * 1e6 / kilowattHours < 10
        ? Optional.of("contradictory: emissions are below any grid's for its hours")
        : Optional.empty();
  }
}
