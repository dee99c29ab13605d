package lepton.workload;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.quantity.Throughput;
import lepton.text.Origin;

/// The precision of a phase: as it is given, else the usual one that the accelerator has.
final class PhasePrecision {

  /// What a phase takes where no precision is given, the first that the accelerator has; of the
  /// others the faster.
  private static final List<Precision> USUAL = List.of(Precision.FP16, Precision.FP32);

  private final Context context;
  private final Machine on;

  PhasePrecision(Context context, Machine on) {
    this.context = context;
    this.on = on;
  }

  /// A given precision.
  static Optional<Precision> given(Fields fields, Context context) {
    var text = fields.text("precision", "bf16");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Precision> precision = Precision.parse(text.get().text());
    return precision.isPresent()
        ? precision
        : fields.word("precision", Keys.PRECISIONS).flatMap(Precision::parse);
  }

  /// bf16, else the faster of fp16 and fp32, else whatever the accelerator has.
  ///
  /// @param rated whether the peak rate matters
  Optional<Precision> usual(Stage stage, boolean rated) {
    if (on.peaks().isEmpty()) {
      return Optional.of(Precision.BF16);
    }
    Optional<Precision> best = usual(on.peaks().keySet(), on.accelerator());
    if (best.isPresent() && rated && on.capacity().isEmpty()) {
      Input peak = Objects.requireNonNull(on.peaks().get(best.get()));
      String of = on.accelerator().map(Accelerator::name).orElse("the hardware");
      context.assume(
          new Input(
              stage.key() + ".precision",
              peak.amount(),
              Dimension.THROUGHPUT,
              new Origin.ByDefault(
                  best.get().id()
                      + (best.get() == Precision.BF16 ? "" : ", as it has no bf16")
                      + ": dense peak of "
                      + of)));
    }
    return best;
  }

  static Optional<Precision> usual(Iterable<Precision> has, Optional<Accelerator> accelerator) {
    Optional<Precision> first = Optional.empty();
    Optional<Precision> best = Optional.empty();
    for (var precision : has) {
      if (precision == Precision.BF16) {
        return Optional.of(precision);
      }
      first = first.isPresent() ? first : Optional.of(precision);
      boolean usual = USUAL.contains(precision);
      if (usual
          && (best.isEmpty() || rate(accelerator, precision) > rate(accelerator, best.get()))) {
        best = Optional.of(precision);
      }
    }
    return best.or(
        () -> has.iterator().hasNext() ? Optional.of(has.iterator().next()) : Optional.empty());
  }

  private static double rate(Optional<Accelerator> accelerator, Precision precision) {
    return accelerator
        .flatMap(known -> known.peak(precision))
        .map(Throughput::flopPerSecond)
        .orElse(0.0);
  }
}
