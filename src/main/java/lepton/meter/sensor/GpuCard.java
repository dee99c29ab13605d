package lepton.meter.sensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A GPU as the kernel lists it.
///
/// @param path its device folder
/// @param vendor PCI vendor, `0x1002`
/// @param address PCI address, `0000:03:00.0`
/// @param serial `unique_id` of amdgpu, where the GPU has one
record GpuCard(Path path, String vendor, String address, String driver, Optional<String> serial) {

  /// Of an integrated GPU, `gpu_metrics` has revision 2 or 3 of its format (`gpu_metrics_v2_x`,
  /// `v3_x` in the kernel's `kgd_pp_interface.h`).
  private static final int FIRST_INTEGRATED = 2;

  /// Makers whose cards draw nothing worth measuring (BMCs, virtual displays) have no driver that
  /// is known here.
  private static final List<String> DRIVERS = List.of("amdgpu", "i915", "xe");

  static Optional<GpuCard> of(Path device) {
    var vendor = PseudoFile.text(device.resolve("vendor"));
    var uevent = PseudoFile.text(device.resolve("uevent")).orElse("");
    var driver = entry(uevent, "DRIVER").orElse("");
    if (vendor.isEmpty() || !DRIVERS.contains(driver)) {
      return Optional.empty();
    }
    return Optional.of(
        new GpuCard(
            device,
            vendor.get(),
            entry(uevent, "PCI_SLOT_NAME").orElse(String.valueOf(device.getParent())),
            driver,
            PseudoFile.text(device.resolve("unique_id")).filter(id -> !id.isEmpty())));
  }

  private static Optional<String> entry(String uevent, String key) {
    for (var line : uevent.lines().toList()) {
      if (line.startsWith(key + "=")) {
        return Optional.of(line.substring(key.length() + 1));
      }
    }
    return Optional.empty();
  }

  /// As ROCm names it, or else the PCI address.
  String id() {
    return serial.isPresent() ? "GPU-" + serial.get() : address;
  }

  /// Its product name where the board has one, or else maker and PCI device: the names of those are
  /// not the kernel's to know.
  String name() {
    var product = PseudoFile.text(path.resolve("product_name")).filter(text -> !text.isEmpty());
    if (product.isPresent()) {
      return product.get();
    }
    var maker = driver.equals("amdgpu") ? "AMD" : "Intel";
    return maker + " GPU " + PseudoFile.text(path.resolve("device")).orElse(address);
  }

  /// Whether it is part of a processor's package: then its power is the package's, processor cores
  /// included.
  boolean integrated() {
    try (InputStream metrics = Files.newInputStream(path.resolve("gpu_metrics"))) {
      var header = metrics.readNBytes(4);
      return header.length == 4 && header[2] >= FIRST_INTEGRATED;
    } catch (IOException none) {
      return false;
    }
  }

  /// The folder of its hardware monitor.
  Optional<Path> monitor() {
    var monitors = Folders.numbered(path.resolve("hwmon"), "hwmon");
    return monitors.isEmpty() ? Optional.empty() : Optional.of(monitors.getFirst());
  }
}
