package lepton.derivation;

import java.util.ArrayList;
import java.util.List;
import lepton.quantity.PlainNumber;

/// A derivation that remembers: each step with its symbols, its substituted numbers and its result.
public final class Ledger implements Derivation {

  private final List<Step> steps = new ArrayList<>();

  @Override
  public void note(Equation equation, String phase, double result, double... values) {
    var terms = new ArrayList<Term>();
    for (int i = 0; i < values.length; i++) {
      String symbol = subscripted(equation.symbols().get(i), phase);
      terms.add(new Term(symbol, values[i], equation.units().get(i)));
    }
    String unit = equation.units().getLast();
    Term outcome = new Term(subscripted(equation.result(), phase), result, unit);
    Step step = new Step(equation, subscripted(equation.form(), phase), terms, outcome);
    if (!steps.contains(step)) {
      steps.add(step);
    }
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  private static String subscripted(String text, String phase) {
    return phase.isEmpty() ? text.replace("*", "") : text.replace("*", "_" + phase);
  }

  /// A symbol, its value and its unit.
  public record Term(String symbol, double value, String unit) {

    /// The value as it is printed: a decimal that reads back exactly, the unit in brackets.
    public String printed() {
      return number(value) + (unit.isEmpty() ? "" : " [" + unit + "]");
    }

    private static String number(double value) {
      double magnitude = Math.abs(value);
      if (value == 0 || (magnitude >= 1e-4 && magnitude < 1e12)) {
        return PlainNumber.of(value);
      }
      return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
  }

  /// An equation that was evaluated.
  ///
  /// @param form the symbol form with the phase as subscript
  public record Step(Equation equation, String form, List<Term> terms, Term result) {

    public Step {
      terms = List.copyOf(terms);
    }

    /// The right side with numbers in place of symbols, then the result: `2 [W] · 3 [s] = 6 [J]`.
    ///
    /// Re-evaluated without the bracketed units it gives the result to 1e-9 relative.
    public String substituted() {
      String expression = form.substring(form.indexOf(" = ") + 3);
      return Substitution.of(expression, terms) + " = " + result.printed();
    }
  }
}
