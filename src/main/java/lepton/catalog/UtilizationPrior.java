package lepton.catalog;

import java.util.Locale;
import java.util.Optional;
import lepton.text.Problems;

/// End-to-end utilization and power of accelerators by regime, fitted to published runs.
///
/// Utilization is u = 6 · P · tokens / (accelerator hours · dense peak): what a run got of the peak
/// over all its hours, restarts and evaluations included. On the logarithmic scale
///
///     m_generation  = m_pooled     + n / (n + k) · (median of the generation's runs − m_pooled)
///     m_accelerator = m_generation + n / (n + k) · (median of its own runs − m_generation)
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | m | median of ln u | 1 |
/// | n | runs of the generation, of the accelerator | 1 |
/// | k | runs that the wider group counts for, 2 | 1 |
///
/// P10 and P90 are the quantiles of the residuals of runs that were left out: of the run alone for
/// an accelerator that was seen, of all its accelerator's runs for a generation that was seen, of
/// all its generation's for any other. The table is written by `lepton.fit.UtilizationPriors` of
/// the test tree; valid for training of language models of 70 M to 540 B parameters.
public final class UtilizationPrior {

  /// How much wider ln u is spread where a regime has no published run of its own. Assumed: small
  /// jobs depend on their data loading and lengths more than the runs that are published.
  public static final double UNSEEN_REGIME = 1.5;

  /// The least and the greatest model whose run is in the table: Pythia 70M, PaLM 540B.
  public static final double LEAST_PARAMETERS = 70e6;

  public static final double MOST_PARAMETERS = 541e9;

  /// The least work of a run of the table, in FLOP: Pythia 70M, 6 · 70.4e6 · 3.0e11 (arXiv
  /// 2304.01373 table 5).
  public static final double LEAST_WORK = 1.26e20;

  private static final String FILE = PublishedPrior.FILE;

  private UtilizationPrior() {}

  /// The utilization to expect of an accelerator in a regime.
  public static Prior of(Accelerator accelerator, Regime regime) {
    var prior = find("utilization", regime, accelerator).orElseThrow(() -> missing(regime));
    return switch (regime) {
      case TRAINING_DENSE, SERVING -> prior;
      case TRAINING_MOE ->
          noted(prior, "mixtures of experts of the same table differ by less than its error");
      case FINE_TUNING ->
          prior.widened(
              UNSEEN_REGIME,
              "no published fine-tuning states both its work and its hours: range widened");
    };
  }

  /// The mean power of one accelerator at work as a share of its TDP; the boundary says what is in
  /// it. Absent where no run of the table measured it.
  public static Optional<Prior> powerShare(Accelerator accelerator, Regime regime) {
    return find("power_share", regime, accelerator);
  }

  /// The share of a training run's hours that its steady-state rate would have needed: end-to-end
  /// over steady-state utilization, of runs that report both.
  public static Prior availability() {
    var file = ShippedFile.load(FILE);
    return row(file, "availability", "training", "pooled")
        .orElseThrow(() -> missing(Regime.TRAINING_DENSE));
  }

  private static IllegalStateException missing(Regime regime) {
    return new IllegalStateException(FILE + " has no pooled row for " + regime.rows());
  }

  private static Prior noted(Prior prior, String why) {
    return new Prior(
        prior.median(),
        prior.p10(),
        prior.p90(),
        prior.n(),
        prior.level(),
        prior.boundary(),
        prior.source(),
        prior.note() + "; " + why);
  }

  private static Optional<Prior> find(String quantity, Regime regime, Accelerator accelerator) {
    var file = ShippedFile.load(FILE);
    var own = row(file, quantity, regime.rows(), accelerator.id());
    if (own.isPresent()) {
      return own;
    }
    var generation = accelerator.architecture().orElse("").toLowerCase(Locale.ROOT);
    var shared = row(file, quantity, regime.rows(), generation);
    return shared.isPresent() ? shared : row(file, quantity, regime.rows(), "pooled");
  }

  /// The row that holds for a name: an accelerator's id, a generation, or `pooled`. Quantity and
  /// regime are the first two columns.
  private static Optional<Prior> row(
      ShippedFile file, String quantity, String regime, String name) {
    for (int i = 0; i < file.rows(); i++) {
      var beginning = file.beginning(i, 2);
      if (beginning[0].equals(quantity) && beginning[1].equals(regime)) {
        var cells = new Cells(file.row(i), new Problems());
        if (cells.list("holds_for").contains(name)) {
          return Optional.of(prior(cells));
        }
      }
    }
    return Optional.empty();
  }

  static Prior prior(Cells cells) {
    var level =
        switch (cells.text("level", "")) {
          case "accelerator" -> Prior.Level.ACCELERATOR;
          case "generation" -> Prior.Level.GENERATION;
          default -> Prior.Level.POOLED;
        };
    return new Prior(
        cells.number("median").orElseThrow(),
        cells.number("p10").orElseThrow(),
        cells.number("p90").orElseThrow(),
        cells.whole("n").orElseThrow(),
        level,
        cells.text("boundary", ""),
        cells.text("source", ""),
        cells.text("note", ""));
  }
}
