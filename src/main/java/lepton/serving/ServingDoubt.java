package lepton.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.ModelShape;
import lepton.catalog.ServingFit;
import lepton.quantity.Shown;

/// How sure an answer of the serving model is.
///
/// The variance of ln E is that of models that were left out of the fit, by how well the shape is
/// known; to it come that of accelerators that were left out, where the accelerator is another, and
/// ½ · ln(distance) squared for each input beyond the measured range (assumed: half of an
/// extrapolation is doubtful). What widens the energy widens time and power by the same factor, and
/// leaves their correlation.
///
/// @param logSigma standard deviation of ln E
/// @param widening by what that is more than of a model of published shape on a measured
///     accelerator
/// @param basis what the answer rests on, in words
/// @param beyond where the case leaves what was measured, in words
/// @param waiting factor on the energy, taken as one on the time, where ranks split the attention
///     of a mixture by sequences and
///     wait for each other at prompts, which of this case is not known; 1 where it can't be
public record ServingDoubt(
    double logSigma, double widening, List<String> basis, List<String> beyond, double waiting) {

  public ServingDoubt {
    basis = List.copyOf(basis);
    beyond = List.copyOf(beyond);
  }

  /// So little beyond the measured range that it is worth no warning: 7 B beside 8 B. Assumed.
  private static final double SLIGHTLY = 1.25;

  /// Doubt about attention that is split by sequences while the experts are shared, which one model
  /// was measured with. Assumed, as of other inputs that were not measured.
  private static final double SPLIT_ATTENTION = Math.log(2) / 2;

  /// What `model_shapes.csv` calls the models whose weights are published in MXFP4.
  private static final String FOUR_BITS = "GPT OSS";

  public static ServingDoubt of(ServingCase at, ServingFit fit) {
    var basis = new ArrayList<String>();
    var notes = new ArrayList<String>();
    double known = fit.logSigma(ModelShape.Basis.KNOWN);
    double variance = square(Math.max(known, fit.logSigma(at.shape().basis())));
    if (at.shape().basis() == ModelShape.Basis.SAME_SIZE) {
      basis.add("layers and cache as those of " + at.shape().name() + ", of the same size");
    } else if (at.shape().basis() == ModelShape.Basis.LAW) {
      basis.add("layers and cache by a law of the size");
    }
    if (!at.device().measured()) {
      variance += Math.max(0, square(fit.otherAcceleratorLogSigma()) - square(known));
      var unmeasured = at.device().name() + " was not measured: fitted on H100 and B200";
      basis.add(unmeasured);
      notes.add(unmeasured);
    }
    if (at.split()) {
      variance += square(SPLIT_ATTENTION);
      notes.add("attention split by sequences was measured on one model only");
    }
    var weights = unmeasured(at);
    if (weights.isPresent()) {
      notes.add(weights.get());
      variance += square(Math.log(2) / 2);
    }
    double scales = scales(at, fit);
    if (scales > 0) {
      basis.add("scales of the 8-bit weights not known, by blocks or by channels");
      variance += square(scales / 2);
    }
    if (at.experts()) {
      variance += beyond("experts", 1 / at.shape().expertShare(), fit, basis, notes);
    }
    variance += beyond("batch", at.sequences(), fit, basis, notes);
    variance += beyond("parameters", at.shape().parameters(), fit, basis, notes);
    variance += beyond("active_parameters", "active", at.shape().active(), fit, basis, notes);
    variance += beyond("count", at.together(), fit, basis, notes);
    variance += beyond("output_tokens", at.outputTokens(), fit, basis, notes);
    variance += beyond("input_tokens", Math.max(1, at.inputTokens()), fit, basis, notes);
    double sigma = Math.sqrt(variance);
    return new ServingDoubt(sigma, sigma / known, basis, notes, waiting(at, fit));
  }

  /// ln of the energy of 8-bit experts with one kind of scales over that with the other, where it
  /// is not known which they have.
  private static double scales(ServingCase at, ServingFit fit) {
    boolean unknown = at.shape().scales() == ModelShape.Scales.UNKNOWN;
    if (!unknown || at.weights().bits() != 8 || !at.experts()) {
      return 0;
    }
    var blocks = at.with(at.shape().scaled(ModelShape.Scales.BLOCKS));
    var channels = at.with(at.shape().scaled(ModelShape.Scales.CHANNELS));
    double more = ServingStep.of(blocks, fit).joulesPerToken(blocks, fit);
    return Math.log(more / ServingStep.of(channels, fit).joulesPerToken(channels, fit));
  }

  private static double waiting(ServingCase at, ServingFit fit) {
    if (!at.experts() || at.split() || at.together() <= 1) {
      return 1;
    }
    var split = at.ranked(at.together());
    double more = ServingStep.of(split, fit).joulesPerToken(split, fit);
    return Math.max(1, more / ServingStep.of(at, fit).joulesPerToken(at, fit));
  }

  /// What of the weights was not measured. Four bits were, of models that are published so.
  private static Optional<String> unmeasured(ServingCase at) {
    String words = "weights in " + at.weights().id() + " were not measured";
    return switch (at.weights()) {
      case BF16, FP16, FP8 -> Optional.empty();
      case INT8 -> Optional.of(words);
      case FP4 ->
          at.shape().basis() == ModelShape.Basis.KNOWN && at.shape().name().startsWith(FOUR_BITS)
              ? Optional.empty()
              : Optional.of(words + " but in models that are published so, " + FOUR_BITS);
      case FP64, FP32, TF32 ->
          Optional.of(words + ", nor arithmetic at the " + at.weights().id() + " peak");
    };
  }

  /// Standard deviation of ln of the time.
  public double timeLogSigma(ServingFit fit) {
    return widening * fit.timeLogSigma();
  }

  /// Standard deviation of ln of the power at a time that is known: what x^(−γ) leaves.
  public double powerLogSigma(ServingFit fit) {
    double common = fit.timePowerCorrelation();
    return widening * fit.powerLogSigma() * Math.sqrt(1 - common * common);
  }

  private static double beyond(
      String what, double value, ServingFit fit, List<String> slightly, List<String> far) {
    return beyond(what, what, value, fit, slightly, far);
  }

  /// @param key of the limits in `serving_fit.csv`
  private static double beyond(
      String what,
      String key,
      double value,
      ServingFit fit,
      List<String> slightly,
      List<String> far) {
    double least = fit.least(key);
    double most = fit.most(key);
    double distance = value < least ? least / value : value / most;
    if (distance <= 1) {
      return 0;
    }
    (distance <= SLIGHTLY ? slightly : far)
        .add(
            what.replace('_', ' ')
                + " outside the measured "
                + count(least)
                + " to "
                + count(most));
    return square(Math.log(distance) / 2);
  }

  /// As workloads write it: `8B`.
  private static String count(double value) {
    return value >= 1e9 ? Shown.number(value / 1e9) + "B" : Shown.number(value);
  }

  private static double square(double value) {
    return value * value;
  }
}
