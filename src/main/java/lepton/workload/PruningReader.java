package lepton.workload;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.text.Origin;

/// Reads `levers.pruning`: ρ = P′/P, and how much of the theoretical saving the hardware realises.
///
/// | pattern | η, training | η, inference | measured |
/// |---|---|---|---|
/// | unstructured | 0 | 0 | SViTE: 49.3 % less FLOP, 4.4 % less time |
/// | 2:4 | 0.12 | 0.18 to 0.43 | ViT-L; SAM ViT-h's MLP to Llama-3-8B serving |
/// | structured | 0.9 to 1 | 0.9 to 1 | channels, heads, layers |
///
/// Unstructured holds for dense kernels, 2:4 for Ampere or newer.
final class PruningReader {

  private static final List<String> PATTERNS = List.of("unstructured", "2:4", "structured");

  /// NVIDIA's generations before Ampere, which brought 2:4 sparse tensor cores.
  private static final List<String> WITHOUT_SPARSE_UNITS =
      List.of("Kepler", "Maxwell", "Pascal", "Volta", "Turing");

  private final Context context;
  private final Optional<Input> parameters;
  private final Optional<Input> dimension;
  private final Optional<Machine> machine;
  private final List<Stage> stages;
  private final boolean stated;

  PruningReader(
      Context context,
      Optional<Input> parameters,
      Optional<Input> dimension,
      Optional<Machine> machine,
      List<Stage> stages,
      boolean stated) {
    this.context = context;
    this.parameters = parameters;
    this.dimension = dimension;
    this.machine = machine;
    this.stages = stages;
    this.stated = stated;
  }

  Optional<Levers.Pruning> read(Fields fields, Levers.Reach reach) {
    Optional<String> pattern = fields.word("pattern", PATTERNS);
    Optional<Input> keep = keep(fields, pattern);
    Optional<Input> pruned = fields.count("dimension");
    dimension(fields, pruned);
    Optional<Input> realised = fields.share("realised");
    boolean given = fields.has("realised");
    Input training =
        realised.orElseGet(() -> realised(fields, pattern, Stage.TRAINING, given, reach));
    Input inference =
        realised.orElseGet(() -> realised(fields, pattern, Stage.INFERENCE, given, reach));
    boolean fewer = fields.has("keep") || fields.has("parameters");
    if (fewer && !given && pattern.isEmpty() && !fields.has("pattern")) {
      ceiling(fields);
    } else if (!given && pattern.orElse("").equals("2:4")) {
      oldHardware(fields);
    }
    Input share = fields.portionOr("share", 1, "assumed: all of the time is prunable");
    Optional<Input> cost = fields.notNegative("cost", Dimension.ENERGY);
    return keep.map(
        ratio -> new Levers.Pruning(ratio, pruned, training, inference, share, cost, reach));
  }

  private Optional<Input> keep(Fields fields, Optional<String> pattern) {
    List<String> ways = fields.oneOf("how much is kept", List.of("keep", "parameters"));
    if (ways.isEmpty()) {
      if (pattern.orElse("").equals("2:4")) {
        return Optional.of(
            fields.otherwise("keep", 0.5, Dimension.RATIO, "2 of 4 parameters are kept"));
      }
      if (fields.has("dimension")) {
        return Optional.of(
            fields.otherwise("keep", 1, Dimension.RATIO, "assumed: the dimension alone is pruned"));
      }
      context
          .problems()
          .error(
              fields.place(),
              "pruning needs to know how much is kept",
              "add keep: 50%, which is P'/P, or parameters: 3.35B, which is P'");
      return Optional.empty();
    }
    if (ways.getFirst().equals("parameters")) {
      return ratio(fields.count("parameters"), parameters, fields);
    }
    Optional<Input> keep = fields.portion("keep");
    if (pattern.orElse("").equals("2:4")
        && keep.isPresent()
        && Math.abs(keep.get().mean() - 0.5) > 0.01) {
      context
          .problems()
          .warning(
              fields.valuePlace("keep"),
              "the pattern 2:4 keeps 50 %, not " + Shown.share(keep.get().mean()),
              "write keep: 50%, or another pattern");
    }
    return keep;
  }

  private Optional<Input> ratio(Optional<Input> kept, Optional<Input> all, Fields fields) {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    if (all.isEmpty()) {
      context
          .problems()
          .error(
              fields.valuePlace("parameters"),
              "P' needs P beside it",
              stated
                  ? "give keep: 50%, which is P'/P"
                  : "add model: {parameters: 6.7B}, or give keep: 50%");
      return Optional.empty();
    }
    return ratio(context, kept.get(), all.get(), fields.path("keep"), fields);
  }

  /// ρ = P′/P.
  static Optional<Input> ratio(Context context, Input kept, Input all, String key, Fields fields) {
    double rho = kept.mean() / all.mean();
    if (!(rho <= 1)) {
      context
          .problems()
          .error(
              Context.placeOf(kept, fields.place()),
              "P' must not exceed P, got P'/P = " + Shown.number(rho),
              "P' is what is left after pruning: are the two swapped?");
      return Optional.empty();
    }
    Estimate amount = kept.amount().times(1 / all.mean());
    return Optional.of(
        new Input(
            key,
            amount,
            Dimension.RATIO,
            new Origin.Derived("P'/P, P' of " + kept.source() + ", P of " + all.source())));
  }

  private void dimension(Fields fields, Optional<Input> pruned) {
    if (pruned.isEmpty()) {
      return;
    }
    if (dimension.isEmpty()) {
      context
          .problems()
          .error(
              fields.valuePlace("dimension"),
              "D' needs D beside it",
              stated ? "add D under equations" : "add data: {dimension: 2048}");
    } else if (pruned.get().mean() > dimension.get().mean()) {
      context
          .problems()
          .error(
              fields.valuePlace("dimension"),
              "D' must not exceed D, which is " + Shown.number(dimension.get().mean()),
              "D' is the dimension after pruning: are the two swapped?");
    }
  }

  private void ceiling(Fields fields) {
    context
        .problems()
        .warning(
            fields.place(),
            "the saving of pruning is its theoretical ceiling, equation (4): no hardware realises"
                + " all of it",
            "give pattern: unstructured, 2:4 or structured, or realised: 0.4 as measured");
  }

  private void oldHardware(Fields fields) {
    if (!sparseUnits()) {
      context
          .problems()
          .warning(
              fields.valuePlace("pattern"),
              machine.flatMap(Machine::accelerator).map(Accelerator::name).orElse("this hardware")
                  + " has no units for 2:4 sparsity, so nothing is saved",
              "it takes Ampere or newer; give realised where you measured otherwise");
    }
  }

  private boolean sparseUnits() {
    String architecture =
        machine.flatMap(Machine::accelerator).flatMap(Accelerator::architecture).orElse("");
    return !WITHOUT_SPARSE_UNITS.contains(architecture);
  }

  /// η by default; listed for the phases that there are.
  ///
  /// @param failed whether something was written for it, and wrongly
  private Input realised(
      Fields fields, Optional<String> pattern, Stage stage, boolean failed, Levers.Reach reach) {
    String key = fields.path("realised");
    String word = pattern.orElse("");
    boolean training = stage == Stage.TRAINING;
    Input eta =
        switch (word) {
          case "unstructured" ->
              Input.byDefault(
                  key,
                  0,
                  Dimension.RATIO,
                  "unstructured sparsity gains nothing on dense kernels (SViTE: 49.3 % less FLOP,"
                      + " 4.4 % less time)");
          case "2:4" -> twoOfFour(key, training);
          case "structured" ->
              Input.byDefault(
                  key,
                  new Estimate.Uniform(0.9, 1),
                  Dimension.RATIO,
                  "structured pruning makes smaller dense matrices: 0.9 to 1");
          default -> Input.byDefault(key, 1, Dimension.RATIO, "theoretical ceiling, equation (4)");
        };
    boolean other =
        stage == Stage.INFERENCE
            && stages.contains(Stage.TRAINING)
            && reach.includes(Stage.TRAINING);
    boolean same = !word.equals("2:4");
    if (!failed && stages.contains(stage) && reach.includes(stage) && !(other && same)) {
      context.assume(eta);
    }
    return eta;
  }

  private Input twoOfFour(String key, boolean training) {
    if (!sparseUnits()) {
      return Input.byDefault(key, 0, Dimension.RATIO, "no units for 2:4 sparsity before Ampere");
    }
    return training
        ? Input.byDefault(key, 0.12, Dimension.RATIO, "2:4 in training, measured on ViT-L")
        : Input.byDefault(
            key,
            new Estimate.Uniform(0.18, 0.43),
            Dimension.RATIO,
            "2:4 in inference, measured: 0.18 (SAM ViT-h, MLP alone) to 0.43 (Llama-3-8B serving)");
  }
}
