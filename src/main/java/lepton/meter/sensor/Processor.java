package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machine's processors, of `/proc/cpuinfo`.
///
/// @param name as the system reports it, `Intel(R) Xeon(R) Platinum 8480+`; ARM's have none there
/// @param family the family by CPUID, `GenuineIntel-6-143`; x86 alone
/// @param stepping of the family's model
/// @param sockets packages, 1 where the file doesn't tell
/// @param cores physical ones, as far as the file tells; else the logical ones
/// @param threads logical processors online
/// @param virtual whether a hypervisor says that it is there
public record Processor(
    Optional<String> name,
    Optional<String> family,
    Optional<String> stepping,
    int sockets,
    int cores,
    int threads,
    boolean virtual) {

  /// Reads it, once: the file takes some 1.5 kB a logical processor.
  public static Processor read(Path root) {
    List<String> lines;
    try {
      lines = Files.readAllLines(root.resolve("proc/cpuinfo"));
    } catch (IOException unreadable) {
      lines = List.of();
    }
    Map<String, String> first = new HashMap<>();
    var sockets = new HashSet<String>();
    var cores = new HashSet<String>();
    int threads = 0;
    String socket = "";
    for (var line : lines) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      var key = line.substring(0, colon).strip();
      var value = line.substring(colon + 1).strip();
      first.putIfAbsent(key, value);
      switch (key) {
        case "processor" -> threads++;
        case "physical id" -> {
          socket = value;
          sockets.add(value);
        }
        case "core id" -> cores.add(socket + "/" + value);
        default -> {}
      }
    }
    threads = Math.max(1, threads);
    boolean virtual =
        (" " + first.getOrDefault("flags", "") + " ").contains(" hypervisor ")
            || Files.exists(root.resolve("sys/hypervisor/type"));
    return new Processor(
        Optional.ofNullable(first.get("model name")).filter(name -> !name.isEmpty()),
        family(first),
        Optional.ofNullable(first.get("stepping")),
        Math.max(1, sockets.size()),
        cores.isEmpty() ? threads : cores.size(),
        threads,
        virtual);
  }

  private static Optional<String> family(Map<String, String> first) {
    var vendor = first.get("vendor_id");
    var family = first.get("cpu family");
    var model = first.get("model");
    return vendor == null || family == null || model == null
        ? Optional.empty()
        : Optional.of(vendor + "-" + family + "-" + model);
  }
}
