package lepton.fit;

import java.util.Locale;

/// `left_out.csv`: for every run that the priors are fitted to, the prior without it.
final class LeftOutTable {

  private LeftOutTable() {}

  static String text(Shrinkage evidence) {
    var csv =
        new StringBuilder(
            "# For each run that priors.csv is fitted to, its utilization by the same fit without"
                + " it. Written by\n# lepton.fit.UtilizationPriors from published.csv.\n"
                + "name,accelerator_hours,n,median,p10,p90\n");
    for (var run : evidence.runs()) {
      double[] prior = prior(evidence, run);
      csv.append(run.model()).append(',');
      csv.append(String.format(Locale.ROOT, "%.0f", run.hours())).append(',');
      csv.append(evidence.runs().size() - 1);
      for (double logarithm : prior) {
        csv.append(String.format(Locale.ROOT, ",%.3g", Math.exp(logarithm)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /// The median, P10 and P90 of ln u that the others give for a run, the residuals of the others
  /// left out anew.
  static double[] prior(Shrinkage evidence, TrainingRun run) {
    var others = evidence.without(other -> other.equals(run));
    double[] residuals =
        others.residuals((one, other) -> other.equals(one), (rest, one) -> rest.device(one));
    double middle = others.device(run);
    return new double[] {
      middle, middle + Quantile.ofNext(residuals, 0.1), middle + Quantile.ofNext(residuals, 0.9)
    };
  }
}
