package lepton.energy;

import java.util.ArrayList;
import java.util.List;
import lepton.derivation.Equation;

/// An equation that is a product of factors, some of which only some workloads have.
final class Product {

  private final String result;
  private final List<String> above = new ArrayList<>();
  private final List<String> below = new ArrayList<>();
  private final List<String> terms = new ArrayList<>();
  private final List<Double> factors = new ArrayList<>();
  private double value = 1;

  /// @param result symbol that the equation defines
  Product(String result) {
    this.result = result;
  }

  /// @param term `symbol` or `symbol [unit]`
  Product by(String term, double factor) {
    above.add(add(term, factor));
    value *= factor;
    return this;
  }

  /// @param term `symbol` or `symbol [unit]`
  Product over(String term, double divisor) {
    below.add(add(term, divisor));
    value /= divisor;
    return this;
  }

  private String add(String term, double number) {
    terms.add(term);
    factors.add(number);
    int bracket = term.indexOf(" [");
    return bracket < 0 ? term : term.substring(0, bracket);
  }

  double value() {
    return value;
  }

  /// @param unit of the result, such as `[s]`; empty where there is none
  Equation equation(String title, String unit) {
    var under = String.join(" · ", below);
    var form = result + " = " + String.join(" · ", above) + " / ";
    var all = new ArrayList<>(terms);
    all.add(unit);
    return Equation.of(
        "",
        title,
        form + (below.size() == 1 ? under : "(" + under + ")"),
        all.toArray(String[]::new));
  }

  /// In the order of the equation's symbols.
  double[] values() {
    return factors.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
