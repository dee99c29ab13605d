package lepton.quantity;

/// The decimal numbers that lepton reads: `8`, `-0.5`, `.5`, `1e6`, `6.02E23`, `82_432`.
final class NumberText {

  private NumberText() {}

  /// Where the number at the start of `text` ends; 0 where there is none.
  static int end(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int whole = digits(text, at);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.' && !text.startsWith("..", end)) {
      end = digits(text, end + 1);
    }
    boolean anyDigit = end > at && !(end == at + 1 && text.charAt(at) == '.');
    return anyDigit ? exponent(text, end) : 0;
  }

  private static int exponent(String text, int at) {
    if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return at;
    }
    int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
    int end = digits(text, at + 1 + sign);
    return end > at + 1 + sign ? end : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && digitOrJoint(text, from, at)) {
      at++;
    }
    return at;
  }

  /// A digit, or an underscore between two digits.
  private static boolean digitOrJoint(String text, int from, int at) {
    if (digit(text, at)) {
      return true;
    }
    return text.charAt(at) == '_' && at > from && digit(text, at - 1) && digit(text, at + 1);
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
