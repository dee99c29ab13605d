package lepton.fit;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How many rows that were left out lie in ranges by what the other sizes of models scatter.
record Coverage(List<ServingRow> rows) {

  /// Φ⁻¹(0.9) and Φ⁻¹(0.95).
  private static final double Z90 = 1.2815515655446004;

  private static final double Z95 = 1.6448536269514722;

  private double[] sigmas(double[] errors) {
    return Components.ofOthers(errors, rows.stream().map(ServingRow::family).toList());
  }

  /// A sentence of all rows.
  String line(String what, double[] errors) {
    return "\nP10 to P90 of "
        + what
        + " covers "
        + covered(errors, Z90, row -> true)
        + " of the rows left out, P5 to P95 "
        + covered(errors, Z95, row -> true)
        + ".\n";
  }

  /// Of each model.
  String table(double[] errors) {
    var names = new TreeSet<String>();
    rows.forEach(row -> names.add(row.nickname()));
    var table =
        new StringBuilder("\n| J/token of | in P10 to P90 | in P5 to P95 |\n|---|---:|---:|\n");
    for (var name : names) {
      table
          .append("| ")
          .append(name)
          .append(" | ")
          .append(covered(errors, Z90, row -> row.nickname().equals(name)))
          .append(" | ")
          .append(covered(errors, Z95, row -> row.nickname().equals(name)))
          .append(" |\n");
    }
    return table.toString();
  }

  private String covered(double[] errors, double reach, Predicate<ServingRow> chosen) {
    double[] sigmas = sigmas(errors);
    double[] standard = new double[errors.length];
    Arrays.setAll(standard, i -> errors[i] / sigmas[i]);
    return Quantile.percent(Quantile.within(CrossValidation.where(rows, standard, chosen), reach));
  }
}
