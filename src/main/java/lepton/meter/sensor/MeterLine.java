package lepton.meter.sensor;

import java.util.OptionalDouble;

/// A line that a meter prints: a number, or a number with its unit somewhere in a text, of which
/// the last one counts. `123.4`, `123.4 W`, `Instantaneous power reading: 220 Watts`.
final class MeterLine {

  private MeterLine() {}

  /// The watts; absent where the line holds none, or fewer than none.
  static OptionalDouble watts(String line) {
    var words = line.strip().split("\\s+", -1);
    for (int i = words.length - 1; i >= 0; i--) {
      var number = number(words[i]);
      boolean alone = words.length == 1;
      if (number.isPresent() && (alone || (i + 1 < words.length && unit(words[i + 1])))) {
        return number;
      }
      var joined = joined(words[i]);
      if (joined.isPresent()) {
        return joined;
      }
    }
    return OptionalDouble.empty();
  }

  /// `123.4W`.
  private static OptionalDouble joined(String word) {
    int end = word.length();
    while (end > 0 && Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    return unit(word.substring(end)) ? number(word.substring(0, end)) : OptionalDouble.empty();
  }

  private static boolean unit(String word) {
    return word.equalsIgnoreCase("w")
        || word.equalsIgnoreCase("watt")
        || word.equalsIgnoreCase("watts");
  }

  private static OptionalDouble number(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("0123456789.eE+-".indexOf(word.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double number = Double.parseDouble(word);
      return number >= 0 && number < Double.POSITIVE_INFINITY
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException nonsense) {
      return OptionalDouble.empty();
    }
  }
}
