package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lepton.meter.Recording.Host;

/// What a recording says of the machine, from `/proc`.
public final class HostFacts {

  private static final double BYTES_PER_KIBIBYTE = 1024;

  private HostFacts() {}

  /// Reads it, once.
  ///
  /// @param root of the file system
  /// @param lepton the version of this program
  public static Host read(Path root, String lepton) {
    var processor = Processor.read(root);
    var kernel = root.resolve("proc/sys/kernel");
    var system = first(kernel.resolve("ostype")).orElse("Linux");
    var release = first(kernel.resolve("osrelease")).map(its -> " " + its).orElse("");
    return new Host(
        first(kernel.resolve("hostname")).orElse("unknown"),
        system + release,
        processor.name(),
        OptionalInt.of(processor.threads()),
        memory(root),
        lepton);
  }

  private static Optional<String> first(Path file) {
    try {
      var text = Files.readString(file).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// `MemTotal:       16384000 kB` (proc_meminfo(5)).
  private static OptionalDouble memory(Path root) {
    var total = first(root.resolve("proc/meminfo")).orElse("");
    if (!total.startsWith("MemTotal:")) {
      return OptionalDouble.empty();
    }
    int from = "MemTotal:".length();
    int end = total.indexOf(" kB", from);
    var number = end < 0 ? OptionalLong.empty() : Digits.whole(total.substring(from, end));
    return number.isPresent()
        ? OptionalDouble.of(number.getAsLong() * BYTES_PER_KIBIBYTE)
        : OptionalDouble.empty();
  }
}
