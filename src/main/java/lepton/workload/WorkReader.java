package lepton.workload;

import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;

/// Reads how much there is to compute in a phase.
final class WorkReader {

  private static final List<String> TRAINING =
      List.of("epochs", "tokens", "compute", "accelerator_hours");
  private static final List<String> INFERENCE =
      List.of("samples", "tokens", "compute", "accelerator_hours", "requests");

  private final Context context;
  private final ModelReader.Model model;
  private final Stage stage;
  private final Fields fields;

  WorkReader(Context context, ModelReader.Model model, Stage stage, Fields fields) {
    this.context = context;
    this.model = model;
    this.stage = stage;
    this.fields = fields;
  }

  Optional<Work> training() {
    List<String> ways = fields.oneOf("the work of training", TRAINING);
    boolean full = fields.word("recompute", List.of("none", "full")).orElse("none").equals("full");
    // forward 2, backward 4 (Kaplan et al. 2020); the forward pass once more (Megatron, 2104.04473)
    double perParameter = full ? 8 : 6;
    double attention = full ? 16 : 12;
    String way = ways.isEmpty() ? "epochs" : ways.getFirst();
    return switch (way) {
      case "tokens" -> tokens(perParameter, attention);
      case "compute" -> compute();
      case "accelerator_hours" -> hours(perParameter, attention);
      default -> epochs(perParameter, attention);
    };
  }

  /// @param alone whether there is no training, so that the data are those of inference
  Optional<Work> inference(boolean alone) {
    List<String> ways = fields.oneOf("the work of inference", INFERENCE);
    fields.count("batch");
    if (!fields.has("requests")) {
      requestsOnly("input_tokens");
      requestsOnly("output_tokens");
    }
    if (ways.isEmpty()) {
      if (alone && model.samples().isPresent()) {
        return samples(model.samples(), Optional.empty(), 2, 4);
      }
      context
          .problems()
          .error(
              fields.place(),
              "how much inference there is, is not stated",
              "give one of samples, tokens, requests, compute and accelerator_hours");
      return Optional.empty();
    }
    return switch (ways.getFirst()) {
      case "tokens" -> tokens(2, 4);
      case "compute" -> compute();
      case "accelerator_hours" -> hours(2, 4);
      case "requests" -> requests();
      default -> samples(fields.count("samples"), Optional.empty(), 2, 4);
    };
  }

  private void requestsOnly(String key) {
    if (fields.has(key)) {
      fields.count(key);
      context
          .problems()
          .error(
              fields.keyPlace(key),
              "'" + key + "' is of requests, and there are none",
              "add requests: 10M, or leave it out");
    }
  }

  private Optional<Work> compute() {
    return fields.positive("compute", Dimension.COMPUTE).map(Work.Compute::new);
  }

  /// The time as given, and beside it the work that it should have been, where the file says
  /// enough.
  private Optional<Work> hours(double perParameter, double attention) {
    Optional<Input> time = fields.positive("accelerator_hours", Dimension.TIME);
    boolean told =
        stage == Stage.TRAINING
            && model.samples().isPresent()
            && (model.flop(stage).isPresent()
                || (model.parameters().isPresent()
                    && (model.dimension().isPresent() || model.kind() == ModelReader.Kind.DENSE)));
    Optional<Work> work =
        told
            ? samples(model.samples(), Optional.empty(), perParameter, attention)
            : Optional.empty();
    return time.map(seconds -> new Work.AcceleratorTime(seconds, work));
  }

  private Optional<Work> epochs(double perParameter, double attention) {
    Optional<Input> passes = fields.count("epochs");
    if (!model.samplesGiven()) {
      context
          .problems()
          .error(
              fields.has("epochs") ? fields.keyPlace("epochs") : fields.place(),
              "training by epochs needs the number of samples",
              "add data: {samples: 488M, dimension: 2048}, or give tokens, compute or"
                  + " accelerator_hours");
      return Optional.empty();
    }
    if (passes.isEmpty() && !fields.has("epochs")) {
      passes =
          Optional.of(
              fields.otherwise("epochs", 1, Dimension.COUNT, "assumed: every sample is seen once"));
    }
    return samples(model.samples(), passes, perParameter, attention);
  }

  private Optional<Work> samples(
      Optional<Input> samples, Optional<Input> passes, double perParameter, double attention) {
    Optional<SampleWork> each = each(perParameter, attention);
    if (samples.isEmpty() || each.isEmpty()) {
      return Optional.empty();
    }
    Input once =
        passes.orElseGet(
            () -> Input.byDefault(fields.path("epochs"), 1, Dimension.COUNT, "assumed"));
    return Optional.of(new Work.Samples(samples.get(), once, each.get()));
  }

  private Optional<SampleWork> each(double perParameter, double attention) {
    return switch (model.kind()) {
      case OTHER -> given();
      case DENSE ->
          parameters("samples").map(parameters -> new SampleWork.Dense(parameters, perParameter));
      case TRANSFORMER -> {
        Optional<Input> parameters = parameters("samples");
        if (!model.dimensionGiven()) {
          context
              .problems()
              .error(
                  fields.place(),
                  "the work of a transformer's sample needs D, its tokens",
                  "add data: {dimension: 2048}; of a network that uses each parameter once a"
                      + " sample, write model: {kind: dense}");
        }
        yield model.dimension().isEmpty()
            ? Optional.empty()
            : parameters.map(
                number ->
                    new SampleWork.Transformer(
                        number, model.dimension().get(), perParameter, attention(attention)));
      }
    };
  }

  private Optional<SampleWork> given() {
    Optional<Input> flop = model.flop(stage);
    if (flop.isEmpty()) {
      context
          .problems()
          .error(
              fields.place(),
              "'kind: other' needs the work of one sample for " + stage.key(),
              "add model: {flop_per_sample: {" + stage.key() + ": 4.1e13 FLOP}}");
    }
    return flop.map(SampleWork.Given::new);
  }

  private Optional<Work.Attention> attention(double factor) {
    return model
        .layers()
        .map(layers -> new Work.Attention(layers, model.width().get(), factor, model.dimension()));
  }

  private Optional<Input> parameters(String way) {
    if (!model.parametersGiven()) {
      context
          .problems()
          .error(
              fields.keyPlace(way),
              stage.key() + " by " + way + " needs the number of parameters",
              "add model: {parameters: 6.7B}, or give compute or accelerator_hours");
    }
    return model.parameters();
  }

  private Optional<Work> tokens(double perParameter, double attention) {
    Optional<Input> tokens = fields.count("tokens");
    if (model.kind() != ModelReader.Kind.TRANSFORMER) {
      notOfTransformer("tokens");
      return Optional.empty();
    }
    Optional<Input> parameters = parameters("tokens");
    if (model.layers().isPresent() && model.dimension().isEmpty()) {
      context
          .problems()
          .warning(
              fields.keyPlace("tokens"),
              "'layers' and 'width' have no effect: the length of a sequence is not known",
              "add data: {dimension: 2048} for the attention term");
    }
    if (tokens.isEmpty() || parameters.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Work.Tokens(tokens.get(), parameters.get(), perParameter, attention(attention)));
  }

  private void notOfTransformer(String key) {
    context
        .problems()
        .error(
            fields.keyPlace(key),
            "'" + key + "' are of a transformer, and this model is of another kind",
            "give samples, compute or accelerator_hours, or write model: {kind: transformer}");
  }

  private Optional<Work> requests() {
    Optional<Input> requests = fields.count("requests");
    Optional<Input> input = needed("input_tokens", "500");
    Optional<Input> output = needed("output_tokens", "250");
    if (model.kind() != ModelReader.Kind.TRANSFORMER) {
      notOfTransformer("requests");
      return Optional.empty();
    }
    Optional<Input> parameters = parameters("requests");
    if (requests.isEmpty() || input.isEmpty() || output.isEmpty() || parameters.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Work.Requests(
            requests.get(), input.get(), output.get(), parameters.get(), 2, attention(4)));
  }

  private Optional<Input> needed(String key, String example) {
    if (!fields.has(key)) {
      context
          .problems()
          .error(
              fields.keyPlace("requests"),
              "requests need '" + key + "'",
              "add " + key + ": " + example + ", the mean of a request");
    }
    return fields.count(key);
  }
}
