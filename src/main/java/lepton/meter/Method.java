package lepton.meter;

/// How the energy of a device was found.
public enum Method {
  /// The device's own energy counter, differenced.
  COUNTER("counter"),
  /// Sampled power, integrated by the trapezoidal rule.
  POWER("power"),
  /// No sensor: worked out from utilization and published figures.
  MODEL("model");

  private final String key;

  Method(String key) {
    this.key = key;
  }

  /// As it stands in a recording.
  public String key() {
    return key;
  }
}
