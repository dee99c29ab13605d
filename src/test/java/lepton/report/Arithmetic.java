package lepton.report;

/// Evaluates a printed line: numbers, `+ − - · × / ^`, parentheses; `[units]` are skipped.
final class Arithmetic {

  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text;
  }

  static double evaluate(String expression) {
    var bare = expression.replaceAll("\\[[^\\]]*\\]", "").replace(" ", "");
    var arithmetic = new Arithmetic(bare);
    double value = arithmetic.sum();
    if (arithmetic.at < bare.length()) {
      throw new IllegalArgumentException("no arithmetic at " + bare.substring(arithmetic.at));
    }
    return value;
  }

  private double sum() {
    double value = product();
    while (true) {
      if (take("+")) {
        value += product();
      } else if (take("−") || take("-")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = power();
    while (true) {
      if (take("·") || take("×")) {
        value *= power();
      } else if (take("/")) {
        value /= power();
      } else {
        return value;
      }
    }
  }

  private double power() {
    double base = operand();
    return take("^") ? Math.pow(base, power()) : base;
  }

  private double operand() {
    if (take("(")) {
      double value = sum();
      if (!take(")")) {
        throw new IllegalArgumentException("a parenthesis stays open in " + text);
      }
      return value;
    }
    if (take("-") || take("−")) {
      return -power();
    }
    int end = at;
    while (end < text.length() && numeric(end)) {
      end++;
    }
    double value = Double.parseDouble(text.substring(at, end));
    at = end;
    return value;
  }

  private boolean numeric(int i) {
    char c = text.charAt(i);
    boolean sign = (c == '-' || c == '+') && i > at && text.charAt(i - 1) == 'e';
    return Character.isDigit(c) || c == '.' || c == 'e' || sign;
  }

  private boolean take(String token) {
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }
}
