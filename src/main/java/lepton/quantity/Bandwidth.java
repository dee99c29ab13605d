package lepton.quantity;

/// A data rate in bytes a second (B/s).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Bandwidth(double bytesPerSecond) {
  public Bandwidth {
    Finite.require("bytesPerSecond", bytesPerSecond);
  }
}
