package lepton.quantity;

/// An amount of data in bytes (B).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record DataSize(double bytes) {
  public DataSize {
    Finite.require("bytes", bytes);
  }
}
