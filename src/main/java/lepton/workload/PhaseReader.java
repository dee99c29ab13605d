package lepton.workload;

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

  private final Context context;
  private final ModelReader.Model model;
  private final Optional<Machine> machine;
  private final Optional<String> name;
  private final PhaseDefaults defaults;

  /// @param name of the workload
  PhaseReader(
      Context context, ModelReader.Model model, Optional<Machine> machine, Optional<String> name) {
    this.context = context;
    this.model = model;
    this.machine = machine;
    this.name = name;
    this.defaults = new PhaseDefaults(context);
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
    Optional<Precision> given = PhasePrecision.given(fields, context);
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
    Optional<Precision> precision =
        given.or(() -> new PhasePrecision(context, machine.get()).usual(stage, rated));
    if (precision.isEmpty()) {
      return Optional.empty();
    }
    if (mayServe(stage, fields) && work.isPresent() && work.get() instanceof Work.Requests asked) {
      if (fields.has("precision")
          && precision.get().bits() >= 16
          && machine.get().peak(precision.get()).isEmpty()) {
        withoutPeak(fields, precision.get(), timed);
        return Optional.empty();
      }
      var plan =
          new ServingReader(context)
              .read(fields, asked, model, machine.get(), precision.get(), name);
      if (plan.isPresent()) {
        return Optional.of(
            new Phase(
                stage, asked, precision.get(), new Capacity.Served(plan.get()), Optional.empty()));
      }
    }
    notServed(stage, fields);
    Optional<Capacity> capacity =
        capacity(work, stage, fields, precision.get(), utilization, timed);
    Optional<Input> watts = power.or(() -> watts(work, stage, precision.get(), fields));
    if (work.isEmpty() || capacity.isEmpty() || watts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Phase(stage, work.get(), precision.get(), capacity.get(), watts));
  }

  /// Whether nothing stands in the place of what the serving model would work out.
  private boolean mayServe(Stage stage, Fields fields) {
    Machine on = machine.get();
    boolean stated =
        fields.has("utilization")
            || fields.has("power")
            || on.utilization().isPresent()
            || on.power().isPresent()
            || on.capacity().isPresent();
    return !stated
        && on.accelerator().isPresent()
        && defaults.own("utilization.", stage, on.accelerator().get()).isEmpty()
        && defaults.own("power_share.", stage, on.accelerator().get()).isEmpty();
  }

  private void notServed(Stage stage, Fields fields) {
    if (stage != Stage.INFERENCE) {
      return;
    }
    fields.count("tensor_parallel");
    fields.positive("arrival_rate", Dimension.FREQUENCY);
    for (var key : new String[] {"tensor_parallel", "arrival_rate"}) {
      if (fields.has(key)) {
        context
            .problems()
            .warning(
                fields.keyPlace(key),
                "'" + key + "' has no effect",
                "it is of the serving model, which answers requests where neither utilization nor"
                    + " power or capacity is stated");
      }
    }
  }

  /// @param timed whether the time is given, so that the capacity says nothing of it
  private Optional<Capacity> capacity(
      Optional<Work> work,
      Stage stage,
      Fields fields,
      Precision precision,
      Optional<Input> utilization,
      boolean timed) {
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
    return utilizationByDefault(work, stage, precision, timed)
        .map(share -> new Capacity.OfPeak(peak.get(), share));
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
              on.accelerator().isPresent()
                  ? "give hardware.capacity: 1.1 PFLOP/s, or the accelerator's peak: {"
                      + precision.id()
                      + ": 312 TFLOP/s}"
                  : "give the time, accelerator_hours: 100 h of all devices, or what they sustain,"
                      + " hardware.capacity: 1.1 PFLOP/s");
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

  private Optional<Input> utilizationByDefault(
      Optional<Work> work, Stage stage, Precision precision, boolean timed) {
    Optional<Input> share =
        machine
            .get()
            .accelerator()
            .map(
                known ->
                    defaults.utilization(
                        stage.key() + ".utilization",
                        demand(work, stage, precision),
                        work.map(PhaseDefaults::prompts).orElse(0.0),
                        known));
    if (share.isPresent() && !timed) {
      context.assume(share.get());
    }
    return share;
  }

  private PhaseDefaults.Demand demand(Optional<Work> work, Stage stage, Precision precision) {
    return new DemandOf(model, stage).demand(work, precision);
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
  private Optional<Input> watts(
      Optional<Work> work, Stage stage, Precision precision, Fields fields) {
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
    double tdp = on.tdp().get().mean();
    return defaults
        .power(stage.key() + ".power", demand(work, stage, precision), accelerator.get(), tdp)
        .map(context::assume);
  }
}
