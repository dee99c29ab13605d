package lepton.plan.advise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.PlainNumber;
import lepton.text.Problems;

/// A key that may move, and how far.
public sealed interface Decision {

  /// Such as `levers.pruning.keep`.
  String path();

  /// Keys that are whole numbers.
  List<String> WHOLE = List.of("hardware.count", "inference.batch", "inference.tensor_parallel");

  int MOST_WHOLE = 512;

  /// Among words, as they are written.
  record Among(String path, List<String> choices) implements Decision {

    public Among {
      choices = List.copyOf(choices);
      if (choices.isEmpty()) {
        throw new IllegalArgumentException("choices must name a value of " + path);
      }
    }

    List<Change> changes() {
      var changes = new ArrayList<Change>();
      choices.forEach(choice -> changes.add(new Change(path, choice)));
      return changes;
    }
  }

  /// Between two numbers.
  ///
  /// @param suffix the unit behind a number, with its space
  record Between(String path, double low, double high, String suffix) implements Decision {

    public Between {
      if (!(low < high) || Double.isInfinite(high - low)) {
        throw new IllegalArgumentException("low must be below high, got " + low + " and " + high);
      }
    }

    /// The value at a share of the way, rounded to decimals that tell apart a millionth of it.
    Change at(double share) {
      double scale = Math.pow(10, Math.ceil(-Math.log10((high - low) * 1e-6)));
      double value = low + share * (high - low);
      double rounded = Math.clamp(Math.rint(value * scale) / scale, low, high);
      return new Change(path, PlainNumber.of(rounded) + suffix);
    }

    /// The share of the way of a value of this key in so many digits; ends of the range stay as
    /// they are.
    double rounded(Change change, int digits, RoundingMode mode) {
      var number = change.value().substring(0, change.value().length() - suffix.length());
      var exact = new BigDecimal(number);
      double value = exact.doubleValue();
      if (value > low && value < high) {
        value = exact.round(new MathContext(digits, mode)).doubleValue();
      }
      return Math.clamp((value - low) / (high - low), 0, 1);
    }
  }

  /// Between two numbers, or among the whole ones between them where a key takes no others; empty,
  /// with a problem, where these are none or too many.
  static Optional<Decision> between(
      String path, double low, double high, String suffix, Problems problems) {
    if (!WHOLE.contains(path)) {
      return Optional.of(new Between(path, low, high, suffix));
    }
    var choices = new ArrayList<String>();
    double last = Math.floor(high);
    for (double value = Math.ceil(low); value <= last && choices.size() <= MOST_WHOLE; value++) {
      choices.add(PlainNumber.of(value) + suffix);
    }
    if (choices.isEmpty() || choices.size() > MOST_WHOLE) {
      problems.error(
          "--vary "
              + path
              + " names "
              + (choices.isEmpty() ? "no whole number" : "more than " + MOST_WHOLE + " of them"),
          "name those to try: " + path + "=8,16,32");
      return Optional.empty();
    }
    return Optional.of(new Among(path, choices));
  }
}
