package lepton.plan.advise;

import java.util.Optional;
import java.util.Set;
import lepton.workload.Levers;

/// A place in a workload that one lever at a time can take: of two levers for one part, one is
/// chosen.
public enum Part {
  SHARING,
  PRUNING,
  DYNAMIC,
  QUANTIZATION,
  ACCELERATION,
  EDGE,
  BUSY,
  SITE,
  /// Those below change the workload itself, and are no key of `levers`.
  ACCELERATOR,
  BATCH,
  UTILIZATION,
  START;

  /// Whether levers of these two parts exclude each other: what published runs got out of one
  /// accelerator says nothing of another.
  boolean excludes(Part other) {
    return this == other
        || (this == UTILIZATION && other == ACCELERATOR)
        || (this == ACCELERATOR && other == UTILIZATION);
  }

  /// The lever of a workload that takes this part, as an item of its levers.
  boolean isIn(Levers levers) {
    return switch (this) {
      case SHARING -> levers.sharing().isPresent();
      case PRUNING -> levers.pruning().isPresent();
      case DYNAMIC -> levers.dynamic().isPresent();
      case QUANTIZATION -> levers.quantization().isPresent();
      case ACCELERATION -> levers.acceleration().isPresent();
      case EDGE -> levers.edge().isPresent();
      case BUSY -> levers.busy().isPresent();
      case SITE -> levers.site().isPresent();
      case ACCELERATOR, BATCH, UTILIZATION, START -> false;
    };
  }

  /// The key under `levers`; absent where it is none.
  public Optional<String> key() {
    return switch (this) {
      case SHARING -> Optional.of("sharing");
      case PRUNING -> Optional.of("pruning");
      case DYNAMIC -> Optional.of("dynamic");
      case QUANTIZATION -> Optional.of("quantization");
      case ACCELERATION -> Optional.of("acceleration");
      case EDGE -> Optional.of("edge");
      case BUSY -> Optional.of("busy");
      case SITE -> Optional.of("site");
      case ACCELERATOR, BATCH, UTILIZATION, START -> Optional.empty();
    };
  }

  /// The levers of these parts alone.
  static Levers only(Set<Part> parts, Levers levers) {
    return new Levers(
        levers.sharing().filter(_ -> parts.contains(SHARING)),
        levers.pruning().filter(_ -> parts.contains(PRUNING)),
        levers.dynamic().filter(_ -> parts.contains(DYNAMIC)),
        levers.quantization().filter(_ -> parts.contains(QUANTIZATION)),
        levers.acceleration().filter(_ -> parts.contains(ACCELERATION)),
        levers.edge().filter(_ -> parts.contains(EDGE)),
        levers.busy().filter(_ -> parts.contains(BUSY)),
        levers.site().filter(_ -> parts.contains(SITE)));
  }
}
