package lepton.fit;

import java.util.List;
import java.util.Locale;

/// FP8 against BF16 of models that were measured in both on the same machine, laid out alike.
final class EightBits {

  private EightBits() {}

  static String table(List<ServingRow> rows, ServingCurve curve) {
    var report =
        new StringBuilder("| | batch | FP8 / BF16 measured | model |\n|---|---:|---:|---:|\n");
    var fit = curve.coefficients(ServingModel.UNBOUNDED);
    for (var eight : rows) {
      for (var sixteen : rows) {
        if (pair(eight, sixteen)) {
          double error =
              ServingCurve.errors(eight, eight.shape(), fit)[0]
                  - ServingCurve.errors(sixteen, sixteen.shape(), fit)[0];
          double measured = eight.joulesPerToken() / sixteen.joulesPerToken();
          report.append(
              String.format(
                  Locale.ROOT,
                  "| %s, %.0f %s | %.0f | %.2f | %.2f |\n",
                  sixteen.nickname(),
                  eight.count(),
                  eight.accelerator().name(),
                  eight.batch(),
                  measured,
                  measured * Math.exp(error)));
        }
      }
    }
    return report.toString();
  }

  private static boolean pair(ServingRow eight, ServingRow sixteen) {
    return eight.nickname().equals(sixteen.nickname() + " FP8")
        && eight.count() == sixteen.count()
        && eight.replicas() == sixteen.replicas()
        && eight.accelerator().equals(sixteen.accelerator())
        && Math.abs(Math.log(sixteen.batch() / eight.batch())) < 0.13;
  }
}
