package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.ModelShape;
import lepton.catalog.Precision;
import lepton.catalog.ServingFit;
import lepton.quantity.DataSize;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.serving.ServingCase;
import lepton.serving.ServingDevice;
import lepton.serving.ServingDoubt;
import lepton.text.Origin;
import lepton.text.Place;

/// Reads how requests are served, where the serving model can answer them: nobody states a
/// utilization, a power or a capacity, and the accelerator's bandwidth, TDP and peak are known.
final class ServingReader {

  /// Φ⁻¹(0.9).
  private static final double Z90 = 1.2815515655446004;

  private static final String TIME = "inference.serving_model.time";
  private static final String POWER = "inference.serving_model.power";

  private static final String WAITING = "inference.serving_model.waiting";

  private final Context context;
  private final ServingFit fit = ServingFit.shipped();

  ServingReader(Context context) {
    this.context = context;
  }

  /// How requests are served; empty, with a warning, where the device is too little known.
  ///
  /// @param name of the workload, which may be that of a published model
  Optional<ServingPlan> read(
      Fields fields,
      Work.Requests requests,
      ModelReader.Model model,
      Machine on,
      Precision weights,
      Optional<String> name) {
    var device = device(on, weights);
    if (device.isEmpty()) {
      lacking(fields, on, weights);
      return Optional.empty();
    }
    Input active = requests.parameters();
    Input all = model.all().filter(its -> its.mean() >= active.mean()).orElse(active);
    var shape = shape(name, all.mean(), active.mean(), model.layers());
    double count = on.hardware().count().mean();
    wholeCount(on.hardware().count(), fields);
    var loads = new LoadReader(context, fields, requests, on.hardware());
    Optional<ServingLoad> given = loads.stated();
    var one = Input.byDefault(fields.path("tensor_parallel"), 1, Dimension.COUNT, "to begin with");
    var load = given.orElseGet(() -> new ServingLoad.Batch(loads.usual(1)));
    var sketch =
        new ServingPlan(
            fit,
            shape,
            model.layers(),
            weights,
            all,
            active,
            load,
            one,
            ServingPlan.Doubt.NONE,
            device.get());
    Input together = new ServingLayout(sketch, requests, count, given.isPresent()).together(fields);
    double copies = count / together.mean();
    var laid = sketch.laid(together);
    var plan = given.isPresent() ? laid : laid.loaded(loads.assumed(copies));
    return Optional.of(doubted(plan, requests, copies, loads, fields.keyPlace("requests")));
  }

  /// A model is served by whole accelerators.
  private void wholeCount(Input count, Fields fields) {
    if (!ServingLayout.whole(count)) {
      context
          .problems()
          .error(
              Context.placeOf(count, fields.keyPlace("requests")),
              "requests served on " + Shown.number(count.mean()) + " accelerators",
              "hardware.count is a whole number here; where accelerators serve for a part of the"
                  + " time, give hardware.busy or inference.arrival_rate");
    }
  }

  private ServingPlan doubted(
      ServingPlan plan, Work.Requests requests, double copies, LoadReader loads, Place at) {
    var occupancy = plan.occupancy(requests, copies, plan.weights(), 1, 1, Draw.MEAN);
    var asked = plan.at(requests, occupancy.atWork(), plan.weights(), Draw.MEAN);
    tooLarge(at, plan, asked, copies);
    var doubt = ServingDoubt.of(asked, fit);
    warn(at, doubt.beyond());
    var basis = String.join("; ", doubt.basis());
    var time = context.assume(unknown(TIME, "time", doubt.timeLogSigma(fit), basis));
    var power = context.assume(unknown(POWER, "power", doubt.powerLogSigma(fit), basis));
    var waiting = waiting(doubt.waiting());
    var whole = plan.doubted(new ServingPlan.Doubt(time, power, waiting));
    loads.check(whole, copies, occupancy);
    return whole;
  }

  /// What another precision adds to the doubt of a plan: a factor on its time; absent where it adds
  /// none.
  static Optional<Input> doubt(
      ServingPlan plan, Work.Requests requests, double count, Precision other, Fields lever) {
    double copies = count / plan.together().mean();
    var before = ServingDoubt.of(mean(plan, requests, copies, plan.weights()), plan.fit());
    var after = ServingDoubt.of(mean(plan, requests, copies, other), plan.fit());
    var more = new ArrayList<String>(after.beyond());
    more.removeAll(before.beyond());
    var reader = new ServingReader(lever.context());
    reader.warn(lever.valuePlace("precision"), more);
    double variance = after.logSigma() * after.logSigma() - before.logSigma() * before.logSigma();
    return variance <= 0
        ? Optional.empty()
        : Optional.of(
            Input.byDefault(
                lever.path("doubt"),
                spread(Math.sqrt(variance)),
                Dimension.RATIO,
                "assumed: a factor on the time, as " + String.join("; ", more)));
  }

  private static ServingCase mean(
      ServingPlan plan, Work.Requests requests, double copies, Precision weights) {
    var occupancy = plan.occupancy(requests, copies, weights, 1, 1, Draw.MEAN);
    return plan.at(requests, occupancy.atWork(), weights, Draw.MEAN);
  }

  private void warn(Place at, List<String> beyond) {
    for (var note : beyond) {
      context
          .problems()
          .warning(
              at,
              "serving: " + note,
              "the range is widened; state utilization and power where you measured them");
    }
  }

  /// Weights that no memory holds can't be served: there is no figure of that. Of a cache that is
  /// too large, a server keeps as many sequences as it holds.
  private void tooLarge(Place at, ServingPlan plan, ServingCase asked, double copies) {
    if (asked.device().memory().isEmpty()) {
      return;
    }
    double memory = asked.count() * asked.device().memory().get().bytes();
    double held = asked.mostSequences();
    var problems = context.problems();
    if (asked.weightBytes() > memory) {
      double each = asked.device().memory().get().bytes();
      problems.error(
          at,
          "serving: the weights, "
              + Shown.data(new DataSize(asked.weightBytes()))
              + ", do not fit into the memory of the accelerators of one copy, "
              + Shown.data(new DataSize(memory)),
          "it takes "
              + Shown.number(Math.floor(asked.weightBytes() / each) + 1)
              + " or more: raise hardware.count or tensor_parallel, or lower the precision; where"
              + " weights come from elsewhere, state utilization and power as you measured them");
    } else if (plan.load() instanceof ServingLoad.Batch(Input batch)
        && batch.mean() / copies > held * (1 + 1e-9)) {
      problems.warning(
          at,
          "serving: beside the weights, "
              + Shown.data(new DataSize(asked.weightBytes()))
              + ", the memory of the accelerators of one copy, "
              + Shown.data(new DataSize(memory))
              + ", holds the cache of "
              + Shown.number(held)
              + " sequences, not of "
              + Shown.number(batch.mean() / copies),
          held >= 1
              ? "the figures are at "
                  + Shown.number(held)
                  + ", the others wait; raise hardware.count, or lower the tokens or the precision"
              : "the figures are of a server that can't run so, whatever their range; raise"
                  + " hardware.count, or lower the tokens or the precision");
    }
  }

  /// Of six sizes of mixtures that were measured on several accelerators, one was laid out so that
  /// they wait: by the rule of succession the next one is with (1 + 1) / (6 + 2) = ¼, and the
  /// middle of that quarter is near P90.
  private Optional<Input> waiting(double factor) {
    return factor <= 1
        ? Optional.empty()
        : Optional.of(
            context.assume(
                Input.byDefault(
                    WAITING,
                    new Estimate.Median(1, 1, factor),
                    Dimension.RATIO,
                    "a factor on the time: it is not known whether the accelerators split the"
                        + " attention of the mixture by sequences, and wait for each other at"
                        + " prompts; one of six sizes that were measured did")));
  }

  private Input unknown(String key, String what, double logSigma, String basis) {
    var source = context.catalog().source("mlenergy-2025");
    return new Input(
        key,
        spread(logSigma),
        Dimension.RATIO,
        new Origin.InCatalogue(
            "serving_fit",
            "a factor on the "
                + what
                + " that the serving model gives, fitted to 437 measured configurations on H100"
                + " and B200"
                + (basis.isEmpty() ? "" : "; " + basis),
            source.isPresent() ? source.get().brief() : ""));
  }

  /// Log-normal around 1.
  private static Estimate spread(double logSigma) {
    double factor = Math.exp(Z90 * logSigma);
    return new Estimate.Median(1 / factor, 1, factor);
  }

  private ModelShape shape(
      Optional<String> name, double all, double active, Optional<Input> layers) {
    var shape =
        name.flatMap(its -> ModelShape.named(its, all, active))
            .orElseGet(() -> ModelShape.ofSize(all, active, fit).sized(all, active));
    return layers.isPresent() ? shape.layered(layers.get().mean()) : shape;
  }

  private Optional<ServingPlan.Device> device(Machine on, Precision weights) {
    var accelerator = on.accelerator();
    var known = accelerator.flatMap(its -> ServingDevice.of(its, weights));
    if (known.isEmpty() || ServingDevice.peak(weights, on::peak).isEmpty() || on.tdp().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServingPlan.Device(
            known.get().name(),
            bandwidth(accelerator.get(), known.get()),
            on.peaks(),
            on.tdp().get(),
            known.get().memory(),
            known.get().measured(),
            new LoadedIdle(context).added(on.hardware())));
  }

  private Input bandwidth(Accelerator accelerator, ServingDevice device) {
    boolean listed = !accelerator.provenance().sources().isEmpty();
    return new Input(
        "hardware.accelerator.bandwidth",
        Estimate.exactly(device.bandwidth().bytesPerSecond()),
        Dimension.BANDWIDTH,
        listed
            ? context.catalog().origin(accelerator)
            : new Origin.Derived("as the accelerator is described"));
  }

  private void lacking(Fields fields, Machine on, Precision weights) {
    var name = on.accelerator().map(Accelerator::name).orElse("this hardware");
    context
        .problems()
        .warning(
            fields.keyPlace("requests"),
            "the serving model needs the memory bandwidth, TDP and "
                + (weights.bits() > 16 ? weights.id() : "16-bit")
                + " peak of "
                + name
                + ", and not all are known: requests count 2 · P a token at the utilization of any"
                + " serving",
            "describe it: accelerator: {name: X, tdp: 300 W, peak: {bf16: 200 TFLOP/s}, bandwidth:"
                + " 2 TB/s}");
  }
}
