package lepton.meter;

import java.util.ArrayList;
import java.util.List;

/// The models of what steps cost, weighed together: with and without something that fades, of
/// several ratios of drift and of errors of reading to noise.
///
/// What has been seen says little of these, least of all when a tenth of the steps is done, so
/// every model counts by how likely it makes what was seen:
///
/// ```text
/// p_k ∝ prior_k · likelihood_k ^ η
/// ```
///
/// η below 1 keeps the models that are nearly as good, as none of them is true: Grünwald 2012, The
/// Safe Bayesian, Algorithmic Learning Theory, sec. 2. All constants below that say "assumed" were
/// set, and so were the weights of the models below, by how often the interval held the truth of
/// made-up runs (ForecastCoverageTest), and widths.
final class CostModels {

  /// r: from none to a level that does nothing but wander. Assumed: half a decade apart.
  private static final double[] DRIFTS = {0, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 30, 1000};

  /// s: from none to mere jitter of when a meter was read. Assumed.
  private static final double[] READINGS = {0, 1, 10};

  /// η; assumed.
  private static final double LEARNING = 0.7;

  /// A block scatters by 2 % of its cost, as said by half a block: assumed. A first guess where two
  /// or three blocks are all there is, and soon outweighed.
  private static final double PRIOR_BLOCKS = 0.5;

  private static final double PRIOR_SCATTER = 0.02;

  /// What fades changes the level by about so much of it from the first block to the end of the
  /// run: assumed, from devices that warm up, caches that fill and sequences that become longer.
  private static final double PRIOR_FADE = 0.4;

  /// A time constant of so many runs is a straight line.
  private static final double EVEN = 100;

  /// What the grid of ratios leaves out, more so where blocks are few: assumed.
  private static final double WIDENING = 1.2;

  private final StepCosts costs;
  private final double toGo;
  private final CostFilter.Prior prior;
  private final double freedom;
  private final CostFilter.Fade nothing;
  private final CostFilter.Fade soon;
  private final List<CostFilter.Fade> medium;
  private final CostFilter.Fade even;
  private final List<CostFilter.Prediction> predictions = new ArrayList<>();

  private CostModels(StepCosts costs, double toGo) {
    int seen = costs.read().length;
    double all = seen + toGo;
    double scatter = PRIOR_SCATTER * costs.level();
    this.costs = costs;
    this.toGo = toGo;
    this.prior = new CostFilter.Prior(PRIOR_BLOCKS, scatter * scatter);
    this.freedom = PRIOR_BLOCKS + seen - 1;
    double noise = (PRIOR_BLOCKS * scatter * scatter + costs.changes()) / freedom;
    this.nothing = CostFilter.Fade.of(costs.widths(), 1, 0);
    this.soon = fade(seen / 2.0, all, noise);
    this.medium = List.of(fade(seen, all, noise), fade(all, all, noise));
    this.even = fade(EVEN * all, all, noise);
  }

  private CostFilter.Fade fade(double constant, double all, double noise) {
    double change = PRIOR_FADE * costs.level() / -Math.expm1(-all / constant);
    return CostFilter.Fade.of(costs.widths(), constant, change * change / noise);
  }

  /// The cost of all blocks, those seen included.
  ///
  /// @param toGo blocks to come
  static Mixture of(StepCosts costs, double toGo) {
    var models = new CostModels(costs, toGo);
    for (double drift : DRIFTS) {
      for (double reading : READINGS) {
        models.weigh(drift, reading);
      }
    }
    return new Mixture(models.predictions, Math.max(1, models.freedom));
  }

  private void weigh(double drift, double reading) {
    add(filter(drift, reading, nothing).fadesOn(toGo), 0.35);
    add(filter(drift, reading, soon).fadesOn(toGo), 0.05);
    for (var fade : medium) {
      var filter = filter(drift, reading, fade);
      add(filter.fadesOn(toGo), 0.05);
      add(filter.stays(toGo), 0.025);
      add(filter.goesOn(toGo), 0.025);
    }
    var filter = filter(drift, reading, even);
    add(filter.fadesOn(toGo), 0.26);
    add(filter.stays(toGo), 0.14);
  }

  private CostFilter filter(double drift, double reading, CostFilter.Fade fade) {
    return new CostFilter(costs, new CostFilter.Setting(drift, reading, fade), prior);
  }

  private void add(CostFilter.Prediction prediction, double weight) {
    predictions.add(
        new CostFilter.Prediction(
            LEARNING * prediction.likelihood() + Math.log(weight),
            prediction.mean(),
            WIDENING * (1 + 0.5 / costs.read().length) * prediction.scale()));
  }
}
