package lepton.meter;

import java.util.OptionalDouble;

/// Least and greatest power since it was last asked for, and the greatest ever, in W.
final class WattsRange {

  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /// The three; absent where there was no reading.
  record Taken(OptionalDouble low, OptionalDouble high, OptionalDouble most) {}

  void accept(double watts) {
    low = Math.min(low, watts);
    high = Math.max(high, watts);
    most = Math.max(most, watts);
  }

  /// Of a part of the device.
  Taken taken(double share) {
    return new Taken(finite(low * share), finite(high * share), finite(most * share));
  }

  void restart() {
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
