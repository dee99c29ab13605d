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
