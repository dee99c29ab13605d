package lepton.workload;

import java.util.List;

/// The keys of a workload file, by the mapping they stand in. The JSON Schema lists the same; a
/// test holds the two together.
final class Keys {

  static final List<String> WORKLOAD =
      List.of(
          "name",
          "model",
          "data",
          "training",
          "inference",
          "hardware",
          "site",
          "levers",
          "unit",
          "budget",
          "reported",
          "equations");
  static final List<String> MODEL =
      List.of(
          "parameters",
          "active_parameters",
          "stored_parameters",
          "kind",
          "layers",
          "width",
          "flop_per_sample");
  static final List<String> FLOP_PER_SAMPLE = List.of("training", "inference");
  static final List<String> DATA = List.of("samples", "dimension", "size", "uplink");
  static final List<String> TRAINING =
      List.of(
          "epochs",
          "tokens",
          "compute",
          "accelerator_hours",
          "recompute",
          "precision",
          "utilization",
          "power");
  static final List<String> INFERENCE =
      List.of(
          "samples",
          "tokens",
          "compute",
          "accelerator_hours",
          "requests",
          "input_tokens",
          "output_tokens",
          "batch",
          "arrival_rate",
          "tensor_parallel",
          "precision",
          "utilization",
          "power");
  static final List<String> HARDWARE =
      List.of("accelerator", "cpu", "count", "capacity", "utilization", "power", "host", "busy");
  static final List<String> ACCELERATOR =
      List.of("name", "tdp", "idle", "peak", "memory", "bandwidth", "embodied");
  static final List<String> PRECISIONS =
      List.of("fp64", "fp32", "tf32", "fp16", "bf16", "fp8", "int8", "fp4");
  static final List<String> HOST =
      List.of("cpu", "count", "load", "memory", "power", "accelerators", "embodied");
  static final List<String> SITE =
      List.of(
          "grid",
          "region",
          "datacenter",
          "pue",
          "wue",
          "wue_grid",
          "residual",
          "renewables",
          "price",
          "lifetime",
          "use",
          "start");
  static final List<String> GRID = List.of("file", "intensity");
  static final List<String> LEVERS =
      List.of(
          "pruning", "quantization", "acceleration", "sharing", "dynamic", "edge", "site", "busy");
  static final List<String> PRUNING =
      List.of("keep", "parameters", "pattern", "dimension", "realised", "share", "cost", "phase");
  static final List<String> QUANTIZATION = List.of("precision", "energy", "phase");
  static final List<String> ACCELERATION = List.of("k", "power", "share", "phase");
  static final List<String> SHARING = List.of("stored");
  static final List<String> DYNAMIC = List.of("share", "work", "phase");
  static final List<String> EDGE = List.of("device", "share", "utilization", "power", "uplink");
  static final List<String> UNIT = List.of("name", "count");
  static final List<String> REPORTED = List.of("energy", "emissions", "source");
  static final List<String> EQUATIONS =
      List.of(
          "N",
          "N_train",
          "N_inference",
          "D",
          "C",
          "train_cost",
          "inference_cost",
          "P",
          "P'",
          "D'",
          "k");
  static final List<String> COST = List.of("polynomial", "table");
  static final List<String> UNCERTAIN = List.of("low", "mode", "high", "quantiles");

  /// The document's letters at the top level, and the key that each stands for.
  static final List<String> LETTERS = List.of("N", "D", "P", "P'", "D'", "C", "k");

  private static final List<String> MEANT =
      List.of(
          "data.samples",
          "data.dimension",
          "model.parameters",
          "levers.pruning.parameters",
          "levers.pruning.dimension",
          "hardware.capacity",
          "levers.acceleration.k");

  private static final String[] PLACES = {
    "model",
    "data",
    "training",
    "inference",
    "hardware",
    "site",
    "levers",
    "hardware.accelerator",
    "hardware.host",
    "levers.pruning",
    "levers.quantization",
    "levers.acceleration",
    "levers.dynamic",
    "levers.edge"
  };

  private static final List<List<String>> OF_PLACES =
      List.of(
          MODEL,
          DATA,
          TRAINING,
          INFERENCE,
          HARDWARE,
          SITE,
          LEVERS,
          ACCELERATOR,
          HOST,
          PRUNING,
          QUANTIZATION,
          ACCELERATION,
          DYNAMIC,
          EDGE);

  private Keys() {}

  /// A letter with a stroke in its plain spelling: `P′` and `P_prime` are `P'`.
  static String plain(String key) {
    return switch (key) {
      case "P′", "P’", "P_prime" -> "P'";
      case "D′", "D’", "D_prime" -> "D'";
      default -> key;
    };
  }

  /// The path of the key that one of the document's letters stands for; any other path as it is.
  static String meant(String path) {
    int at = LETTERS.indexOf(plain(path));
    return at < 0 ? path : MEANT.get(at);
  }

  /// Where else in a workload a key of this name stands, as `a.b`; nothing where there is none or
  /// several are as likely.
  static String elsewhere(String key) {
    String found = "";
    for (int i = 0; i < PLACES.length; i++) {
      if (OF_PLACES.get(i).contains(key)) {
        if (!found.isEmpty()) {
          return "";
        }
        found = PLACES[i] + "." + key;
      }
    }
    return found;
  }
}
