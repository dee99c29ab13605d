package lepton.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.quantity.Power;

/// Figures of a board, a server or a pod where those of one device belong, and figures that no
/// device has.
final class DeviceLint {

  /// More than one device takes; the most shipped is 1400 W (GB300, MI355X). Assumed.
  private static final double MOST_DEVICE_WATTS = 2000;

  /// More than one device has; the most shipped is 512 GB (a SoC with shared memory). Assumed.
  private static final double MOST_DEVICE_GB = 600;

  /// More than one device embodies; the most published is 284 kg, and a baseboard of eight has 1312
  /// kg. Assumed.
  private static final double MOST_DEVICE_KG = 1000;

  /// The least bandwidth of a memory; the least shipped is 25.6 GB/s (Jetson Nano). Assumed.
  private static final double LEAST_BANDWIDTH = 15;

  private DeviceLint() {}

  static void device(Accelerator device, List<Finding> findings) {
    totals(device, findings);
    device.tdp().ifPresent(tdp -> CatalogLint.power("tdp_w", tdp, findings));
    device.idle().ifPresent(idle -> CatalogLint.positive("idle_w", idle.watts(), findings));
    var tdp = device.tdp();
    var idle = device.idle();
    if (tdp.isPresent() && idle.isPresent() && idle.get().watts() >= tdp.get().watts()) {
      findings.add(
          Finding.error(
              "idle_w",
              "idle power of " + CatalogLint.show(idle.get().watts()) + " W is not below the TDP",
              "the TDP is what the device takes at work: are the two exchanged?"));
    }
    device
        .memory()
        .ifPresent(memory -> CatalogLint.positive("memory_gb", memory.bytes(), findings));
    device.bandwidth().ifPresent(rate -> bandwidth(rate.bytesPerSecond() / 1e9, findings));
  }

  /// Figures of a whole board, server or pod where those of one device belong.
  private static void totals(Accelerator device, List<Finding> findings) {
    var help =
        "state the figures of one device, as software lists it, and its count in the workload";
    boolean wafer = device.form().orElse("").equals("wafer");
    double watts = device.tdp().map(Power::watts).orElse(0.0);
    if (watts > MOST_DEVICE_WATTS && !wafer) {
      findings.add(
          Finding.error("tdp_w", "no single device takes " + CatalogLint.show(watts) + " W", help));
    }
    double memory = device.memory().map(size -> size.gigabytes()).orElse(0.0);
    if (memory > MOST_DEVICE_GB) {
      findings.add(
          Finding.error(
              "memory_gb", "no single device has " + CatalogLint.show(memory) + " GB", help));
    }
    double embodied = device.embodied().map(carbon -> carbon.kilograms()).orElse(0.0);
    if (embodied > MOST_DEVICE_KG) {
      findings.add(
          Finding.error(
              "embodied_kg",
              "no single device embodies " + CatalogLint.show(embodied) + " kg",
              help));
    }
    if (device.embodied().isPresent()) {
      CatalogLint.positive("embodied_kg", embodied, findings);
    }
    var part = several(device.name()).or(() -> several(device.id()));
    if (part.isPresent()) {
      var message = "'" + part.get() + "' names more than one device";
      findings.add(Finding.error("name", message, help));
    }
  }

  /// The part of a name that means several devices: `8x`, `x4`, `DGX`, `node`, `(4 GPUs)`.
  static Optional<String> several(String name) {
    var words = name.toLowerCase(Locale.ROOT).split("[ ,]+", -1);
    for (var word : words) {
      for (var part : word.split("[-_/()]+", -1)) {
        if (systems(part)) {
          return Optional.of(part);
        }
      }
      if (multiple(word, words.length == 1)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  private static boolean systems(String part) {
    return switch (part) {
      case "dgx", "hgx", "node", "nodes", "server", "servers", "pod", "superpod", "rack", "gpus" ->
          true;
      case "nvl8", "nvl36", "nvl72", "baseboard" -> true;
      default -> false;
    };
  }

  /// `8x`, `8×`, `x8` and `8xh100`, but neither `x2` within a product's name nor `7900xtx`.
  private static boolean multiple(String word, boolean alone) {
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    boolean times = digits < word.length() && "x×".indexOf(word.charAt(digits)) >= 0;
    if (digits >= 1 && digits <= 2 && times) {
      return true;
    }
    boolean only =
        !alone && word.length() >= 2 && word.length() <= 3 && "x×".indexOf(word.charAt(0)) >= 0;
    return only && word.chars().skip(1).allMatch(Character::isDigit);
  }

  private static void bandwidth(double gigabytes, List<Finding> findings) {
    if (gigabytes < LEAST_BANDWIDTH) {
      findings.add(
          Finding.error(
              "bandwidth_gb_s",
              CatalogLint.show(gigabytes) + " GB/s is less than any accelerator's memory has",
              "the column is GB/s: 3.35 TB/s is 3350"));
    }
  }
}
