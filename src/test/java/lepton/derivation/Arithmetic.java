package lepton.derivation;

/// Works out a printed line as a reader with a calculator would: numbers, `+ − · / ^`, parentheses,
/// left to right, with the units in brackets skipped. Knows nothing of how lepton worked it out.
public final class Arithmetic {

  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text;
  }

  /// The value of `expression`.
  ///
  /// @throws IllegalArgumentException if it is none
  public static double value(String expression) {
    var reader = new Arithmetic(expression.replaceAll("\\[[^\\]]*\\]", "").replace(" ", ""));
    double value = reader.sum();
    if (reader.at < reader.text.length()) {
      throw reader.unreadable();
    }
    return value;
  }

  private double sum() {
    double value = product();
    while (true) {
      if (next('+')) {
        value += product();
      } else if (next('−') || next('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = power();
    while (true) {
      if (next('·')) {
        value *= power();
      } else if (next('/')) {
        value /= power();
      } else {
        return value;
      }
    }
  }

  private double power() {
    double value = atom();
    return next('^') ? Math.pow(value, atom()) : value;
  }

  private double atom() {
    if (next('(')) {
      double value = sum();
      if (!next(')')) {
        throw unreadable();
      }
      return value;
    }
    return number();
  }

  private double number() {
    int from = at;
    next('-');
    while (digitOrPoint() || exponent(from)) {
      at++;
    }
    if (at == from) {
      throw unreadable();
    }
    return Double.parseDouble(text.substring(from, at));
  }

  private boolean digitOrPoint() {
    return at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.');
  }

  /// An `e` behind a digit, or the sign behind that `e`.
  private boolean exponent(int from) {
    if (at >= text.length() || at == from) {
      return false;
    }
    char here = text.charAt(at);
    char before = text.charAt(at - 1);
    return (here == 'e' && Character.isDigit(before))
        || (before == 'e' && (here == '-' || here == '+'));
  }

  private boolean next(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private IllegalArgumentException unreadable() {
    return new IllegalArgumentException("no arithmetic at " + at + " in " + text);
  }
}
