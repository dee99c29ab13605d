package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Scalar;

/// Reads `levers`: what is done to use less.
final class LeverReader {

  private static final List<String> REACHES = List.of("training", "inference", "both");

  private final Context context;
  private final Optional<ModelReader.Model> model;
  private final Optional<Input> dimension;
  private final Optional<Machine> machine;
  private final List<Phase> phases;
  private final List<Stage> stages;
  private final boolean stated;

  LeverReader(
      Context context, ModelReader.Model model, Optional<Machine> machine, List<Phase> phases) {
    this(context, Optional.of(model), model.dimension(), machine, phases, stages(phases), false);
  }

  private LeverReader(
      Context context,
      Optional<ModelReader.Model> model,
      Optional<Input> dimension,
      Optional<Machine> machine,
      List<Phase> phases,
      List<Stage> stages,
      boolean stated) {
    this.context = context;
    this.model = model;
    this.dimension = dimension;
    this.machine = machine;
    this.phases = phases;
    this.stages = stages;
    this.stated = stated;
  }

  private static List<Stage> stages(List<Phase> phases) {
    var stages = new ArrayList<Stage>();
    for (var phase : phases) {
      stages.add(phase.stage());
    }
    return stages;
  }

  /// For a workload that is stated by equations: there is no hardware that a lever could act on.
  static LeverReader forEquations(Context context, Optional<Computation.Stated> stated) {
    var stages = new ArrayList<Stage>();
    if (stated.isPresent()) {
      for (var phase : stated.get().phases()) {
        stages.add(phase.stage());
      }
    }
    return new LeverReader(
        context,
        Optional.empty(),
        stated.flatMap(Computation.Stated::dimension),
        Optional.empty(),
        List.of(),
        stages,
        true);
  }

  Levers read(Fields root, SiteReader sites) {
    Optional<Fields> written = root.fields("levers", Keys.LEVERS, "{pruning: {keep: 50%}}");
    if (written.isEmpty()) {
      return Levers.NONE;
    }
    Fields levers = written.get();
    if (stated) {
      withoutHardware(levers);
    }
    return new Levers(
        sharing(levers),
        levers.fields("pruning", Keys.PRUNING, "{keep: 50%}").flatMap(this::pruning),
        levers.fields("dynamic", Keys.DYNAMIC, "{share: 30%, work: 40%}").flatMap(this::dynamic),
        levers
            .fields("quantization", Keys.QUANTIZATION, "{precision: int8}")
            .flatMap(fields -> quantization(fields, batch(root))),
        levers.fields("acceleration", Keys.ACCELERATION, "{k: 2}").flatMap(this::acceleration),
        stated ? Optional.empty() : edge(levers),
        levers.portion("busy"),
        sites.other(root, levers));
  }

  private void withoutHardware(Fields levers) {
    for (var key : new String[] {"edge", "busy", "sharing"}) {
      if (levers.has(key)) {
        context
            .problems()
            .error(
                levers.keyPlace(key),
                "'" + key + "' acts on a model and its hardware, and equations state neither",
                "leave it out, or describe the workload by model, training or inference, and"
                    + " hardware");
      }
    }
  }

  private Optional<Levers.Sharing> sharing(Fields levers) {
    Optional<Fields> fields = levers.fields("sharing", Keys.SHARING, "{stored: 12M}");
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    needed(fields.get(), "stored", "12M");
    return fields.get().count("stored").map(Levers.Sharing::new);
  }

  private Optional<Levers.Pruning> pruning(Fields fields) {
    Levers.Reach reach = reach(fields, Levers.Reach.BOTH);
    return new PruningReader(context, parameters(), dimension, machine, stages, stated)
        .read(fields, reach);
  }

  private Optional<Levers.Dynamic> dynamic(Fields fields) {
    needed(fields, "share", "30%");
    needed(fields, "work", "40%");
    Optional<Input> share = fields.share("share");
    Optional<Input> work = fields.share("work");
    Levers.Reach reach = reach(fields, Levers.Reach.BOTH);
    return share.isPresent() && work.isPresent()
        ? Optional.of(new Levers.Dynamic(share.get(), work.get(), reach))
        : Optional.empty();
  }

  private Optional<Levers.Quantization> quantization(Fields fields, Optional<Input> batch) {
    needed(fields, "precision", "int8");
    Levers.Reach reach = reach(fields, Levers.Reach.INFERENCE);
    return new QuantizationReader(context, parameters(), inference())
        .read(fields, reach, batch, machine.map(on -> on.hardware().count().mean()).orElse(1.0));
  }

  private Optional<Input> parameters() {
    return model.flatMap(ModelReader.Model::all);
  }

  /// The inference phase without the lever.
  private Optional<Phase> inference() {
    for (var phase : phases) {
      if (phase.stage() == Stage.INFERENCE) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }

  /// How many requests are served together, which decides what quantization does; problems with it
  /// are told elsewhere.
  private static Optional<Input> batch(Fields root) {
    if (!root.has("inference")
        || !(root.node("inference").get() instanceof Mapping inference)
        || inference.get("batch").isEmpty()) {
      return Optional.empty();
    }
    return new Amounts(new Problems())
        .read(inference.get("batch").get(), "inference.batch", Dimension.COUNT, Range.POSITIVE);
  }

  private Optional<Levers.Acceleration> acceleration(Fields fields) {
    needed(fields, "k", "2");
    Optional<String> measured = measured(fields);
    Optional<Input> k =
        measured.isPresent()
            ? calibrated("acceleration.k", measured.get(), fields.path() + ".k")
            : fields.amount("k", Dimension.RATIO, Range.POSITIVE);
    Input power =
        fields
            .positive("power", Dimension.RATIO)
            .or(
                () ->
                    measured.flatMap(
                        name -> calibrated("acceleration.power", name, fields.path() + ".power")))
            .orElseGet(
                () ->
                    fields.otherwise(
                        "power", 1, Dimension.RATIO, "assumed: the same power, equation (6)"));
    Input share = fields.portionOr("share", 1, "assumed: all of the time is accelerated");
    Levers.Reach reach = reach(fields, Levers.Reach.BOTH);
    return k.map(factor -> new Levers.Acceleration(factor, power, share, reach));
  }

  /// The name of an acceleration that a person has measured, where `k` is one and no number.
  private Optional<String> measured(Fields fields) {
    Optional<Node> node = fields.node("k");
    if (node.isEmpty()
        || !(node.get() instanceof Scalar scalar)
        || Amounts.reads(scalar, Dimension.RATIO)) {
      return Optional.empty();
    }
    var name = scalar.text().strip();
    return context.catalog().factor("acceleration.k:" + name).map(_ -> name);
  }

  private Optional<Input> calibrated(String factor, String name, String key) {
    return context
        .catalog()
        .factor(factor + ":" + name)
        .map(found -> context.assume(context.byDefault(found, key, Dimension.RATIO, 1)));
  }

  private Optional<Levers.Edge> edge(Fields levers) {
    Optional<Fields> fields =
        levers.fields("edge", Keys.EDGE, "{device: jetson-orin-nano, share: 80%}");
    if (fields.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    return new EdgeReader(context, model.get(), phases).read(fields.get());
  }

  /// A key that a lever makes no sense without.
  private void needed(Fields fields, String key, String example) {
    needed(context, fields, key, example);
  }

  static void needed(Context context, Fields fields, String key, String example) {
    if (!fields.has(key)) {
      context
          .problems()
          .error(
              fields.place(),
              "'" + fields.path() + "' needs '" + key + "'",
              "add " + key + ": " + example);
    }
  }

  /// The phases that a lever acts on; a warning where there is none of them.
  private Levers.Reach reach(Fields fields, Levers.Reach otherwise) {
    Optional<String> word = fields.word("phase", REACHES);
    Levers.Reach reach =
        word.isEmpty()
            ? otherwise
            : switch (word.get()) {
              case "training" -> Levers.Reach.TRAINING;
              case "inference" -> Levers.Reach.INFERENCE;
              default -> Levers.Reach.BOTH;
            };
    boolean any = stages.isEmpty();
    for (var stage : stages) {
      any |= reach.includes(stage);
    }
    if (!any) {
      Place at = fields.has("phase") ? fields.valuePlace("phase") : fields.place();
      boolean inference = reach == Levers.Reach.INFERENCE;
      context
          .problems()
          .warning(
              at,
              "'"
                  + fields.path()
                  + "' has no effect: it acts on "
                  + (inference ? "inference" : "training")
                  + ", and there is none",
              "write phase: "
                  + (inference ? "training" : "inference")
                  + ", or leave the lever out");
    }
    return reach;
  }
}
