package lepton.workload;

import java.util.Locale;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.text.Origin;

/// The power that a model in its memory adds to an accelerator without work: a CUDA context keeps
/// clocks of the chip and its memory up (Vadari 2026, arXiv:2605.23918, on A100 and H100).
///
/// Valid for NVIDIA's accelerators with HBM, which A100 and H100 are taken for; others were not
/// measured, and nothing is added to them.
final class LoadedIdle {

  /// A double-precision peak above which NVIDIA's chips have HBM: from the P100 with 4.7 TFLOP/s
  /// on. Those with GDDR have 1.64 at most (RTX 5090).
  private static final double HBM_FP64 = 4e12;

  private final Context context;

  LoadedIdle(Context context) {
    this.context = context;
  }

  /// Empty where nothing is known, or the file states the idle power, which is taken as it is.
  Optional<Input> added(Hardware hardware) {
    if (hardware.idle().origin() instanceof Origin.InFile
        || hardware.accelerator().filter(LoadedIdle::hasHbm).isEmpty()) {
      return Optional.empty();
    }
    return context
        .catalog()
        .factor("accelerator.context_power_hbm")
        .map(
            factor ->
                Input.byDefault(
                    "hardware.accelerator.context_power",
                    Context.estimate(factor),
                    Dimension.POWER,
                    "added to the idle power while a model is loaded; " + context.source(factor)));
  }

  private static boolean hasHbm(Accelerator its) {
    var form = its.form().orElse("").toLowerCase(Locale.ROOT);
    return its.vendor().orElse("").equalsIgnoreCase("nvidia")
        && (form.startsWith("sxm")
            || form.equals("superchip")
            || its.peak(Precision.FP64)
                .filter(peak -> peak.flopPerSecond() > HBM_FP64)
                .isPresent());
  }
}
