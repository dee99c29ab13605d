package lepton.meter;

/// Reads one device. Implementations live in `meter.sensor`; tests replay readings.
///
/// A sensor is read by one thread at a time.
public interface Sensor {

  Device device();

  /// Whether its power is that of the moment, which is worth reading often. Else power is the mean
  /// since the last reading, or there is a counter alone: a reading a second loses nothing.
  default boolean momentary() {
    return true;
  }

  /// Reads the device now. A failure is part of the sample and not thrown: the next reading may
  /// succeed.
  ///
  /// @param full whether to read everything; else only power (and, where it costs nothing more, the
  ///     counter), which is read ten times as often
  Sample read(boolean full);
}
