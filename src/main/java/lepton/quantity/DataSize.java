package lepton.quantity;

/// An amount of data in bytes (B).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record DataSize(double bytes) {
  private static final double BYTES_PER_GB = 1e9;

  public DataSize {
    Finite.require("bytes", bytes);
  }

  /// In GB, of 10⁹ bytes.
  public double gigabytes() {
    return bytes / BYTES_PER_GB;
  }
}
