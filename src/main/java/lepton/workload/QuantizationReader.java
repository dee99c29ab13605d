package lepton.workload;

import java.util.Optional;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.Shown;
import lepton.text.Place;

/// Reads `levers.quantization`: another precision, and what it does to energy as far as that was
/// measured.
///
/// It is not proportional to bits: FP8 against BF16 for one 235 B model on 8 × H100 took 1.56 × the
/// energy at batch 8, 0.95 at 32 and 0.87 at 256; INT8 by decomposition took 17 to 33 % more on
/// consumer GPUs; 4 bits took 12 to 29 % more below 3 B parameters and 11 % less at 7 B.
final class QuantizationReader {

  private static final double[] BATCHES = {8, 32, 256};
  private static final double[] FP8_ENERGY = {1.56, 0.95, 0.87};

  /// Where no batch is given: the middle one of those measured.
  private static final double USUAL_BATCH = 32;

  private static final double SMALL = 3e9;
  private static final double LARGE = 7e9;
  private static final double FOUR_BITS_SMALL = 1.205;
  private static final double FOUR_BITS_LARGE = 0.89;

  private final Context context;
  private final Optional<Input> parameters;
  private final Optional<Phase> inference;

  /// @param inference without the lever
  QuantizationReader(Context context, Optional<Input> parameters, Optional<Phase> inference) {
    this.context = context;
    this.parameters = parameters;
    this.inference = inference;
  }

  /// @param count accelerators
  Optional<Levers.Quantization> read(
      Fields fields, Levers.Reach reach, Optional<Input> batch, double count) {
    Optional<Precision> precision = PhasePrecision.given(fields, context);
    Optional<Input> given = fields.positive("energy", Dimension.RATIO);
    if (precision.isEmpty()) {
      return Optional.empty();
    }
    if (given.isPresent() || fields.has("energy")) {
      return Optional.of(new Levers.Quantization(precision.get(), given, reach));
    }
    if (reach == Levers.Reach.INFERENCE && inference.map(Phase::precision).equals(precision)) {
      context
          .problems()
          .warning(
              fields.place(),
              "inference is in " + precision.get().id() + " already, so nothing is saved",
              "give inference the precision it has without the lever, or leave the lever out");
      return Optional.of(new Levers.Quantization(precision.get(), Optional.empty(), reach));
    }
    if (reach == Levers.Reach.INFERENCE && inference.isPresent()) {
      var phase = inference.get();
      if (phase.capacity() instanceof Capacity.Served(ServingPlan plan)
          && phase.work() instanceof Work.Requests requests) {
        // the serving model is asked anew, at the load that there is
        if (plan.device().peak(precision.get()).isEmpty()) {
          context
              .problems()
              .error(
                  fields.valuePlace("precision"),
                  plan.device().name() + " has no peak rate for " + precision.get().id(),
                  "give energy: 1.5, the factor that you measured, or another precision");
          return Optional.empty();
        }
        var doubt = ServingReader.doubt(plan, requests, count, precision.get(), fields);
        return Optional.of(
            new Levers.Quantization(
                precision.get(), Optional.empty(), doubt.map(context::assume), reach));
      }
    }
    Optional<Input> energy =
        reach == Levers.Reach.INFERENCE
            ? measured(precision.get(), fields, batch)
            : Optional.empty();
    if (energy.isEmpty()) {
      Place at = fields.has("precision") ? fields.valuePlace("precision") : fields.place();
      String phase = reach == Levers.Reach.INFERENCE ? "inference" : "training";
      context
          .problems()
          .warning(
              at,
              "no measurement on file for "
                  + phase
                  + " in "
                  + precision.get().id()
                  + ", so nothing is saved",
              "give energy: 0.87, the factor that you measured");
    }
    return Optional.of(
        new Levers.Quantization(precision.get(), energy.map(context::assume), reach));
  }

  private Optional<Input> measured(Precision precision, Fields fields, Optional<Input> batch) {
    String key = fields.path("energy");
    return switch (precision) {
      case FP8 -> Optional.of(eightBits(key, fields, batch));
      case INT8 ->
          Optional.of(
              Input.byDefault(
                  key,
                  new Estimate.Uniform(1.17, 1.33),
                  Dimension.RATIO,
                  "INT8 by decomposition took 17 to 33 % more on consumer GPUs"));
      case FP4 -> parameters.map(number -> fourBits(key, number.mean()));
      case FP64, FP32, TF32, FP16, BF16 -> Optional.empty();
    };
  }

  private Input eightBits(String key, Fields fields, Optional<Input> batch) {
    if (batch.isEmpty()) {
      context
          .problems()
          .warning(
              fields.place(),
              "no batch is given: what FP8 saves is taken at a batch of 32",
              "add inference: {batch: 32}: FP8 took 1.56 times the energy at batch 8 and 0.87 at"
                  + " 256");
    }
    double size = batch.map(Input::mean).orElse(USUAL_BATCH);
    return Input.byDefault(
        key,
        eightBits(size),
        Dimension.RATIO,
        "FP8 against BF16 for one 235 B model on 8 × H100, at a batch of " + Shown.number(size));
  }

  /// Linear in log₂ of the batch between the measured ones, and no further.
  static double eightBits(double batch) {
    if (batch <= BATCHES[0]) {
      return FP8_ENERGY[0];
    }
    for (int i = 1; i < BATCHES.length; i++) {
      if (batch <= BATCHES[i]) {
        double part = Math.log(batch / BATCHES[i - 1]) / Math.log(BATCHES[i] / BATCHES[i - 1]);
        return FP8_ENERGY[i - 1] + part * (FP8_ENERGY[i] - FP8_ENERGY[i - 1]);
      }
    }
    return FP8_ENERGY[FP8_ENERGY.length - 1];
  }

  private static Input fourBits(String key, double parameters) {
    if (parameters < SMALL) {
      return Input.byDefault(
          key,
          new Estimate.Uniform(1.12, 1.29),
          Dimension.RATIO,
          "4 bits took 12 to 29 % more below 3 B parameters");
    }
    if (parameters >= LARGE) {
      return Input.byDefault(
          key, FOUR_BITS_LARGE, Dimension.RATIO, "4 bits took 11 % less at 7 B parameters");
    }
    double part = (parameters - SMALL) / (LARGE - SMALL);
    return Input.byDefault(
        key,
        FOUR_BITS_SMALL + part * (FOUR_BITS_LARGE - FOUR_BITS_SMALL),
        Dimension.RATIO,
        "between 12 to 29 % more below 3 B parameters and 11 % less at 7 B");
  }
}
