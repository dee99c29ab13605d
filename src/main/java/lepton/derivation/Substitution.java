package lepton.derivation;

import java.util.List;

/// Puts numbers in the place of symbols.
final class Substitution {

  private Substitution() {}

  /// `expression` with each symbol that `terms` names replaced by its printed value.
  static String of(String expression, List<Ledger.Term> terms) {
    var out = new StringBuilder();
    int at = 0;
    while (at < expression.length()) {
      int number = numberEnd(expression, at);
      if (number > at) {
        out.append(expression, at, number);
        at = number;
        continue;
      }
      int end = at;
      while (end < expression.length() && symbolic(expression.charAt(end), end > at)) {
        end++;
      }
      if (end == at) {
        out.append(expression.charAt(at++));
      } else {
        out.append(value(expression.substring(at, end), terms));
        at = end;
      }
    }
    return out.toString();
  }

  /// Where a literal such as `3.6e6` that starts at `from` ends; `from` where there is none.
  private static int numberEnd(String expression, int from) {
    int at = from;
    while (at < expression.length() && numeric(expression, at, from)) {
      at++;
    }
    return at;
  }

  private static boolean numeric(String expression, int at, int from) {
    char c = expression.charAt(at);
    return Character.isDigit(c) || (at > from && (c == '.' || c == 'e'));
  }

  private static boolean symbolic(int c, boolean inside) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || (inside && (Character.isDigit(c) || c == '_' || c == '′'));
  }

  private static String value(String symbol, List<Ledger.Term> terms) {
    for (var term : terms) {
      if (term.symbol().equals(symbol)) {
        String printed = term.printed();
        return term.value() < 0 ? "(" + printed + ")" : printed;
      }
    }
    throw new IllegalArgumentException("no value for symbol " + symbol);
  }
}
