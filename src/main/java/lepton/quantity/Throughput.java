package lepton.quantity;

/// A rate of arithmetic work in operations a second (FLOP/s); integer peaks (OP/s) use it too.
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record Throughput(double flopPerSecond) {
  public Throughput {
    Finite.require("flopPerSecond", flopPerSecond);
  }
}
