package lepton.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lepton.quantity.Power;
import lepton.quantity.Throughput;

/// Sparse peaks passed off as dense ones, and peaks in the wrong unit.
///
/// Vendors print the 2:4 sparse rate beside the dense one, or alone, and it is always twice the
/// dense rate: 1979 TFLOP/s of BF16 on an H100 is sparse, 989.4 is dense. Three things give it
/// away: a rate that is twice a known dense one of the same product, ratios between number formats
/// that the hardware does not have, and more FP16 for its FP32 than the architecture's tensor units
/// do.
final class PeakLint {

  /// How far a figure may be from twice or once another and still be taken for it (vendors round to
  /// three digits).
  private static final double ROUNDING = 0.03;

  /// The formats in which 2:4 sparsity is offered.
  private static final List<Precision> SPARSE =
      List.of(
          Precision.TF32,
          Precision.FP16,
          Precision.BF16,
          Precision.FP8,
          Precision.INT8,
          Precision.FP4);

  /// Dense FP16 over FP32 at most, by architecture: the greatest ratio among its chips (vendor data
  /// sheets; A100 16, H100 14.8, L4 4, B200 30, Jetson Thor 31.9, MI300A 8, MI355X 16).
  private static final Map<String, Double> TENSOR_OVER_VECTOR =
      Map.of(
          "volta",
          8.0,
          "turing",
          8.1,
          "ampere",
          16.0,
          "ada",
          4.0,
          "hopper",
          14.8,
          "blackwell",
          31.9,
          "cdna2",
          8.0,
          "cdna3",
          8.0,
          "cdna4",
          16.0);

  private static final String DENSE =
      "give the dense rate: the 2:4 sparse one of the data sheet is twice as high";

  private PeakLint() {}

  static void peaks(Accelerator device, Catalog known, List<Finding> findings) {
    units(device, findings);
    int before = findings.size();
    for (var word : words(device)) {
      var relative = known.accelerator(word).found();
      if (relative.isPresent() && !relative.get().id().equals(device.id())) {
        doubled(device, relative.get(), findings);
      }
      if (findings.size() > before) {
        return;
      }
    }
    ratios(device, findings);
    if (findings.size() == before) {
      tensors(device, findings);
    }
  }

  private static List<String> words(Accelerator device) {
    var names = device.id() + " " + device.name() + " " + String.join(" ", device.aliases());
    return List.of(names.split("[ _/-]+", -1));
  }

  /// Rates that are twice the known dense ones of a product whose name occurs in this one's.
  private static void doubled(Accelerator device, Accelerator relative, List<Finding> findings) {
    if (!sparsity(relative)) {
      return;
    }
    for (var precision : SPARSE) {
      double ratio = ratio(device.peak(precision), relative.peak(precision));
      if (near(ratio, 2)) {
        sparse(device, precision, "twice the dense rate of '" + relative.id() + "'", findings);
      }
    }
  }

  /// Whether a vendor's chips have 2:4 sparsity at all.
  private static boolean sparsity(Accelerator device) {
    var vendor = device.vendor().orElse("").toLowerCase(Locale.ROOT);
    return vendor.equals("nvidia") || vendor.equals("amd");
  }

  /// Formats of half the bits run twice as fast: TF32 to FP16, FP16 to FP8 and INT8, FP8 to FP4.
  /// GeForce and TITAN cards are stated with FP32 accumulation, which halves FP16 alone.
  private static void ratios(Accelerator device, List<Finding> findings) {
    if (!sparsity(device)) {
      return;
    }
    var half = device.peak(Precision.FP16).or(() -> device.peak(Precision.BF16));
    double step = consumer(device) ? 2 : 1;
    double tensorFloat = ratio(half, device.peak(Precision.TF32));
    double eight = ratio(device.peak(Precision.FP8), half);
    double integer = ratio(device.peak(Precision.INT8), half);
    double four = ratio(device.peak(Precision.FP4), device.peak(Precision.FP8));
    boolean nvidia = device.vendor().orElse("").equalsIgnoreCase("nvidia");
    if (near(tensorFloat, 4) || (nvidia && near(eight, 1))) {
      sparse(device, Precision.FP16, "out of step with the other formats", findings);
    } else if (nvidia && near(tensorFloat, 1)) {
      sparse(device, Precision.TF32, "as high as FP16", findings);
    } else if (nvidia && near(ratio(device.peak(Precision.BF16), half), 2)) {
      sparse(device, Precision.BF16, "twice the rate of FP16", findings);
    }
    if (near(eight, 4)) {
      sparse(device, Precision.FP8, "four times the rate of FP16", findings);
    }
    if (near(integer, 4 * step)) {
      sparse(device, Precision.INT8, "out of step with FP16", findings);
    }
    if (near(four, 4 * step)) {
      sparse(device, Precision.FP4, "out of step with FP8", findings);
    }
  }

  private static boolean consumer(Accelerator device) {
    var name = device.name().toLowerCase(Locale.ROOT);
    return name.contains("geforce") || name.contains("titan") || name.startsWith("rtx ");
  }

  private static void tensors(Accelerator device, List<Finding> findings) {
    var architecture = device.architecture().orElse("").toLowerCase(Locale.ROOT);
    var most = TENSOR_OVER_VECTOR.get(architecture);
    double ratio = ratio(device.peak(Precision.FP16), device.peak(Precision.FP32));
    if (most != null && ratio > 1.5 * most) {
      sparse(device, Precision.FP16, "more than the tensor units of its architecture do", findings);
    }
  }

  private static void sparse(
      Accelerator device, Precision precision, String why, List<Finding> findings) {
    double tera = device.peak(precision).map(Throughput::flopPerSecond).orElse(0.0) / 1e12;
    findings.add(
        Finding.warning(
            precision.id(),
            CatalogLint.show(tera) + " TFLOP/s looks like a sparse peak: " + why,
            DENSE));
  }

  /// Rates that no chip has for its power, in either direction, are in another unit.
  private static void units(Accelerator device, List<Finding> findings) {
    double best = 0;
    var of = Precision.FP32;
    for (var peak : device.peaks().entrySet()) {
      double rate = peak.getValue().flopPerSecond();
      if (rate <= 0) {
        findings.add(
            Finding.error(
                peak.getKey().id(),
                "a peak must be above 0",
                "leave the cell empty where the hardware lacks the format"));
      } else if (rate > best) {
        best = rate;
        of = peak.getKey();
      }
    }
    double watts = device.tdp().map(Power::watts).orElse(0.0);
    double tera = best / 1e12;
    // The shipped chips reach from 0.03 (Tesla K80, FP32) to 12.3 TFLOP/s a watt (B300, FP4).
    boolean high = tera > 30_000 || (watts >= 1 && tera / watts > 25);
    boolean low = watts >= 1 && best > 0 && tera / watts < 0.005;
    if (high || low) {
      findings.add(
          Finding.error(
              of.id(),
              CatalogLint.show(tera)
                  + " TFLOP/s is too "
                  + (high ? "high" : "low")
                  + " for one device",
              "the column is TFLOP/s: 989 TFLOP/s is 989, 0.989 PFLOP/s too"));
    }
  }

  private static double ratio(Optional<Throughput> above, Optional<Throughput> below) {
    return above.isPresent() && below.isPresent() && below.get().flopPerSecond() > 0
        ? above.get().flopPerSecond() / below.get().flopPerSecond()
        : 0;
  }

  private static boolean near(double ratio, double wanted) {
    return Math.abs(ratio / wanted - 1) <= ROUNDING;
  }
}
