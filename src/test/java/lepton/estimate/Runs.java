package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.meter.Absent;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Method;
import lepton.meter.Recording;
import lepton.meter.Recording.Condition;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Series;
import lepton.meter.Totals;
import lepton.quantity.Estimate;

/// Recordings made up for tests, in kWh and hours that can be worked out by hand.
public final class Runs {

  public static final double KWH = 3.6e6;
  private static final double HOUR = 3600;

  /// A made-up site: every condition that there is but the market's.
  public static final List<Condition> SITE =
      List.of(
          new Condition("site.grid", 400, "gCO2e/kWh", "--grid 400 gCO2e/kWh"),
          new Condition("site.pue", 1.2, "1", "--pue 1.2"),
          new Condition("site.wue", 1, "L/kWh", "a test"),
          new Condition("site.wue_grid", 2, "L/kWh", "a test"),
          new Condition("site.price", 0.2, "EUR/kWh", "a test"),
          new Condition("site.lifetime", 4 * 31_536_000.0, "s", "a test"),
          new Condition("site.use", 0.8, "1", "a test"));

  private Runs() {}

  /// An hour on one GPU of its own and one that is shared by half, a modelled processor, and psys
  /// beside them: 1 + 0.25 + 0.1 kWh are the command's.
  public static Recording hour() {
    var conditions = new ArrayList<>(SITE);
    conditions.add(new Condition("devices.GPU-a.embodied", 150, "kg", "a test"));
    conditions.add(new Condition("devices.GPU-b.embodied", 150, "kg", "a test"));
    return recording(
        List.of(
            counted("GPU-a", DeviceKind.GPU, Device.Role.PART, energy(1, 1, 0, 0)),
            sampled("GPU-b", DeviceKind.GPU, Device.Role.PART, energy(0.5, 0.25, 0.2, 0.05)),
            modelled("package-0", energy(0.2, 0.1, 0, 0.1)),
            counted("psys", DeviceKind.MACHINE, Device.Role.BESIDE, energy(9, 9, 0, 0))),
        conditions);
  }

  /// One hour of these devices, without phases and steps.
  public static Recording recording(List<DeviceRecord> devices, List<Condition> conditions) {
    var found = new ArrayList<Device>();
    devices.forEach(device -> found.add(device.device()));
    var header =
        new Recording.Header(
            "train.py",
            List.of("python", "train.py", "--name", "a b"),
            "/work",
            "2026-11-23T08:00:00Z",
            0.1,
            false,
            new Recording.Host(
                "node7",
                "Linux 6.1",
                Optional.of("A processor"),
                OptionalInt.of(16),
                OptionalDouble.of(64e9),
                "0.1"),
            found,
            List.of(
                new Absent(
                    "rapl",
                    "permission denied",
                    Optional.of("sudo chmod -R a+r /sys/class/powercap"))),
            conditions);
    var ending =
        new Recording.Ending(
            "2026-11-23T09:00:00Z",
            HOUR,
            OptionalInt.of(0),
            OptionalInt.empty(),
            OptionalDouble.of(3000),
            OptionalDouble.of(1e9));
    return new Recording(
        header, ending, true, devices, List.of(), Optional.empty(), conditions, List.of());
  }

  /// The same with phases, joules of the devices in kWh, and 100 steps in half an hour.
  public static Recording marked(Recording run) {
    return new Recording(
        run.header(),
        run.ending(),
        run.complete(),
        run.devices(),
        List.of(
            new Recording.PhaseRecord("load", 0, 900, 0, kwh(0.2, 0.05, 0.04, 2)),
            new Recording.PhaseRecord("train", 900, 3600, 100, kwh(0.8, 0.2, 0.06, 7))),
        Optional.of(new Recording.Steps(10, 900, 110, 2700, 200, kwh(0.6, 0.15, 0.05, 5))),
        run.conditions(),
        run.warnings());
  }

  /// The same with doubt of every kind about its conditions.
  public static Recording doubted(Recording run) {
    var conditions = new ArrayList<Condition>();
    for (var its : run.conditions()) {
      double value = its.value();
      Estimate amount =
          switch (its.key()) {
            case "site.grid" -> new Estimate.Median(300, value, 500);
            case "site.pue" -> new Estimate.Uniform(1.1, 1.3);
            case "site.wue" -> new Estimate.Triangular(0.5, 1, 1.5);
            case "site.wue_grid" -> new Estimate.Quantiles(1, 2, 3);
            case "site.price" -> new Estimate.Normal(value, 0.02);
            default -> its.amount();
          };
      conditions.add(new Condition(its.key(), amount, its.unit(), its.source()));
    }
    return run.with(conditions);
  }

  /// A run of which everything is known that can be, ended by a signal.
  public static Recording everything() {
    var run = marked(hour());
    var conditions = new ArrayList<>(run.conditions());
    conditions.add(new Condition("site.renewables", 0.5, "1", "a test"));
    var devices = new ArrayList<DeviceRecord>();
    for (var device : run.devices()) {
      devices.add(full(device));
    }
    var ending = run.ending();
    return new Recording(
        run.header(),
        new Recording.Ending(
            ending.ended(),
            ending.durationSeconds(),
            OptionalInt.of(143),
            OptionalInt.of(15),
            ending.cpuSeconds(),
            ending.peakBytes()),
        false,
        devices,
        run.phases(),
        run.steps(),
        conditions,
        List.of("a warning"));
  }

  private static DeviceRecord full(DeviceRecord record) {
    var device = record.device();
    return new DeviceRecord(
        new Device(
            device.id(),
            device.name(),
            device.kind(),
            device.role(),
            Optional.of(new Device.CounterTraits(1e-3, OptionalDouble.of(4294967296.0))),
            OptionalDouble.of(1400),
            1,
            device.model(),
            List.of(new Device.Detail("pci", "0000:01:00.0"))),
        record.totals(),
        record.method(),
        record.coverage(),
        new Series(
            1800,
            List.of(
                new Series.Point(900, 1000, 1100, 1800, OptionalDouble.of(0.9)),
                new Series.Point(0, 0, 0, 0))),
        List.of("a note"));
  }

  private static List<OptionalDouble> kwh(double... amounts) {
    var joules = new ArrayList<OptionalDouble>();
    for (double amount : amounts) {
      joules.add(OptionalDouble.of(amount * KWH));
    }
    return joules;
  }

  /// Energies in kWh, over all of an hour.
  public static Totals energy(double whole, double own, double others, double idle) {
    return new Totals(
        whole * KWH,
        own * KWH,
        0,
        others * KWH,
        idle * KWH,
        0,
        0,
        0,
        0,
        0,
        HOUR,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(whole * 1500),
        0.9 * HOUR,
        HOUR);
  }

  /// By a counter all the time.
  public static DeviceRecord counted(String id, DeviceKind kind, Device.Role role, Totals totals) {
    var all =
        new Totals(
            totals.whole(),
            totals.own(),
            totals.heldIdle(),
            totals.others(),
            totals.idle(),
            totals.whole(),
            HOUR,
            totals.whole(),
            HOUR,
            totals.whole(),
            totals.covered(),
            totals.lowWatts(),
            totals.highWatts(),
            totals.mostWatts(),
            totals.utilizationSeconds(),
            totals.utilizationCovered());
    return record(id, kind, role, Optional.empty(), all, Optional.of(Method.COUNTER));
  }

  /// By power all the time.
  public static DeviceRecord sampled(String id, DeviceKind kind, Device.Role role, Totals totals) {
    return record(id, kind, role, Optional.empty(), totals, Optional.of(Method.POWER));
  }

  /// A processor without a sensor, which may draw 0.7 to 1.4 times as much.
  public static DeviceRecord modelled(String id, Totals totals) {
    return record(
        id,
        DeviceKind.CPU,
        Device.Role.PART,
        Optional.of(new Device.Model(0.7, 1.4, "a test")),
        totals,
        Optional.of(Method.MODEL));
  }

  /// A device of which nothing could be read.
  public static DeviceRecord unreadable(String id, DeviceKind kind) {
    return record(id, kind, Device.Role.PART, Optional.empty(), Totals.NONE, Optional.empty());
  }

  private static DeviceRecord record(
      String id,
      DeviceKind kind,
      Device.Role role,
      Optional<Device.Model> model,
      Totals totals,
      Optional<Method> method) {
    var device =
        new Device(
            id,
            "device " + id,
            kind,
            role,
            Optional.empty(),
            OptionalDouble.empty(),
            1,
            model,
            List.of());
    return new DeviceRecord(
        device, totals, method, totals.covered() / HOUR, Series.NONE, List.of());
  }
}
