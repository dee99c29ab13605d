package lepton.workload;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.text.Node;
import lepton.text.Origin;

/// Reads `levers.edge`: samples served on devices where they arise.
final class EdgeReader {

  private final Context context;
  private final ModelReader.Model model;
  private final List<Phase> phases;

  EdgeReader(Context context, ModelReader.Model model, List<Phase> phases) {
    this.context = context;
    this.model = model;
    this.phases = phases;
  }

  Optional<Levers.Edge> read(Fields fields) {
    LeverReader.needed(context, fields, "device", "jetson-orin-nano");
    LeverReader.needed(context, fields, "share", "80%");
    Optional<Input> share = fields.share("share");
    Optional<Input> utilization = HardwareReader.utilization(fields, context);
    Optional<Node> node = fields.node("device");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    var device = new AcceleratorReader(context).read(node.get(), fields.path("device"));
    Optional<Phase> inference = inference(fields);
    if (device.isEmpty() || share.isEmpty() || inference.isEmpty()) {
      return Optional.empty();
    }
    Optional<Input> peak = peak(fields, device.get(), inference.get().precision());
    Optional<Input> power = power(fields, device.get());
    Optional<Input> use =
        utilization.isPresent() || fields.has("utilization")
            ? utilization
            : Optional.of(
                context.assume(
                    new PhaseDefaults(context)
                        .utilization(
                            fields.path("utilization"),
                            demand(inference.get().precision()),
                            PhaseDefaults.prompts(inference.get().work()),
                            device.get().accelerator())));
    if (peak.isEmpty() || power.isEmpty() || use.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Levers.Edge(
            device.get().accelerator(),
            share.get(),
            peak.get(),
            use.get(),
            power.get(),
            embodied(device.get())));
  }

  /// The inference phase, of which the work is known.
  private Optional<Phase> inference(Fields fields) {
    for (var phase : phases) {
      if (phase.stage() == Stage.INFERENCE) {
        if (phase.work() instanceof Work.AcceleratorTime) {
          context
              .problems()
              .error(
                  fields.place(),
                  "what devices take for their samples can't be worked out from accelerator hours",
                  "give inference by samples, tokens, requests or compute");
          return Optional.empty();
        }
        return Optional.of(phase);
      }
    }
    if (!context.problems().hasErrors()) {
      context
          .problems()
          .error(
              fields.place(),
              "'levers.edge' serves samples of inference, and there is no inference",
              "add inference: {samples: 10M}, or leave the lever out");
    }
    return Optional.empty();
  }

  /// At the precision of the phase where the device has it, else at the usual one that it has.
  private Optional<Input> peak(Fields fields, AcceleratorReader.Device device, Precision wanted) {
    Input same = device.peaks().get(wanted);
    if (same != null) {
      return Optional.of(same);
    }
    Optional<Precision> other =
        PhasePrecision.usual(device.peaks().keySet(), Optional.of(device.accelerator()));
    if (other.isEmpty()) {
      context
          .problems()
          .error(
              fields.valuePlace("device"),
              "no peak rate of " + device.accelerator().name() + " is known",
              "describe it: device: {name: X, tdp: 15 W, peak: {fp16: 10 TFLOP/s}}");
      return Optional.empty();
    }
    Input peak = Objects.requireNonNull(device.peaks().get(other.get()));
    return Optional.of(
        context.assume(
            new Input(
                fields.path("device.peak"),
                peak.amount(),
                Dimension.THROUGHPUT,
                new Origin.ByDefault(
                    other.get().id()
                        + ", as the device has no "
                        + wanted.id()
                        + "; "
                        + peak.source()))));
  }

  private Optional<Input> power(Fields fields, AcceleratorReader.Device device) {
    if (fields.has("power")) {
      return HardwareReader.power(fields, device.tdp(), true, context);
    }
    if (device.tdp().isEmpty()) {
      context
          .problems()
          .error(
              fields.valuePlace("device"),
              "no TDP of " + device.accelerator().name() + " is known",
              "add power: 15 W, its mean at work");
      return Optional.empty();
    }
    return new PhaseDefaults(context)
        .power(
            fields.path("power"),
            demand(Precision.FP16),
            device.accelerator(),
            device.tdp().get().mean())
        .map(context::assume);
  }

  private PhaseDefaults.Demand demand(Precision precision) {
    return new DemandOf(model, Stage.INFERENCE).demand(Optional.empty(), precision);
  }

  private Optional<Input> embodied(AcceleratorReader.Device device) {
    Optional<Input> own = device.embodied();
    return own.isPresent() && own.get().origin() instanceof Origin.InCatalogue
        ? Optional.of(context.assume(own.get().as("levers.edge.device.embodied")))
        : own;
  }
}
