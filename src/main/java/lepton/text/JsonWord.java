package lepton.text;

import java.util.Optional;

/// What stands in JSON without quotes: a number, `true`, `false` or `null`; and what people write
/// in their place.
///
/// @param message what is wrong with a word
record JsonWord(String message, String help) {

  /// What is wrong; nothing where the word is JSON.
  static Optional<JsonWord> slip(String word) {
    return switch (word) {
      case "true", "false", "null" -> Optional.empty();
      case "NaN", "Infinity", "-Infinity", "+Infinity", "-NaN", "inf", "nan", "-inf" ->
          slip("JSON has no " + word, "write a number, or leave the key out");
      case "True", "TRUE", "False", "FALSE" ->
          slip("JSON writes " + Quote.of(word) + " in lower case", "write true or false");
      case "None", "Null", "NULL", "undefined", "nil" ->
          slip("JSON has no " + word, "write null, or leave the key out");
      default -> isNumber(word) ? Optional.empty() : other(word);
    };
  }

  private static Optional<JsonWord> slip(String message, String help) {
    return Optional.of(new JsonWord(message, help));
  }

  private static Optional<JsonWord> other(String word) {
    char c = word.charAt(0);
    if (c == '\'') {
      return slip("JSON takes double quotes only", "write \"…\" in place of '…'");
    }
    if (Character.isDigit(c) || "+-.".indexOf(c) >= 0) {
      return slip(
          Quote.of(word) + " is no number of JSON",
          "write it as 0.5, 10 or 1e6; a quantity with its unit goes in double quotes");
    }
    return slip("a text goes in double quotes, got " + Quote.of(word), "write it as \"…\"");
  }

  /// The grammar of RFC 8259, section 6: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  private static boolean isNumber(String word) {
    int whole = word.startsWith("-") ? 1 : 0;
    int at = digits(word, whole);
    boolean good = at > whole && (at == whole + 1 || word.charAt(whole) != '0');
    if (good && word.startsWith(".", at)) {
      int fraction = at + 1;
      at = digits(word, fraction);
      good = at > fraction;
    }
    if (good && at < word.length() && "eE".indexOf(word.charAt(at)) >= 0) {
      int exponent = at + 1;
      exponent += word.startsWith("+", exponent) || word.startsWith("-", exponent) ? 1 : 0;
      at = digits(word, exponent);
      good = at > exponent;
    }
    return good && at == word.length();
  }

  private static int digits(String word, int from) {
    int i = from;
    while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
