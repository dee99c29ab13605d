package lepton.meter.sensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.Device.CounterTraits;
import lepton.meter.Device.Detail;
import lepton.meter.Device.Role;
import lepton.meter.DeviceKind;
import lepton.meter.Sensor;
import lepton.meter.SensorSource;
import lepton.quantity.PlainNumber;

/// Energy counters of processor packages and their memory: RAPL, by the kernel's powercap framework
/// (`Documentation/power/powercap/powercap.rst`), which AMD's processors use too.
///
/// ```text
/// /sys/class/powercap/intel-rapl:0/name             package-0, package-0-die-1, psys
///                                 /energy_uj        µJ, begins again at 0 behind
///                                 /max_energy_range_uj
/// /sys/class/powercap/intel-rapl:0:0/name           core, uncore, dram
/// /sys/class/powercap/intel-rapl-mmio:0             the same package a second time
/// ```
///
/// `core` and `uncore` are inside the package and left out; `dram` is beside it; `psys` is the
/// platform with all of them.
public final class PowercapSource implements SensorSource {

  private static final String NAME = "rapl";
  private static final double JOULES_PER_COUNT = 1e-6;
  private static final double WATTS_PER_MICROWATT = 1e-6;

  /// The limit may be raised while the command runs, and what is drawn for a moment exceeds it:
  /// assumed, a generous bound.
  private static final double ABOVE_LIMIT = 3;

  /// Bounds in W where no limit is published or it says nothing: the largest sockets of 2025 are
  /// built for 500 W, and a limit is often set to 4095 W for none.
  private static final double LEAST_BOUND = 500;

  private static final double MOST_BOUND = 2000;

  private final Path root;
  private final CounterFiles counters;

  /// @param root of the file system
  public PowercapSource(Path root, ProcessTree tree) {
    this.root = root;
    this.counters = new CounterFiles(root, tree);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find() {
    Path folder = root.resolve("sys/class/powercap");
    var zones = zones(folder);
    if (zones.isEmpty()) {
      return new Found(List.of(), List.of(new WhyNoRapl(root, NAME).absent(folder)));
    }
    counters.begin();
    var sensors = new ArrayList<Sensor>();
    var absent = new ArrayList<Absent>();
    for (var zone : zones) {
      try {
        sensors.add(counters.open(zone.path.resolve("energy_uj"), device(zone)));
      } catch (IOException e) {
        absent.add(unreadable(zone, PseudoFile.why(e)));
      }
    }
    return new Found(sensors, absent);
  }

  /// The zones that count: of those with the same id the first, which is the processor's own
  /// register's and not the memory-mapped one's.
  private static List<Zone> zones(Path folder) {
    var paths = new ArrayList<>(Folders.all(folder));
    paths.removeIf(
        path -> !Folders.name(path).startsWith("intel-rapl") || !Folders.name(path).contains(":"));
    paths.sort(Comparator.comparing(path -> Folders.name(path).startsWith("intel-rapl-mmio")));
    var zones = new ArrayList<Zone>();
    var ids = new HashSet<String>();
    for (var path : paths) {
      zone(folder, path).filter(zone -> ids.add(zone.id)).ifPresent(zones::add);
    }
    return zones;
  }

  private static Optional<Zone> zone(Path folder, Path path) {
    var label = PseudoFile.text(path.resolve("name")).orElse("");
    if (label.startsWith("package-")) {
      return Optional.of(new Zone(path, label, "CPU " + label, DeviceKind.CPU, Role.PART));
    }
    if (label.equals("psys")) {
      return Optional.of(new Zone(path, label, "platform (psys)", DeviceKind.MACHINE, Role.BESIDE));
    }
    if (!label.equals("dram")) {
      return Optional.empty();
    }
    var name = Folders.name(path);
    var parent = name.substring(0, name.lastIndexOf(':'));
    var of = PseudoFile.text(folder.resolve(parent).resolve("name")).orElse(parent);
    return Optional.of(
        new Zone(path, of + "-dram", "memory of " + of, DeviceKind.MEMORY, Role.PART));
  }

  private static Device device(Zone zone) {
    var range = PseudoFile.number(zone.path.resolve("max_energy_range_uj"));
    var details = new ArrayList<Detail>();
    details.add(new Detail("zone", Folders.name(zone.path)));
    double limit = limit(zone.path);
    if (limit > 0) {
      details.add(new Detail("power_limit_w", PlainNumber.of(limit)));
    }
    double bound = Math.max(LEAST_BOUND, ABOVE_LIMIT * limit);
    return new Device(
        zone.id,
        zone.name,
        zone.kind,
        zone.role,
        Optional.of(
            new CounterTraits(
                JOULES_PER_COUNT,
                range.isPresent() && range.getAsLong() > 0
                    ? OptionalDouble.of((double) range.getAsLong())
                    : OptionalDouble.empty())),
        OptionalDouble.of(limit > 0 ? Math.min(bound, MOST_BOUND) : MOST_BOUND),
        1,
        Optional.empty(),
        details);
  }

  /// The highest of the zone's power limits (long term, short term, peak), in W; 0 where it has
  /// none.
  private static double limit(Path zone) {
    long most = 0;
    for (int i = 0; i < 3; i++) {
      var limit = PseudoFile.number(zone.resolve("constraint_" + i + "_power_limit_uw"));
      most = Math.max(most, limit.orElse(0));
    }
    return most * WATTS_PER_MICROWATT;
  }

  /// Since November 2020 the counters are root's alone (CVE-2020-8694). The link of each zone
  /// stands in the class's folder, so that one pattern reaches the zones within zones too.
  private static Absent unreadable(Zone zone, String why) {
    return new Absent(
        NAME,
        zone.name + ": " + why + " (energy_uj)",
        Optional.of("sudo chmod a+r /sys/class/powercap/intel-rapl*:*/energy_uj"));
  }

  @Override
  public void close() {
    counters.close();
  }

  private record Zone(Path path, String id, String name, DeviceKind kind, Role role) {}
}
