package lepton.derivation;

import java.util.ArrayList;
import java.util.List;

/// An equation as it is printed: number, title, form and units.
///
/// The form is `result = expression` over symbols, numbers, `+ − · / ^` and parentheses, for
/// instance `t* = W* / C*`. A symbol that ends in `*` belongs to a phase and is printed with the
/// phase as its subscript (`t_train`); a symbol is a run of letters, primes and subscripts.
///
/// @param number where the equation stands in the source document or its sound reading, such as
///     `(9)`;
///     empty for a definition
/// @param title what is worked out, in words
/// @param form the symbols
/// @param symbols the symbols of the right side in the order in which values are handed to the
///     ledger
/// @param units the unit of each symbol, and last the unit of the result; empty where there is none
public record Equation(
    String number, String title, String form, List<String> symbols, List<String> units) {

  public Equation {
    if (form.indexOf(" = ") < 0) {
      throw new IllegalArgumentException("form must read 'result = expression', got " + form);
    }
    if (units.size() != symbols.size() + 1) {
      throw new IllegalArgumentException("one unit a symbol and one for the result: " + form);
    }
    symbols = List.copyOf(symbols);
    units = List.copyOf(units);
  }

  /// Declares an equation; `terms` are `symbol` or `symbol [unit]`, the last one being the result's
  /// unit.
  ///
  /// @throws IllegalArgumentException if the form has no `=`
  public static Equation of(String number, String title, String form, String... terms) {
    var symbols = new ArrayList<String>();
    var units = new ArrayList<String>();
    for (int i = 0; i < terms.length; i++) {
      String term = terms[i];
      int bracket = term.indexOf('[');
      units.add(bracket < 0 ? "" : term.substring(bracket + 1, term.length() - 1));
      if (i < terms.length - 1) {
        symbols.add((bracket < 0 ? term : term.substring(0, bracket)).strip());
      }
    }
    return new Equation(number, title, form, symbols, units);
  }

  /// The symbol that the equation defines.
  public String result() {
    return form.substring(0, form.indexOf(" = "));
  }

  /// The right side.
  public String expression() {
    return form.substring(form.indexOf(" = ") + 3);
  }
}
