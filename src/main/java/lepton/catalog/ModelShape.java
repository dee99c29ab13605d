package lepton.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.text.Problems;

/// What serving a language model depends on beside its size.
///
/// @param name of the model or models it was taken from
/// @param parameters P, all of them
/// @param active P_a, those a token uses
/// @param layers blocks that are run one after another
/// @param expertLayers those of them with routed experts; 0 in a dense model
/// @param expertShare e, experts a token uses over experts there are; 0 in a dense model
/// @param kvBytesPerToken of the key-value cache in 16 bits, over all layers that keep it
/// @param scales of its weights where they have 8 bits
/// @param basis how it is known
/// @param source where from
public record ModelShape(
    String name,
    double parameters,
    double active,
    double layers,
    double expertLayers,
    double expertShare,
    double kvBytesPerToken,
    Scales scales,
    Basis basis,
    String source) {

  /// What 8-bit weights share a scale with. The products of each are other kernels: those of blocks
  /// scale every 128 activations of a token too, and sum up in between (DeepSeek-V3 2024,
  /// arXiv:2412.19437, § 3.3.2).
  public enum Scales {
    /// Blocks of 128 × 128, as Qwen 3 and DeepSeek publish them.
    BLOCKS,
    /// A channel or all of a matrix, as Llama 4 publishes them.
    CHANNELS,
    /// Not known: nothing is published in 8 bits, or not of this model.
    UNKNOWN
  }

  /// How well a shape is known, the best first.
  public enum Basis {
    /// As published for the model, or as given.
    KNOWN,
    /// That of published models of the same size.
    SAME_SIZE,
    /// Worked out from the size by a law.
    LAW
  }

  /// Sizes so near are the same: people round them (4 B active for 3.6 B). Assumed.
  private static final double SAME = Math.log(1.15);

  /// Models that are not farther from a size than the nearest one and this count alike. Assumed.
  private static final double ALIKE = Math.log(1.03);

  private static final String FILE = "model_shapes.csv";

  public ModelShape {
    if (!(active > 0 && parameters >= active && layers > 0 && kvBytesPerToken >= 0)) {
      throw new IllegalArgumentException(
          "a shape needs 0 < active <= parameters and layers > 0, got "
              + active
              + ", "
              + parameters
              + ", "
              + layers);
    }
    if (!(expertShare >= 0 && expertShare < 1 && expertLayers >= 0 && expertLayers <= layers)) {
      throw new IllegalArgumentException(
          "experts: share must be in [0, 1) and layers at most all, got "
              + expertShare
              + ", "
              + expertLayers);
    }
  }

  /// Parameters that every token uses: from P_a = s + e · (P − s).
  public double shared() {
    return expertShare == 0
        ? active
        : Math.max(0, (active - expertShare * parameters) / (1 - expertShare));
  }

  /// The published shape of the model of this name.
  public static Optional<ModelShape> named(String name) {
    var key = Naming.PLAIN.asked(name);
    for (var each : published()) {
      if (Naming.PLAIN.key(each.name()).equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// The same of that name, where the model asked for is of its size too: a name alone may mean a
  /// variant.
  public static Optional<ModelShape> named(String name, double parameters, double active) {
    var found = named(name);
    return found.isPresent() && found.get().distance(parameters, active) <= SAME
        ? Optional.of(found.get().sized(parameters, active))
        : Optional.empty();
  }

  /// The same blocks with other sizes.
  public ModelShape sized(double otherParameters, double otherActive) {
    return new ModelShape(
        name,
        otherParameters,
        Math.min(otherParameters, otherActive),
        layers,
        expertLayers,
        expertShare,
        kvBytesPerToken,
        scales,
        basis,
        source);
  }

  /// The same size with another number of layers, which keep their cache each.
  public ModelShape layered(double otherLayers) {
    double ratio = otherLayers / layers;
    return new ModelShape(
        name,
        parameters,
        active,
        otherLayers,
        Math.min(otherLayers, expertLayers * ratio),
        expertShare,
        kvBytesPerToken * ratio,
        scales,
        basis,
        source);
  }

  /// The same with 8-bit weights of another kind.
  public ModelShape scaled(Scales other) {
    return new ModelShape(
        name,
        parameters,
        active,
        layers,
        expertLayers,
        expertShare,
        kvBytesPerToken,
        other,
        basis,
        source);
  }

  /// The shape of a model of which only the size is known: that of published models of the same
  /// size (the geometric mean of several), else by the law that was fitted to all of them.
  ///
  /// @param active equal to `parameters` in a dense model
  public static ModelShape ofSize(double parameters, double active, ServingFit fit) {
    var published = published();
    double nearest = SAME;
    for (var each : published) {
      nearest = Math.min(nearest, each.distance(parameters, active));
    }
    var alike = new ArrayList<ModelShape>();
    for (var each : published) {
      if (each.distance(parameters, active) <= Math.min(SAME, nearest + ALIKE)) {
        alike.add(each);
      }
    }
    return alike.isEmpty() ? byLaw(parameters, active, fit) : mean(parameters, active, alike);
  }

  /// How far its size is from another: the greater of both logarithmic distances.
  private double distance(double otherParameters, double otherActive) {
    return Math.max(
        Math.abs(Math.log(parameters / otherParameters)), Math.abs(Math.log(active / otherActive)));
  }

  /// layers = a · (P_a / 10⁹)^b, and the cache alike; of the active parameters of a mixture, a
  /// fitted share belongs to no routed expert.
  public static ModelShape byLaw(double parameters, double active, ServingFit fit) {
    boolean dense = active >= parameters;
    double layers = fit.layers(active);
    double shared = fit.sharedOfActive() * active;
    double share = dense ? 0 : (active - shared) / (parameters - shared);
    return new ModelShape(
        "by size",
        parameters,
        active,
        layers,
        dense ? 0 : layers,
        share,
        fit.kvBytesPerToken(active),
        Scales.UNKNOWN,
        Basis.LAW,
        "layers and cache from the active parameters, fitted to published models");
  }

  private static ModelShape mean(double parameters, double active, List<ModelShape> alike) {
    var names = new StringBuilder();
    double layers = 0;
    double expertLayers = 0;
    double share = 0;
    double cache = 0;
    for (var each : alike) {
      names.append(names.isEmpty() ? "" : ", ").append(each.name());
      layers += Math.log(each.layers()) / alike.size();
      expertLayers += each.expertLayers() / alike.size();
      share += each.expertShare() / alike.size();
      cache += Math.log(each.kvBytesPerToken()) / alike.size();
    }
    double blocks = Math.exp(layers);
    return new ModelShape(
        names.toString(),
        parameters,
        active,
        blocks,
        Math.min(expertLayers, blocks),
        active < parameters ? share : 0,
        Math.exp(cache),
        scales(alike),
        Basis.SAME_SIZE,
        "published configuration of models of the same size");
  }

  /// Those that all of them have.
  private static Scales scales(List<ModelShape> alike) {
    var first = alike.getFirst().scales();
    return alike.stream().allMatch(each -> each.scales() == first) ? first : Scales.UNKNOWN;
  }

  /// Every published shape that ships.
  public static List<ModelShape> published() {
    return Published.SHAPES;
  }

  /// Read when first asked for.
  private static final class Published {

    static final List<ModelShape> SHAPES = read();

    private static List<ModelShape> read() {
      var file = ShippedFile.load(FILE);
      var shapes = new ArrayList<ModelShape>();
      for (int i = 0; i < file.rows(); i++) {
        shapes.add(ModelShape.read(new Cells(file.row(i), new Problems())));
      }
      return List.copyOf(shapes);
    }
  }

  private static ModelShape read(Cells cells) {
    OptionalDouble experts = cells.number("experts");
    double share =
        experts.isPresent()
            ? cells.number("experts_per_token").orElseThrow() / experts.getAsDouble()
            : 0;
    return new ModelShape(
        cells.text("name", ""),
        cells.number("parameters").orElseThrow(),
        cells.number("active").orElseThrow(),
        cells.number("layers").orElseThrow(),
        cells.number("expert_layers").orElse(0),
        share,
        cells.number("kv_bytes_per_token").orElseThrow(),
        switch (cells.text("fp8_scales", "")) {
          case "blocks" -> Scales.BLOCKS;
          case "channels" -> Scales.CHANNELS;
          default -> Scales.UNKNOWN;
        },
        Basis.KNOWN,
        cells.text("source", ""));
  }
}
