package lepton.workload;

import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.text.Mapping;

/// Reads `model` and `data`: what the work of a phase follows from.
final class ModelReader {

  private ModelReader() {}

  /// How a model uses its parameters.
  enum Kind {
    TRANSFORMER,
    DENSE,
    OTHER
  }

  /// What a file says of a model and its data; everything may be absent.
  ///
  /// @param parameters those that a token uses
  /// @param all all of them, P as it is written
  /// @param parametersGiven whether something was written for them, be it wrongly
  record Model(
      Kind kind,
      Optional<Input> parameters,
      Optional<Input> all,
      Optional<Input> layers,
      Optional<Input> width,
      Optional<Input> trainingFlop,
      Optional<Input> inferenceFlop,
      Optional<Input> samples,
      Optional<Input> dimension,
      boolean parametersGiven,
      boolean samplesGiven,
      boolean dimensionGiven) {

    Optional<Input> flop(Stage stage) {
      return stage == Stage.TRAINING ? trainingFlop : inferenceFlop;
    }
  }

  static Model read(Fields root) {
    Context context = root.context();
    Fields model =
        root.fields("model", Keys.MODEL, "{parameters: 6.7B}")
            .orElse(Fields.none("model", root.place(), Keys.MODEL, context));
    Fields data =
        root.fields("data", Keys.DATA, "{samples: 488M, dimension: 2048}")
            .orElse(Fields.none("data", root.place(), Keys.DATA, context));
    var all = model.count("parameters");
    var active = model.count("active_parameters");
    var stored = model.count("stored_parameters");
    atMost(model, "active_parameters", active, all);
    atMost(model, "stored_parameters", stored, all);
    var layers = model.count("layers");
    var width = model.count("width");
    pair(model);
    var flop = model.fields("flop_per_sample", Keys.FLOP_PER_SAMPLE, "{training: 4.1e13 FLOP}");
    return new Model(
        kind(model),
        active.or(() -> all),
        all,
        layers.isPresent() && width.isPresent() ? layers : Optional.empty(),
        layers.isPresent() ? width : Optional.empty(),
        flop.flatMap(fields -> fields.positive("training", Dimension.COMPUTE)),
        flop.flatMap(fields -> fields.positive("inference", Dimension.COMPUTE)),
        data.count("samples"),
        data.count("dimension"),
        model.has("parameters") || model.has("active_parameters") || broken(root, "model"),
        data.has("samples") || broken(root, "data"),
        data.has("dimension") || broken(root, "data"));
  }

  /// Whether a section was written and is none, so that nothing in it is missed as well.
  private static boolean broken(Fields root, String key) {
    return root.has(key) && !(root.node(key).get() instanceof Mapping);
  }

  private static void atMost(Fields model, String key, Optional<Input> part, Optional<Input> all) {
    if (part.isPresent() && all.isPresent() && part.get().mean() > all.get().mean()) {
      model
          .context()
          .problems()
          .error(
              model.valuePlace(key),
              "'" + key + "' must not exceed 'parameters'",
              key.startsWith("active")
                  ? "parameters counts all of them, active_parameters those that a token uses"
                  : "parameters counts shared ones as often as they are used, stored_parameters"
                      + " once");
    }
  }

  private static void pair(Fields model) {
    if (model.has("layers") != model.has("width")) {
      String given = model.has("layers") ? "layers" : "width";
      String lacking = model.has("layers") ? "width" : "layers";
      model
          .context()
          .problems()
          .error(
              model.keyPlace(given),
              "'" + given + "' needs '" + lacking + "' beside it",
              "the attention term takes both; leave both out to do without it");
    }
  }

  private static Kind kind(Fields model) {
    var kind =
        model.word(
            "kind",
            List.of("transformer", "dense", "other"),
            "; dense uses each parameter once a sample; a convolutional or recurrent network uses"
                + " it many times: kind: other, with flop_per_sample: {training: 2.5e10 FLOP}");
    boolean given = model.has("flop_per_sample");
    if (kind.isEmpty()) {
      return given ? Kind.OTHER : Kind.TRANSFORMER;
    }
    if (given && !kind.get().equals("other")) {
      model
          .context()
          .twice(
              "the work of a sample",
              "'kind: " + kind.get() + "'",
              model.keyPlace("kind"),
              "'flop_per_sample'",
              model.keyPlace("flop_per_sample"));
    }
    if (model.has("layers") && !kind.get().equals("transformer")) {
      model
          .context()
          .problems()
          .error(
              model.keyPlace("layers"),
              "'layers' and 'width' describe the attention of a transformer, this is 'kind: "
                  + kind.get()
                  + "'",
              "leave them out, or write kind: transformer");
    }
    return switch (kind.get()) {
      case "dense" -> Kind.DENSE;
      case "other" -> Kind.OTHER;
      default -> Kind.TRANSFORMER;
    };
  }
}
