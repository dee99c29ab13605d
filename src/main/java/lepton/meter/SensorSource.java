package lepton.meter;

import java.util.List;

/// A way to find sensors: a driver's library, a folder of the kernel's. Each fails alone.
///
/// All sensors of a source are read by one thread, so that a slow driver delays only itself.
public interface SensorSource extends AutoCloseable {

  /// `nvml`, `rapl`, `hwmon`, …
  String name();

  /// Looks for sensors, once. Never throws: what can't be had is absent, with a reason.
  Found find();

  @Override
  void close();

  /// What was found.
  record Found(List<Sensor> sensors, List<Absent> absent) {

    public Found {
      sensors = List.copyOf(sensors);
      absent = List.copyOf(absent);
    }
  }
}
