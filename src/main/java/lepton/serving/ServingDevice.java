package lepton.serving;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;
import lepton.quantity.Bandwidth;
import lepton.quantity.DataSize;
import lepton.quantity.Power;
import lepton.quantity.Throughput;

/// What serving needs to know of one accelerator.
///
/// @param peak dense, that arithmetic counts against
/// @param memory absent where it is not known: then nothing is said of whether a model fits
/// @param eightBits whether it multiplies in FP8, rather than widens such weights first
/// @param measured whether serving on this generation was measured, so that the fit saw it
public record ServingDevice(
    String name,
    Bandwidth bandwidth,
    Throughput peak,
    Power tdp,
    Optional<DataSize> memory,
    boolean eightBits,
    boolean measured) {

  public ServingDevice {
    if (!(bandwidth.bytesPerSecond() > 0 && peak.flopPerSecond() > 0 && tdp.watts() > 0)) {
      throw new IllegalArgumentException(
          "bandwidth, peak and TDP must be positive, got "
              + bandwidth
              + ", "
              + peak
              + " and "
              + tdp);
    }
  }

  /// The peak that arithmetic on weights of a precision counts against: the 16-bit one where they
  /// have fewer bits, as that is what the fit saw; else that of the precision itself.
  ///
  /// @param peaks what is known, by precision
  public static <T> Optional<T> peak(Precision weights, Function<Precision, Optional<T>> peaks) {
    return weights.bits() >= 16
        ? peaks.apply(weights)
        : peaks.apply(Precision.BF16).or(() -> peaks.apply(Precision.FP16));
  }

  /// A catalogue's accelerator; empty where its bandwidth, TDP or the peak for the weights is not
  /// known.
  public static Optional<ServingDevice> of(Accelerator accelerator, Precision weights) {
    var peak = peak(weights, accelerator::peak);
    if (peak.isEmpty() || accelerator.bandwidth().isEmpty() || accelerator.tdp().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServingDevice(
            accelerator.name(),
            accelerator.bandwidth().get(),
            peak.get(),
            accelerator.tdp().get(),
            accelerator.memory(),
            accelerator.peak(Precision.FP8).isPresent(),
            seen(accelerator)));
  }

  /// H100 and B200, and what shares their chip, memory kind and board.
  private static boolean seen(Accelerator accelerator) {
    var generation = accelerator.architecture().orElse("").toLowerCase(Locale.ROOT);
    boolean board = accelerator.form().orElse("").toLowerCase(Locale.ROOT).startsWith("sxm");
    return board && (generation.equals("hopper") || generation.equals("blackwell"));
  }
}
