package lepton.meter.sensor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the kernel says of one open DRM device file, a client of a GPU: for how long the GPU's
/// engines worked for it (the kernel's `Documentation/gpu/drm-usage-stats.rst`, "DRM client usage
/// stats").
///
/// ```text
/// drm-driver: amdgpu              drm-engine-gfx: 182934812 ns     busy since the file was opened
/// drm-pdev: 0000:03:00.0          drm-engine-capacity-vcs: 2       engines that share the name
/// drm-client-id: 17               drm-cycles-rcs, drm-total-cycles-rcs: busy, and all that passed
/// ```
///
/// @param device PCI address of the GPU
/// @param id unique on the device: descriptors that were duplicated or passed on share it
/// @param busy what each engine did, by its name
record DrmClient(String device, long id, Map<String, Engine> busy) {

  private static final String KEY = "drm-";
  private static final String ENGINE = "drm-engine-";
  private static final String CAPACITY = "drm-engine-capacity-";
  private static final String CYCLES = "drm-cycles-";
  private static final String TOTAL_CYCLES = "drm-total-cycles-";

  private static final double NANOS = 1e9;

  /// @param nanos busy; absent where the driver counts cycles
  /// @param cycles busy; absent where the driver counts time
  /// @param totalCycles that passed meanwhile
  /// @param capacity so many engines share the name, and their counts are summed
  record Engine(OptionalLong nanos, OptionalLong cycles, OptionalLong totalCycles, long capacity) {

    private static final Engine NONE =
        new Engine(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), 1);

    /// Share of the engines' time since an earlier reading that they worked for this client, in [0,
    /// 1]; 0 where a count stood still or went back, which drivers may do for a while.
    ///
    /// @param seconds since the earlier reading
    double share(Engine earlier, double seconds) {
      double share = 0;
      if (nanos.isPresent() && earlier.nanos.isPresent()) {
        share = (nanos.getAsLong() - earlier.nanos.getAsLong()) / NANOS / seconds;
      } else if (cycles.isPresent() && earlier.cycles.isPresent()) {
        double passed = totalCycles.orElse(0) - (double) earlier.totalCycles.orElse(0);
        double worked = cycles.getAsLong() - (double) earlier.cycles.getAsLong();
        share = passed > 0 ? worked / passed : 0;
      }
      return Math.clamp(share / Math.max(1, capacity), 0, 1);
    }

    /// As it was when the file was opened; what has passed in cycles until then is not known.
    Engine began() {
      return new Engine(OptionalLong.of(0), cycles, totalCycles, capacity);
    }

    /// The same, where a count that went back stays what it was: drivers catch up.
    Engine notBelow(Engine earlier) {
      return new Engine(
          greater(nanos, earlier.nanos),
          greater(cycles, earlier.cycles),
          greater(totalCycles, earlier.totalCycles),
          capacity);
    }

    private static OptionalLong greater(OptionalLong now, OptionalLong earlier) {
      return now.isPresent() && earlier.isPresent()
          ? OptionalLong.of(Math.max(now.getAsLong(), earlier.getAsLong()))
          : now;
    }

    private Engine with(String key, long value) {
      var number = OptionalLong.of(value);
      return switch (key) {
        case CAPACITY -> new Engine(nanos, cycles, totalCycles, value);
        case ENGINE -> new Engine(number, cycles, totalCycles, capacity);
        case CYCLES -> new Engine(nanos, number, totalCycles, capacity);
        default -> new Engine(nanos, cycles, number, capacity);
      };
    }
  }

  /// The client of a descriptor; absent where its driver says nothing of that, or the device is
  /// none on a PCI bus.
  ///
  /// @param text of `/proc/PID/fdinfo/N`
  static Optional<DrmClient> parse(String text) {
    Optional<String> device = Optional.empty();
    OptionalLong id = OptionalLong.empty();
    Map<String, Engine> engines = new HashMap<>();
    for (var line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (!line.startsWith(KEY) || colon < 0) {
        continue;
      }
      var key = line.substring(0, colon);
      var value = line.substring(colon + 1).strip();
      if (key.equals("drm-pdev")) {
        device = Optional.of(value).filter(address -> !address.isEmpty());
      } else if (key.equals("drm-client-id")) {
        id = number(value);
      } else {
        engine(key, value, engines);
      }
    }
    return device.isPresent() && id.isPresent()
        ? Optional.of(new DrmClient(device.get(), id.getAsLong(), engines))
        : Optional.empty();
  }

  private static void engine(String key, String value, Map<String, Engine> engines) {
    // the longer of two keys that begin alike comes first
    for (var kind : new String[] {CAPACITY, ENGINE, TOTAL_CYCLES, CYCLES}) {
      if (key.startsWith(kind)) {
        var number = number(value);
        var name = key.substring(kind.length());
        if (number.isPresent() && !name.isEmpty()) {
          var known = engines.getOrDefault(name, Engine.NONE);
          engines.put(name, known.with(kind, number.getAsLong()));
        }
        return;
      }
    }
  }

  /// A number may be followed by its unit.
  private static OptionalLong number(String value) {
    int space = value.indexOf(' ');
    return Digits.whole(space < 0 ? value : value.substring(0, space));
  }
}
