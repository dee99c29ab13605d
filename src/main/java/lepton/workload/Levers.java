package lepton.workload;

import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;

/// What is done to use less; each transforms the baseline, in the order of the components.
///
/// @param busy better scheduling and load balancing: the share of the allotted time at work
/// @param site another place
public record Levers(
    Optional<Sharing> sharing,
    Optional<Pruning> pruning,
    Optional<Dynamic> dynamic,
    Optional<Quantization> quantization,
    Optional<Acceleration> acceleration,
    Optional<Edge> edge,
    Optional<Input> busy,
    Optional<Site> site) {

  public static final Levers NONE =
      new Levers(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public boolean any() {
    return sharing.isPresent()
        || pruning.isPresent()
        || dynamic.isPresent()
        || quantization.isPresent()
        || acceleration.isPresent()
        || edge.isPresent()
        || busy.isPresent()
        || site.isPresent();
  }

  /// The phases that a lever acts on.
  public enum Reach {
    BOTH,
    TRAINING,
    INFERENCE;

    public boolean includes(Stage stage) {
      return switch (this) {
        case BOTH -> true;
        case TRAINING -> stage == Stage.TRAINING;
        case INFERENCE -> stage == Stage.INFERENCE;
      };
    }
  }

  /// Parameter sharing: fewer parameters are stored, the same number is used. Work goes by those
  /// used (ALBERT, 1909.11942), so compute energy stays; size and memory go by those stored.
  public record Sharing(Input stored) {}

  /// Pruning to the ratio ρ = P′/P.
  ///
  /// @param keep ρ in (0, 1]
  /// @param dimension D′, absent where it stays
  /// @param realisedTraining η: the share of the theoretical saving that the hardware realises
  /// @param realisedInference the same for inference
  /// @param share of the time that is prunable (Amdahl)
  /// @param cost energy spent on pruning and fine-tuning, in J
  public record Pruning(
      Input keep,
      Optional<Input> dimension,
      Input realisedTraining,
      Input realisedInference,
      Input share,
      Optional<Input> cost,
      Reach reach) {

    public Input realised(Stage stage) {
      return stage == Stage.TRAINING ? realisedTraining : realisedInference;
    }
  }

  /// Dynamic computation: `share` of the samples needs only `work` of the work.
  public record Dynamic(Input share, Input work, Reach reach) {}

  /// Another precision.
  ///
  /// @param energy factor on the accelerators' energy of the phase; absent where no measurement
  ///     says, and where the serving model is asked anew at this precision
  /// @param doubt of that answer beyond the doubt of the first: a factor on its time
  public record Quantization(
      Precision precision, Optional<Input> energy, Optional<Input> doubt, Reach reach) {

    /// Another precision of which nothing more is known.
    public Quantization(Precision precision, Optional<Input> energy, Reach reach) {
      this(precision, energy, Optional.empty(), reach);
    }
  }

  /// A faster device or kernel: k times the capacity at `power` times the power for `share` of the
  /// time.
  public record Acceleration(Input k, Input power, Input share, Reach reach) {}

  /// Samples served on devices where they arise.
  ///
  /// @param peak of the device at the precision used, in FLOP/s
  /// @param power of one device at work
  /// @param embodied CO2e of making one device, in kg
  public record Edge(
      Accelerator device,
      Input share,
      Input peak,
      Input utilization,
      Input power,
      Optional<Input> embodied) {}
}
