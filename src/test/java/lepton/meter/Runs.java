package lepton.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import lepton.meter.Device.CounterTraits;
import lepton.meter.Device.Detail;
import lepton.meter.Device.Model;
import lepton.meter.Device.Role;
import lepton.meter.Recording.Condition;
import lepton.meter.Recording.Ending;
import lepton.meter.Recording.Header;
import lepton.meter.Recording.Host;

/// Devices, samples and whole runs for the tests of this room.
final class Runs {

  private Runs() {}

  /// An accelerator with a counter of mJ.
  static Device gpu(String id) {
    return new Device(
        id,
        "NVIDIA H100 80GB HBM3",
        DeviceKind.GPU,
        Role.PART,
        Optional.of(new CounterTraits(1e-3, OptionalDouble.empty())),
        OptionalDouble.of(700),
        1,
        Optional.empty(),
        List.of(new Detail("pci", "00000000:04:00.0"), new Detail("driver", "580.1 \"b\"")));
  }

  /// A processor package with a counter of µJ that wraps, and no sensor for power.
  static Device cpu() {
    return new Device(
        "package-0",
        "package-0",
        DeviceKind.CPU,
        Role.PART,
        Optional.of(new CounterTraits(1e-6, OptionalDouble.of(262_143_328_850.0))),
        OptionalDouble.of(280),
        1,
        Optional.empty(),
        List.of());
  }

  /// A device that has a sensor for power and nothing else.
  static Device plug(double share) {
    return new Device(
        "plug",
        "meter command",
        DeviceKind.MACHINE,
        share < 1 ? Role.PART : Role.BESIDE,
        Optional.empty(),
        OptionalDouble.empty(),
        share,
        Optional.empty(),
        List.of());
  }

  static Device memory() {
    return new Device(
        "memory",
        "memory",
        DeviceKind.MEMORY,
        Role.PART,
        Optional.empty(),
        OptionalDouble.empty(),
        1,
        Optional.of(new Model(0.6, 1.7, "0.38 W/GB, é 日本")),
        List.of());
  }

  static Header header(Device... devices) {
    return new Header(
        "train",
        List.of("python", "train.py", "--name=\"a b\"", "é\n"),
        "/home/ada/run",
        "2026-11-23T08:00:00.5+01:00",
        0.1,
        false,
        new Host(
            "node-7",
            "Linux 6.8.0",
            Optional.of("AMD EPYC 9654"),
            OptionalInt.of(192),
            OptionalDouble.of(8.1e11),
            "0.3.0"),
        List.of(devices),
        List.of(
            new Absent("hwmon", "no folder /sys/class/hwmon", Optional.empty()),
            new Absent("rapl", "permission denied", Optional.of("sudo chmod a+r energy_uj"))),
        List.of(
            new Condition("site.pue", 1.2, "1", "stated"),
            new Condition("site.grid", 385.25, "gCO2e/kWh", "Ember 2025")));
  }

  static Ending ending(double duration) {
    return new Ending(
        "2026-11-23T09:00:00+01:00",
        duration,
        OptionalInt.of(0),
        OptionalInt.empty(),
        OptionalDouble.of(12.25),
        OptionalDouble.of(1.5e9));
  }

  static Sample sample(double watts, long count, Optional<Usage> usage) {
    return new Sample(
        OptionalDouble.of(watts),
        OptionalLong.of(count),
        OptionalDouble.of(0.5),
        OptionalDouble.empty(),
        usage,
        Optional.empty());
  }

  static List<List<String>> noNotes(int devices) {
    var notes = new ArrayList<List<String>>();
    for (int i = 0; i < devices; i++) {
      notes.add(List.of());
    }
    return notes;
  }

  /// Cumulative totals of a run with power that comes and goes, one snapshot about every second.
  static List<Snapshot> snapshots(int devices, int seconds, long seed) {
    var random = new SplittableRandom(seed);
    var tracks = new ArrayList<DeviceTrack>();
    var counts = new double[devices];
    var lastWatts = new double[devices];
    for (int d = 0; d < devices; d++) {
      tracks.add(new DeviceTrack(gpu("GPU-" + d), false, 0.1));
    }
    var snapshots = new ArrayList<Snapshot>();
    double at = 0;
    for (int i = 0; i <= seconds; i++) {
      var totals = new ArrayList<Totals>();
      double elapsed = i == 0 ? 0.08 : random.nextDouble(0.9, 1.1);
      at += elapsed;
      for (int d = 0; d < devices; d++) {
        double watts = random.nextDouble(60, 700);
        counts[d] += (watts + lastWatts[d]) / 2 * elapsed * 1000;
        lastWatts[d] = watts;
        var usage = new Usage.Tenancy(random.nextInt(3), random.nextInt(2), true, d % 2 == 1);
        tracks.get(d).accept(at, sample(watts, (long) counts[d], Optional.of(usage)), true);
        totals.add(tracks.get(d).snapshot());
      }
      snapshots.add(new Snapshot(at, totals));
    }
    return snapshots;
  }
}
