package lepton.fit;

import java.util.List;
import java.util.Locale;

/// `priors.csv` while it is written.
final class PriorTable {

  private final StringBuilder csv = new StringBuilder();

  void head(String origin, String error) {
    csv.append("# Utilization and power by regime. ").append(origin).append(".\n# ").append(error);
    csv.append(". holds_for: accelerators, a generation, pooled.\n");
    csv.append("quantity,regime,level,holds_for,n,median,p10,p90,boundary,source,note\n");
  }

  void row(
      String quantity,
      String regime,
      String level,
      String holdsFor,
      long n,
      double[] quantiles,
      String boundary,
      String source,
      String note) {
    csv.append(quantity).append(',').append(regime).append(',').append(level).append(',');
    csv.append(holdsFor).append(',').append(n);
    for (double value : quantiles) {
      csv.append(String.format(Locale.ROOT, ",%.3g", value));
    }
    csv.append(",\"").append(boundary).append("\",\"").append(source).append("\",\"");
    csv.append(note).append("\"\n");
  }

  static double[] quantiles(List<Double> values) {
    return new double[] {
      Quantile.median(values), Quantile.of(values, 0.1), Quantile.of(values, 0.9)
    };
  }

  String text() {
    return csv.toString();
  }
}
