package lepton.meter;

/// What a device is.
public enum DeviceKind {
  /// A graphics processor or another accelerator.
  GPU("gpu"),
  /// One processor package.
  CPU("cpu"),
  /// The machine's memory.
  MEMORY("memory"),
  /// A whole machine, seen from outside: a plug, a BMC, a battery, RAPL's psys zone.
  MACHINE("machine");

  private final String key;

  DeviceKind(String key) {
    this.key = key;
  }

  /// As it stands in a recording.
  public String key() {
    return key;
  }
}
