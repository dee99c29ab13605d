package lepton.workload;

import java.util.Optional;
import lepton.catalog.Cpu;
import lepton.catalog.Factor;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.PlainNumber;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Origin;
import lepton.text.Scalar;

/// Reads `hardware.host`: the servers without their accelerators.
final class HostReader {

  private static final String KEY = "hardware.host";
  private static final String EXAMPLE = "{cpu: EPYC 7763, count: 2, memory: 1 TB}";

  /// Accelerators of the server that the defaults describe.
  private static final double USUAL = 8;

  private final Context context;

  HostReader(Context context) {
    this.context = context;
  }

  /// Looks for problems alone, where the accelerator is one already.
  static void check(Fields hardware) {
    if (hardware.node("host").orElse(hardware.mapping()) instanceof Mapping) {
      hardware.fields("host", Keys.HOST, EXAMPLE).ifPresent(HostReader::checkAll);
    }
  }

  private static void checkAll(Fields fields) {
    fields.positive("power", Dimension.POWER);
    fields.positive("memory", Dimension.DATA);
    fields.count("count");
    fields.count("accelerators");
    fields.notNegative("embodied", Dimension.CARBON);
  }

  /// @param personal whether the accelerator is a computer of its own
  /// @param counted whether its power at work has the host in it
  Optional<Hardware.Host> read(
      Fields hardware,
      Optional<AcceleratorReader.Device> device,
      boolean personal,
      boolean counted,
      Input count) {
    Optional<Node> node = hardware.node("host");
    if (node.isEmpty()) {
      return byDefault(device, personal, counted);
    }
    if (node.get() instanceof Scalar scalar) {
      if (!scalar.text().strip().equalsIgnoreCase("none")) {
        context
            .problems()
            .error(
                scalar.place(),
                "a host is 'none' or holds keys of its own",
                Amounts.reads(scalar, Dimension.POWER)
                    ? "write it as host: {power: " + scalar.text().strip() + "}"
                    : "write it as host: " + EXAMPLE + ", or none");
      }
      return Optional.empty();
    }
    return hardware
        .fields("host", Keys.HOST, EXAMPLE)
        .map(fields -> described(fields, device, count));
  }

  private Optional<Hardware.Host> byDefault(
      Optional<AcceleratorReader.Device> device, boolean personal, boolean counted) {
    if (counted && !personal) {
      return poweredWithin();
    }
    if (calibrated(device).isEmpty()) {
      var why = without(device, personal);
      if (why.isPresent()) {
        return none(why.get());
      }
    }
    Input accelerators = usual();
    context.assume(accelerators);
    return Optional.of(
        new Hardware.Host(
            new Hardware.Metered(serverPower(device, accelerators)),
            accelerators,
            embodied(accelerators)));
  }

  /// Why no host is assumed, where none is.
  private static Optional<String> without(
      Optional<AcceleratorReader.Device> device, boolean personal) {
    if (personal) {
      return Optional.of("assumed: none beside a computer of its own");
    }
    boolean measured = device.flatMap(AcceleratorReader.Device::tdp).isPresent();
    if (!measured) {
      return Optional.of("assumed: none, as little is known of the hardware; give hardware.host");
    }
    String form = device.flatMap(found -> found.accelerator().form()).orElse("");
    if (form.equals("Superchip")) {
      return Optional.of("assumed: none, a superchip's power includes its CPU");
    }
    if (form.equals("wafer")) {
      return Optional.of("assumed: none, the system's power includes it");
    }
    return Optional.empty();
  }

  /// The power of the accelerators was measured with their share of the server: it is made too, but
  /// draws nothing more.
  private Optional<Hardware.Host> poweredWithin() {
    Input accelerators = context.assume(usual());
    Input watts =
        context.assume(
            Input.byDefault(
                KEY + ".power", 0, Dimension.POWER, "it is within the power of the accelerators"));
    return Optional.of(
        new Hardware.Host(new Hardware.Metered(watts), accelerators, embodied(accelerators)));
  }

  private static Input usual() {
    return Input.byDefault(
        KEY + ".accelerators",
        USUAL,
        Dimension.COUNT,
        "assumed: servers of eight; those here take their share");
  }

  private Optional<Hardware.Host> none(String why) {
    context.assume(Input.byDefault(KEY + ".power", 0, Dimension.POWER, why));
    return Optional.empty();
  }

  /// What a person measured for each of these accelerators.
  private Optional<Factor> calibrated(Optional<AcceleratorReader.Device> device) {
    return device.flatMap(
        found ->
            context.catalog().factor("host.power_per_accelerator:" + found.accelerator().id()));
  }

  private Input serverPower(Optional<AcceleratorReader.Device> device, Input accelerators) {
    var own = calibrated(device);
    if (own.isPresent()) {
      return context.assume(
          context.byDefault(own.get(), KEY + ".power", Dimension.POWER, accelerators.mean()));
    }
    var factor = context.catalog().factor("server.power_per_8_accelerators");
    double part = accelerators.mean() / USUAL;
    if (factor.isEmpty()) {
      return context.assume(
          Input.byDefault(KEY + ".power", 0, Dimension.POWER, "the catalogue has no figure"));
    }
    return context.assume(context.byDefault(factor.get(), KEY + ".power", Dimension.POWER, part));
  }

  private Optional<Input> embodied(Input accelerators) {
    double part = accelerators.mean() / USUAL;
    return context
        .catalog()
        .factor("server.embodied_8_accelerators")
        .map(
            factor ->
                context.assume(
                    context.byDefault(factor, KEY + ".embodied", Dimension.CARBON, part)));
  }

  private Hardware.Host described(
      Fields fields, Optional<AcceleratorReader.Device> device, Input count) {
    Optional<Input> watts = fields.positive("power", Dimension.POWER);
    Optional<Hardware.Processors> processors = processors(fields, watts.isPresent());
    Optional<Hardware.Memory> memory = memory(fields, watts.isPresent());
    Input accelerators =
        fields
            .count("accelerators")
            .orElseGet(
                () ->
                    fields.otherwise(
                        "accelerators",
                        Math.min(USUAL, Math.max(count.mean(), Range.TINY)),
                        Dimension.COUNT,
                        count.mean() >= USUAL
                            ? "assumed: servers of eight"
                            : "assumed: one server holds all accelerators"));
    var given = fields.notNegative("embodied", Dimension.CARBON);
    var embodied = given.isPresent() || fields.has("embodied") ? given : embodied(accelerators);
    Hardware.HostPower power;
    if (watts.isPresent()) {
      power = new Hardware.Metered(watts.get());
    } else if (processors.isPresent() || memory.isPresent()) {
      power = new Hardware.FromParts(processors, memory);
    } else {
      power = new Hardware.Metered(serverPower(device, accelerators));
    }
    return new Hardware.Host(power, accelerators, embodied);
  }

  /// @param metered whether the power is given, so that the parts are only named
  private Optional<Hardware.Processors> processors(Fields fields, boolean metered) {
    Optional<Scalar> name = fields.text("cpu", "EPYC 7763");
    Optional<Input> number = fields.count("count");
    Optional<Input> given = fields.portion("load");
    if (name.isEmpty()) {
      if (fields.has("count") && !fields.has("cpu")) {
        context
            .problems()
            .error(
                fields.keyPlace("count"),
                "a count without a cpu",
                "count is that of the processors: add cpu: EPYC 7763; that of accelerators is"
                    + " hardware.count");
      }
      return Optional.empty();
    }
    Optional<Cpu> cpu =
        context.row(context.catalog().cpu(name.get().text()), name.get(), "CPU", "cpus");
    if (cpu.isEmpty() || metered) {
      return Optional.empty();
    }
    Input count =
        number.orElseGet(
            () -> fields.otherwise("count", 1, Dimension.COUNT, "assumed: one processor"));
    Origin origin = context.catalog().origin(cpu.get());
    var tdp =
        new Input(KEY + ".cpu", Estimate.exactly(cpu.get().tdp().watts()), Dimension.POWER, origin);
    Input load =
        given.orElseGet(
            () ->
                context.assume(
                    context
                        .catalog()
                        .factor("cpu.utilization")
                        .map(factor -> context.byDefault(factor, KEY + ".load", Dimension.RATIO, 1))
                        .orElseGet(
                            () ->
                                Input.byDefault(KEY + ".load", 0.5, Dimension.RATIO, "assumed"))));
    return Optional.of(new Hardware.Processors(count, tdp, load));
  }

  private Optional<Hardware.Memory> memory(Fields fields, boolean metered) {
    Optional<Input> size = fields.positive("memory", Dimension.DATA);
    if (size.isEmpty() || metered) {
      return Optional.empty();
    }
    return context
        .catalog()
        .factor("memory.power")
        .map(
            factor ->
                new Hardware.Memory(
                    size.get(),
                    context.assume(
                        Input.byDefault(
                            KEY + ".memory.power",
                            Context.estimate(factor),
                            Dimension.RATIO,
                            PlainNumber.of(factor.value()) + " W/GB; " + context.source(factor)))));
  }
}
