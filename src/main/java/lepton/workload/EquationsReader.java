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

/// Reads `equations`: the document's N, D, C and costs, stated directly.
final class EquationsReader {

  private final Context context;
  private Optional<Fields> fields = Optional.empty();

  EquationsReader(Context context) {
    this.context = context;
  }

  Optional<Computation.Stated> read(Fields root) {
    Optional<Node> node = root.node("equations");
    if (node.isEmpty() || !(node.get() instanceof Mapping mapping)) {
      root.fields("equations", Keys.EQUATIONS, "{N: 1e6, train_cost: 3.5 J}");
      return Optional.empty();
    }
    Fields own = Fields.of("equations", plain(mapping), Keys.EQUATIONS, context);
    fields = Optional.of(own);
    Optional<Input> dimension = own.count("D");
    Input capacity =
        own.amount("C", Dimension.COUNT, Range.POSITIVE)
            .orElseGet(
                () ->
                    own.otherwise(
                        "C",
                        1,
                        Dimension.COUNT,
                        "assumed: costs are in J, without a unit of capacity"));
    var phases = new ArrayList<Computation.StatedPhase>();
    boolean good = phase(Stage.TRAINING, "train_cost", "N_train", own, dimension, phases);
    good &= phase(Stage.INFERENCE, "inference_cost", "N_inference", own, dimension, phases);
    if (!own.has("train_cost") && !own.has("inference_cost")) {
      context
          .problems()
          .error(
              own.place(),
              "equations need a cost",
              "add train_cost: 3.5 J, or inference_cost, or both");
      good = false;
    }
    return good
        ? Optional.of(new Computation.Stated(dimension, capacity, phases))
        : Optional.empty();
  }

  /// The mapping with `P′` and `P_prime` as `P'`; of two spellings the second is told to be one too
  /// many.
  private Mapping plain(Mapping mapping) {
    var entries = new ArrayList<Mapping.Entry>();
    for (var entry : mapping.entries()) {
      String key = Keys.plain(entry.key().text());
      Optional<Place> before = Optional.empty();
      for (var other : entries) {
        before = other.key().text().equals(key) ? Optional.of(other.key().place()) : before;
      }
      if (before.isPresent()) {
        context.twice(
            key,
            "'" + key + "'",
            before.get(),
            "'" + entry.key().text() + "'",
            entry.key().place());
      } else {
        var plain = new Scalar(key, entry.key().quoted(), entry.key().place());
        entries.add(new Mapping.Entry(plain, entry.value()));
      }
    }
    return new Mapping(entries, mapping.place());
  }

  private boolean phase(
      Stage stage,
      String costKey,
      String ownN,
      Fields own,
      Optional<Input> dimension,
      List<Computation.StatedPhase> phases) {
    if (!own.has(costKey)) {
      if (own.has(ownN)) {
        context
            .problems()
            .error(
                own.keyPlace(ownN),
                "'" + ownN + "' has no effect without '" + costKey + "'",
                "add " + costKey + ": 3.5 J, or leave it out");
      }
      return !own.has(ownN);
    }
    Optional<UnitCost> cost = new CostReader(context).read(own, costKey);
    String key = own.has(ownN) ? ownN : "N";
    Optional<Input> samples = own.count(key);
    if (!own.has(key)) {
      context
          .problems()
          .error(
              own.keyPlace(costKey),
              "'" + costKey + "' needs N, the number of samples",
              "add N: 1e6, or " + ownN + " for this phase alone");
    }
    if (cost.isPresent() && !(cost.get() instanceof UnitCost.Constant)) {
      varies(cost.get(), costKey, own, dimension);
    }
    if (cost.isEmpty() || samples.isEmpty()) {
      return false;
    }
    phases.add(new Computation.StatedPhase(stage, samples.get(), cost.get()));
    return true;
  }

  /// A cost that depends on D needs it, and D' where that is given.
  private void varies(UnitCost cost, String costKey, Fields own, Optional<Input> dimension) {
    var costs = new CostReader(context);
    if (dimension.isPresent()) {
      costs.holds(cost, dimension.get(), "D", own.valuePlace("D"));
    } else if (!own.has("D")) {
      context
          .problems()
          .error(
              own.valuePlace(costKey),
              "'" + costKey + "' depends on D, which is not given",
              "add D: 128, or give the cost as a constant: 3.5 J");
    }
    if (own.has("D'")) {
      own.count("D'").ifPresent(pruned -> costs.holds(cost, pruned, "D'", own.valuePlace("D'")));
    }
  }

  /// The levers of the equations and those written beside them.
  Levers levers(Levers written, Fields root) {
    if (fields.isEmpty()) {
      return written;
    }
    Fields own = fields.get();
    Optional<Levers.Pruning> pruning = pruning(own);
    Optional<Levers.Acceleration> acceleration =
        own.amount("k", Dimension.RATIO, Range.POSITIVE).map(EquationsReader::acceleration);
    beside(own.has("P'") ? "P'" : "D'", own, root, "pruning", own.has("P'") || own.has("D'"));
    beside("k", own, root, "acceleration", own.has("k"));
    besideTable(written, own);
    return new Levers(
        written.sharing(),
        pruning.or(written::pruning),
        written.dynamic(),
        written.quantization(),
        acceleration.or(written::acceleration),
        written.edge(),
        written.busy(),
        written.site());
  }

  /// A lever may change D too, and a table must cover it.
  private void besideTable(Levers written, Fields own) {
    Optional<Input> pruned = written.pruning().flatMap(Levers.Pruning::dimension);
    if (pruned.isEmpty()) {
      return;
    }
    var quiet = new EquationsReader(context.aside(new Problems()));
    for (var key : new String[] {"train_cost", "inference_cost"}) {
      Optional<UnitCost> cost = new CostReader(quiet.context).read(own, key);
      if (cost.isPresent()) {
        new CostReader(context)
            .holds(cost.get(), pruned.get(), "D'", Context.placeOf(pruned.get(), own.place()));
      }
    }
  }

  private void beside(String letter, Fields own, Fields root, String lever, boolean given) {
    if (given
        && root.node("levers").orElse(root.mapping()) instanceof Mapping levers
        && levers.get(lever).isPresent()) {
      context.twice(
          lever,
          "'" + letter + "' under equations",
          own.keyPlace(letter),
          "'levers." + lever + "'",
          levers.get(lever).get().place());
    }
  }

  private static Levers.Acceleration acceleration(Input k) {
    return new Levers.Acceleration(
        k.as("levers.acceleration.k"),
        Input.byDefault(
            "levers.acceleration.power", 1, Dimension.RATIO, "the same power, equation (6)"),
        Input.byDefault(
            "levers.acceleration.share", 1, Dimension.RATIO, "all of the time, equation (6)"),
        Levers.Reach.BOTH);
  }

  private Optional<Levers.Pruning> pruning(Fields own) {
    Optional<Input> all = own.count("P");
    Optional<Input> kept = own.count("P'");
    Optional<Input> pruned = own.count("D'");
    if (own.has("P'") && !own.has("P")) {
      context
          .problems()
          .error(
              own.keyPlace("P'"),
              "P' needs P beside it",
              "add P: 110M, the parameters before pruning");
    }
    dimension(own, pruned);
    Optional<Input> keep = Optional.empty();
    if (all.isPresent() && kept.isPresent()) {
      keep = PruningReader.ratio(context, kept.get(), all.get(), "levers.pruning.keep", own);
    } else if (pruned.isPresent() && !own.has("P'")) {
      keep =
          Optional.of(
              context.assume(
                  Input.byDefault(
                      "levers.pruning.keep",
                      1,
                      Dimension.RATIO,
                      "assumed: the dimension alone is pruned")));
    }
    var ceiling =
        Input.byDefault(
            "levers.pruning.realised", 1, Dimension.RATIO, "the document's ceiling, equation (4)");
    var share =
        Input.byDefault("levers.pruning.share", 1, Dimension.RATIO, "the document's equation (4)");
    return keep.map(
        ratio ->
            new Levers.Pruning(
                ratio,
                pruned,
                context.assume(ceiling),
                ceiling,
                share,
                Optional.empty(),
                Levers.Reach.BOTH));
  }

  private void dimension(Fields own, Optional<Input> pruned) {
    if (own.has("D'") && !own.has("D")) {
      context
          .problems()
          .error(
              own.keyPlace("D'"),
              "D' needs D beside it",
              "add D: 128, the dimension before pruning");
    }
    Optional<Input> full = own.count("D");
    if (pruned.isPresent() && full.isPresent() && pruned.get().mean() > full.get().mean()) {
      context
          .problems()
          .error(
              own.valuePlace("D'"),
              "D' must not exceed D",
              "D' is the dimension after pruning: are the two swapped?");
    }
  }
}
