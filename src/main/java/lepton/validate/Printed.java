package lepton.validate;

import java.math.BigDecimal;
import java.util.Optional;
import lepton.text.Place;
import lepton.text.Scalar;

/// A number as it was printed, which tells how far it was rounded.
///
/// @param text its digits as they were written
/// @param value above 0
/// @param unit of the last digit that was printed: 1 of `36`, 0.01 of `1.46`, 10⁴ of `1.46e6`
public record Printed(String text, double value, double unit, Place place) {

  /// The number of a cell; a remark in brackets behind it is no part of it: `385 (implied)`. Empty
  /// where the cell holds no plain number above 0.
  static Optional<Printed> of(Scalar cell) {
    var text = cell.text();
    int bracket = text.indexOf(" (");
    if (bracket > 0 && text.endsWith(")")) {
      text = text.substring(0, bracket).strip();
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.eE+-".indexOf(text.charAt(i)) < 0) {
        return Optional.empty();
      }
    }
    try {
      var decimal = new BigDecimal(text);
      double value = decimal.doubleValue();
      return value > 0 && Double.isFinite(value)
          ? Optional.of(new Printed(text, value, decimal.ulp().doubleValue(), cell.place()))
          : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /// How far the number itself may be from what was rounded to it, as a share of it.
  double rounding() {
    return unit / 2 / value;
  }

  /// The number and a unit, as a workload file has them.
  Scalar with(String measure) {
    return new Scalar(measure.isEmpty() ? text : text + " " + measure, false, place);
  }
}
