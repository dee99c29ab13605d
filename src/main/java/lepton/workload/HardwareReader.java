package lepton.workload;

import java.util.Map;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Power;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.quantity.Shown;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Origin;
import lepton.text.Quote;

/// Reads `hardware`: what the work runs on.
final class HardwareReader {

  /// The best that a published throughput benchmark reached (MPT-1B on A100, llm-foundry's table);
  /// the best whole run reached 0.51 (LLaMA-13B, arXiv 2302.13971).
  static final double BEST_UTILIZATION = 0.60;

  private static final String EXAMPLE = "{accelerator: a100-sxm4-80gb, count: 8}";

  /// Below this a module is a small computer of its own (Jetson boards take up to 130 W). Assumed.
  private static final double BOARD_WATTS = 150;

  /// Accelerators are held to their TDP; short of some slack a mean above it is a slip. Assumed.
  private static final double MOST_SHARE = 1.5;

  private final Context context;

  HardwareReader(Context context) {
    this.context = context;
  }

  /// @param idles whether the idle power matters
  Optional<Machine> read(Fields root, boolean idles) {
    boolean phases = root.has("training") || root.has("inference");
    if (!root.has("hardware")) {
      if (phases) {
        context
            .problems()
            .error(
                root.keyPlace(root.has("training") ? "training" : "inference"),
                "this phase has no hardware to run on",
                "add hardware: " + EXAMPLE);
      }
      return Optional.empty();
    }
    return root.fields("hardware", Keys.HARDWARE, EXAMPLE)
        .flatMap(fields -> machine(fields, idles, withHost(root, fields)));
  }

  /// Whether training alone runs here, at a power that nobody states: it may have the host in it.
  private static boolean withHost(Fields root, Fields hardware) {
    boolean stated =
        hardware.has("power")
            || (root.node("training").orElse(root.mapping()) instanceof Mapping training
                && training.get("power").isPresent());
    return root.has("training") && !root.has("inference") && !stated;
  }

  private Optional<Machine> machine(Fields fields, boolean idles, boolean withHost) {
    Optional<AcceleratorReader.Device> device =
        fields
            .node("accelerator")
            .flatMap(node -> new AcceleratorReader(context).read(node, "hardware.accelerator"));
    Input count = fields.count("count").orElseGet(() -> one(fields));
    var capacity = fields.positive("capacity", Dimension.THROUGHPUT);
    var utilization = utilization(fields, context);
    if (fields.has("capacity") && fields.has("utilization")) {
      context.twice(
          "the capacity",
          "'capacity'",
          fields.keyPlace("capacity"),
          "'utilization'",
          fields.keyPlace("utilization"));
    }
    Optional<Input> tdp = device.flatMap(AcceleratorReader.Device::tdp);
    boolean told = device.isPresent() || !fields.has("accelerator");
    Optional<Input> power = power(fields, tdp, told, context);
    Input busy = fields.portionOr("busy", 1, "assumed: at work for all of the time allotted");
    if (fields.has("accelerator") && device.isEmpty()) {
      // the accelerator is a problem already, and all else depends on it
      HostReader.check(fields);
      return Optional.empty();
    }
    Optional<ProcessorReader.Processor> cpu =
        new ProcessorReader(context).read(fields, power, idles);
    if (device.isEmpty() && cpu.isEmpty() && !fields.has("capacity") && !fields.has("power")) {
      // so is hardware without a name that is known
      HostReader.check(fields);
      return Optional.empty();
    }
    Optional<Accelerator> accelerator = device.map(AcceleratorReader.Device::accelerator);
    Input idle = cpu.isPresent() ? cpu.get().idle() : idle(device, tdp, power, idles);
    boolean counted = withHost && accelerator.isPresent() && powerWithHost(accelerator.get());
    var host =
        new HostReader(context).read(fields, device, personalHost(accelerator), counted, count);
    var hardware =
        new Hardware(
            accelerator
                .map(Accelerator::name)
                .or(() -> cpu.map(ProcessorReader.Processor::name))
                .orElse("hardware of the given capacity"),
            accelerator,
            count,
            idle,
            busy,
            host,
            embodied(device));
    Map<Precision, Input> peaks = device.map(AcceleratorReader.Device::peaks).orElse(Map.of());
    return Optional.of(
        new Machine(
            hardware,
            peaks,
            tdp,
            capacity,
            utilization,
            cpu.map(ProcessorReader.Processor::power).or(() -> power),
            personalHost(accelerator)));
  }

  private boolean powerWithHost(Accelerator accelerator) {
    return new PhaseDefaults(context).powerWithHost(accelerator);
  }

  private static Input one(Fields fields) {
    return fields.otherwise("count", 1, Dimension.COUNT, "assumed: one accelerator");
  }

  /// A given utilization: of the dense peak, end to end.
  static Optional<Input> utilization(Fields fields, Context context) {
    Optional<Input> given = fields.portion("utilization");
    if (given.isPresent() && given.get().mean() > BEST_UTILIZATION) {
      context
          .problems()
          .warning(
              fields.valuePlace("utilization"),
              "a utilization of "
                  + Shown.share(given.get().mean())
                  + " is above what any published run reached",
              "the best whole run had 51 % (LLaMA-13B, arXiv 2302.13971), the best benchmark 60 %"
                  + " (MPT-1B on A100); utilization is end to end, of the dense peak");
    }
    return given;
  }

  /// The mean power of one accelerator at work: in W, or as a share of its TDP.
  ///
  /// @param told whether a TDP that is not known is a problem of its own
  static Optional<Input> power(Fields fields, Optional<Input> tdp, boolean told, Context context) {
    Optional<Node> node = fields.node("power");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!Amounts.reads(node.get(), Dimension.RATIO)) {
      return fields.positive("power", Dimension.POWER);
    }
    if (tooHigh(node.get(), context)) {
      return Optional.empty();
    }
    Optional<Input> share = fields.positive("power", Dimension.RATIO);
    if (share.isPresent() && tdp.isEmpty()) {
      if (told) {
        context
            .problems()
            .error(
                node.get().place(),
                "a share of a TDP that is not known",
                "write the power in W, or give the accelerator's tdp");
      }
      return Optional.empty();
    }
    return share.flatMap(
        part ->
            tdp.map(
                watts ->
                    new Input(
                        part.key(),
                        part.amount().times(watts.mean()),
                        Dimension.POWER,
                        part.origin())));
  }

  /// A bare number above 1.5 can't be a share of the TDP: the unit was left out.
  private static boolean tooHigh(Node node, Context context) {
    String written = Amounts.written(node);
    boolean high =
        QuantityReader.read(written, Dimension.RATIO) instanceof Reading.Read(Estimate share)
            && share.mean() > MOST_SHARE;
    if (high) {
      context
          .problems()
          .error(
              node.place(),
              "without a unit, power is a share of the TDP, and "
                  + Quote.of(written)
                  + " is too high for one",
              written.indexOf('%') >= 0
                  ? "write a share such as 80 %, or a power in W"
                  : "did you mean " + written.strip() + " W?");
    }
    return high;
  }

  /// Idle power: the device's own, else a share of its TDP, else of its power at work.
  private Input idle(
      Optional<AcceleratorReader.Device> device,
      Optional<Input> tdp,
      Optional<Input> power,
      boolean idles) {
    String key = "hardware.accelerator.idle";
    Optional<Input> own = device.flatMap(AcceleratorReader.Device::idle);
    boolean listed = own.isPresent() && own.get().origin() instanceof Origin.InCatalogue;
    Optional<Input> calibrated =
        own.isEmpty() || listed ? calibrated(device, tdp, key) : Optional.empty();
    if (calibrated.isPresent()) {
      return idles ? context.assume(calibrated.get()) : calibrated.get();
    }
    if (own.isPresent()) {
      return idles && listed ? context.assume(own.get()) : own.get();
    }
    Optional<Input> of = tdp.or(() -> power);
    var factor = context.catalog().factor("accelerator.idle_share");
    if (of.isEmpty() || factor.isEmpty()) {
      return Input.byDefault(key, 0, Dimension.POWER, "assumed: nothing is known of it");
    }
    var words =
        Shown.share(factor.get().value())
            + (tdp.isPresent() ? " of the TDP; " : " of the power at work; ")
            + context.source(factor.get());
    var share = Context.estimate(factor.get());
    var idle = Input.byDefault(key, share.times(of.get().mean()), Dimension.POWER, words);
    return idles ? context.assume(idle) : idle;
  }

  /// What a person measured for this accelerator.
  private Optional<Input> calibrated(
      Optional<AcceleratorReader.Device> device, Optional<Input> tdp, String key) {
    return device.flatMap(
        found ->
            tdp.flatMap(
                watts ->
                    context
                        .catalog()
                        .factor("accelerator.idle_share:" + found.accelerator().id())
                        .map(
                            factor ->
                                Input.byDefault(
                                    key,
                                    Context.estimate(factor).times(watts.mean()),
                                    Dimension.POWER,
                                    Shown.share(factor.value())
                                        + " of the TDP; "
                                        + context.source(factor)))));
  }

  /// A computer of its own: a SoC, an APU or a small module.
  static boolean personalHost(Optional<Accelerator> accelerator) {
    String form = accelerator.flatMap(Accelerator::form).orElse("");
    double watts = accelerator.flatMap(Accelerator::tdp).map(Power::watts).orElse(0.0);
    return form.equals("SoC")
        || form.equals("APU")
        || (form.equals("module") && watts < BOARD_WATTS);
  }

  private Optional<Input> embodied(Optional<AcceleratorReader.Device> device) {
    if (device.isEmpty()) {
      return Optional.empty();
    }
    var own = device.get().embodied();
    if (own.isPresent()) {
      boolean listed = own.get().origin() instanceof Origin.InCatalogue;
      return Optional.of(listed ? context.assume(own.get()) : own.get());
    }
    var accelerator = Optional.of(device.get().accelerator());
    boolean personal = personalHost(accelerator);
    if (personal && accelerator.flatMap(Accelerator::form).orElse("").equals("module")) {
      return Optional.empty();
    }
    // a SoC is the most of the computer around it, and is made with it
    return context
        .catalog()
        .factor(personal ? "laptop.embodied" : "accelerator.embodied")
        .map(
            factor ->
                context.assume(
                    context.byDefault(
                        factor, "hardware.accelerator.embodied", Dimension.CARBON, 1)));
  }
}
