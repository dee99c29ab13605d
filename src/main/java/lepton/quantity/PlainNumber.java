package lepton.quantity;

import java.math.BigDecimal;

/// Numbers as machines like them: full precision, no exponent, `.` as the decimal point.
public final class PlainNumber {

  private PlainNumber() {}

  /// The shortest decimal that reads back as exactly `value`, without an exponent: `1000`,
  /// `0.00001`.
  public static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    String shortest = Double.toString(value);
    return shortest.indexOf('E') < 0 ? shortest : expanded(shortest);
  }

  private static String expanded(String scientific) {
    BigDecimal value = new BigDecimal(scientific);
    return (value.scale() <= 0 ? value : value.stripTrailingZeros()).toPlainString();
  }
}
