package lepton.workload;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.quantity.Throughput;
import lepton.text.Origin;
import lepton.text.Place;

/// Reads `training` and `inference`: the work of a phase, and what the hardware gives it.
final class PhaseReader {

  /// What a phase takes where no precision is given, the first that the accelerator has; of the
  /// others the faster.
  private static final List<Precision> USUAL = List.of(Precision.FP16, Precision.FP32);

  private final Context context;
  private final ModelReader.Model model;
  private final Optional<Machine> machine;

  PhaseReader(Context context, ModelReader.Model model, Optional<Machine> machine) {
    this.context = context;
    this.model = model;
    this.machine = machine;
  }

  Optional<Phase> training(Fields root) {
    return root.fields("training", Keys.TRAINING, "{epochs: 1}")
        .flatMap(
            fields ->
                phase(
                    Stage.TRAINING,
                    fields,
                    new WorkReader(context, model, Stage.TRAINING, fields).training()));
  }

  Optional<Phase> inference(Fields root) {
    boolean alone = !root.has("training");
    return root.fields("inference", Keys.INFERENCE, "{samples: 10M}")
        .flatMap(
            fields ->
                phase(
                    Stage.INFERENCE,
                    fields,
                    new WorkReader(context, model, Stage.INFERENCE, fields).inference(alone)));
  }

  private Optional<Phase> phase(Stage stage, Fields fields, Optional<Work> work) {
    Optional<Precision> given = precision(fields, context);
    Optional<Input> utilization = HardwareReader.utilization(fields, context);
    if (machine.isEmpty()) {
      HardwareReader.power(fields, Optional.empty(), false, context);
      return Optional.empty();
    }
    Optional<Input> power =
        HardwareReader.power(
            fields, machine.get().tdp(), machine.get().accelerator().isPresent(), context);
    boolean timed = work.isPresent() && work.get() instanceof Work.AcceleratorTime;
    boolean rated =
        !(timed && work.get() instanceof Work.AcceleratorTime time) || time.model().isPresent();
    if (fields.has("precision") && given.isEmpty()) {
      return Optional.empty();
    }
    Optional<Precision> precision = given.or(() -> usual(stage, rated));
    if (precision.isEmpty()) {
      return Optional.empty();
    }
    Optional<Capacity> capacity = capacity(stage, fields, precision.get(), utilization, timed);
    Optional<Input> watts = power.or(() -> watts(stage, fields));
    if (work.isEmpty() || capacity.isEmpty() || watts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Phase(stage, work.get(), precision.get(), capacity.get(), watts.get()));
  }

  /// A given precision.
  static Optional<Precision> precision(Fields fields, Context context) {
    var text = fields.text("precision", "bf16");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Precision> precision = Precision.parse(text.get().text());
    return precision.isPresent()
        ? precision
        : fields.word("precision", Keys.PRECISIONS).flatMap(Precision::parse);
  }

  /// bf16, else the faster of fp16 and fp32, else whatever the accelerator has.
  ///
  /// @param rated whether the peak rate matters
  private Optional<Precision> usual(Stage stage, boolean rated) {
    Machine on = machine.get();
    if (on.peaks().isEmpty()) {
      return Optional.of(Precision.BF16);
    }
    Optional<Precision> best = usual(on.peaks().keySet(), on.accelerator());
    if (best.isPresent() && rated && on.capacity().isEmpty()) {
      Input peak = Objects.requireNonNull(on.peaks().get(best.get()));
      String of = on.accelerator().map(Accelerator::name).orElse("the hardware");
      context.assume(
          new Input(
              stage.key() + ".precision",
              peak.amount(),
              Dimension.THROUGHPUT,
              new Origin.ByDefault(
                  best.get().id()
                      + (best.get() == Precision.BF16 ? "" : ", as it has no bf16")
                      + ": dense peak of "
                      + of)));
    }
    return best;
  }

  static Optional<Precision> usual(Iterable<Precision> has, Optional<Accelerator> accelerator) {
    Optional<Precision> first = Optional.empty();
    Optional<Precision> best = Optional.empty();
    for (var precision : has) {
      if (precision == Precision.BF16) {
        return Optional.of(precision);
      }
      first = first.isPresent() ? first : Optional.of(precision);
      boolean usual = USUAL.contains(precision);
      if (usual
          && (best.isEmpty() || rate(accelerator, precision) > rate(accelerator, best.get()))) {
        best = Optional.of(precision);
      }
    }
    return best.or(
        () -> has.iterator().hasNext() ? Optional.of(has.iterator().next()) : Optional.empty());
  }

  private static double rate(Optional<Accelerator> accelerator, Precision precision) {
    return accelerator
        .flatMap(known -> known.peak(precision))
        .map(Throughput::flopPerSecond)
        .orElse(0.0);
  }

  /// @param timed whether the time is given, so that the capacity says nothing of it
  private Optional<Capacity> capacity(
      Stage stage, Fields fields, Precision precision, Optional<Input> utilization, boolean timed) {
    Machine on = machine.get();
    Optional<Input> peak = on.peak(precision);
    if (on.capacity().isPresent()) {
      if (fields.has("utilization")) {
        context.twice(
            "the capacity",
            "'hardware.capacity'",
            Context.placeOf(on.capacity().get(), fields.place()),
            "'utilization'",
            fields.keyPlace("utilization"));
      }
      peak.ifPresent(rate -> implied(on, rate, fields));
      return Optional.of(new Capacity.Sustained(on.capacity().get()));
    }
    if (peak.isEmpty()) {
      return withoutPeak(fields, precision, timed);
    }
    Optional<Input> given = utilization.or(on::utilization);
    if (given.isPresent() || fields.has("utilization")) {
      return given.map(share -> new Capacity.OfPeak(peak.get(), share));
    }
    return utilizationByDefault(stage, timed).map(share -> new Capacity.OfPeak(peak.get(), share));
  }

  private Optional<Capacity> withoutPeak(Fields fields, Precision precision, boolean timed) {
    Machine on = machine.get();
    if (timed && !fields.has("precision")) {
      // only the work is worked out from a capacity, and of it nothing is known
      return Optional.of(
          new Capacity.Sustained(
              new Input(
                  "hardware.capacity",
                  Estimate.exactly(1),
                  Dimension.THROUGHPUT,
                  new Origin.Derived("not used: the time is given"))));
    }
    Place at = fields.has("precision") ? fields.valuePlace("precision") : fields.place();
    String name = on.accelerator().map(Accelerator::name).orElse("this hardware");
    if (on.peaks().isEmpty()) {
      context
          .problems()
          .error(
              at,
              "no peak rate of " + name + " is known",
              "give hardware.capacity: 1.1 PFLOP/s, or the accelerator's peak: {"
                  + precision.id()
                  + ": 312 TFLOP/s}");
    } else {
      var has = new StringBuilder();
      for (var known : on.peaks().keySet()) {
        has.append(has.isEmpty() ? "" : ", ").append(known.id());
      }
      context
          .problems()
          .error(
              at,
              name + " has no peak rate for " + precision.id(),
              "it has " + has + "; or give hardware.capacity, which holds for any precision");
    }
    return Optional.empty();
  }

  private Optional<Input> utilizationByDefault(Stage stage, boolean timed) {
    String key = stage.key() + ".utilization";
    var factor =
        machine
            .get()
            .accelerator()
            .flatMap(known -> context.catalog().factor("utilization." + stage.key(), known));
    var share = factor.map(found -> context.byDefault(found, key, Dimension.RATIO, 1));
    if (share.isPresent() && !timed) {
      context.assume(share.get());
    }
    return share;
  }

  /// A given capacity implies a utilization, which can't be above 1.
  private void implied(Machine on, Input peak, Fields fields) {
    double capacity = on.capacity().map(Input::mean).orElse(0.0);
    double all = peak.mean() * on.hardware().count().mean();
    double implied = capacity / all;
    if (implied <= HardwareReader.BEST_UTILIZATION) {
      return;
    }
    Place at = Context.placeOf(on.capacity().orElse(peak), fields.place());
    String message =
        "this capacity is "
            + Shown.share(implied)
            + " of the dense peak of all accelerators, "
            + Shown.throughput(new Throughput(all));
    String help =
        "capacity is what they sustain together; published runs reach 60 % at best: "
            + (Math.abs(implied - 2) < 0.01
                ? "twice the dense peak is the sparse (2:4) figure of the data sheet"
                : "is count right, or the prefix?");
    if (implied > 1.0000001) {
      context.problems().error(at, message, help);
    } else {
      context.problems().warning(at, message, help);
    }
  }

  /// Mean power at work: as given for the hardware, else a share of the TDP.
  private Optional<Input> watts(Stage stage, Fields fields) {
    Machine on = machine.get();
    if (on.power().isPresent() || fields.has("power")) {
      return on.power();
    }
    Optional<Accelerator> accelerator = on.accelerator();
    if (accelerator.isEmpty()) {
      return Optional.empty();
    }
    if (on.tdp().isEmpty()) {
      context
          .problems()
          .error(
              fields.place(),
              "no TDP of " + accelerator.get().name() + " is known",
              "give hardware.power: 300 W, the mean of one accelerator at work");
      return Optional.empty();
    }
    var factor = context.catalog().factor("power_share." + stage.key(), accelerator.get());
    double tdp = on.tdp().get().mean();
    return factor.map(
        share ->
            context.assume(
                Input.byDefault(
                    stage.key() + ".power",
                    Context.estimate(share).times(tdp),
                    Dimension.POWER,
                    Shown.share(Context.estimate(share).mean())
                        + " of the TDP; "
                        + context.source(share))));
  }
}
