package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lepton.meter.Absent;

/// Finds out why a machine shows no energy counters of its processors.
record WhyNoRapl(Path root, String sensor) {

  /// @param folder in which the zones would stand
  Absent absent(Path folder) {
    if (!Files.isDirectory(root.resolve("sys/class"))) {
      return because(
          "no /sys is mounted here, as in some containers",
          Optional.of("docker run -v /sys:/sys:ro …, or run lepton outside the container"));
    }
    if (hidden(folder)) {
      return because(
          "this container hides /sys/devices/virtual/powercap",
          Optional.of("docker run --security-opt systempaths=unconfined …"));
    }
    var processor = Processor.read(root);
    if (processor.virtual()) {
      return because("a virtual machine, whose host keeps the energy counters", Optional.empty());
    }
    if (processor.family().isEmpty()) {
      return because("no x86 processor, so that there is no RAPL", Optional.empty());
    }
    return because(
        "the kernel shows no energy counters of processors (no powercap zones of intel_rapl)",
        Optional.of("sudo modprobe intel_rapl_msr"));
  }

  private Absent because(String why, Optional<String> remedy) {
    return new Absent(sensor, why, remedy);
  }

  /// Docker covers the folder of the zones with an empty one since 2023 (CVE-2020-8694 again): the
  /// links to it are left and lead nowhere.
  private static boolean hidden(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
          return true;
        }
      }
    } catch (IOException absent) {
      return false;
    }
    return false;
  }
}
