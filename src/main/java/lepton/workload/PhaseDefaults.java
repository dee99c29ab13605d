package lepton.workload;

import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Factor;
import lepton.catalog.Precision;
import lepton.catalog.Prior;
import lepton.catalog.Regime;
import lepton.catalog.ServingFit;
import lepton.catalog.UtilizationPrior;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.text.Origin;

/// Utilization and power of accelerators where a workload states none: a person's own factor, else
/// what published runs had.
final class PhaseDefaults {

  private static final String POWER = "power_share.";

  private final Context context;

  PhaseDefaults(Context context) {
    this.context = context;
  }

  /// What is run, as far as published utilization depends on it.
  ///
  /// @param beyond how it leaves what was published, in words; empty where it does not
  record Demand(Stage stage, Regime regime, Precision precision, String beyond) {

    Demand {
      if ((stage == Stage.INFERENCE) != (regime == Regime.SERVING)) {
        throw new IllegalArgumentException(stage + " is not " + regime);
      }
    }
  }

  /// Tokens of prompt that work counts for each of an answer.
  static double prompts(Work work) {
    return work instanceof Work.Requests asked
        ? asked.inputTokens().mean() / asked.outputTokens().mean()
        : 0;
  }

  /// A person's own factor for an accelerator, such as `lepton calibrate` writes.
  Optional<Factor> own(String quantity, Stage stage, Accelerator on) {
    return context.catalog().ownFactor(quantity + stage.key(), on);
  }

  /// End-to-end utilization, of the dense peak at the precision of the phase.
  ///
  /// @param prompts tokens of prompt that the work has for each of an answer; 0 where it has none
  Input utilization(String key, Demand demand, double prompts, Accelerator on) {
    var own = own("utilization.", demand.stage(), on);
    if (own.isPresent()) {
      return new Input(key, Context.spanned(own.get()), Dimension.RATIO, origin(own.get()));
    }
    var prior = UtilizationPrior.of(on, demand.regime());
    if (!demand.beyond().isEmpty()) {
      prior = prior.widened(UtilizationPrior.UNSEEN_REGIME, demand.beyond() + ": range widened");
    }
    if (prompts > 0) {
      prior = withPrompts(prior, prompts);
    }
    var share = ofPeak(prior, demand, on);
    return Input.byDefault(
        key, share.estimate(), Dimension.RATIO, words(share, demand.regime(), on));
  }

  /// The published share u counts the tokens of answers alone. Work that counts r of prompt for
  /// each has 1 + r in the time of 1/u for the answer and r/η for the prompt, which arithmetic
  /// bounds:
  ///
  ///     u' = (1 + r) / (1/u + r/η),   η the share of the peak that arithmetic reaches
  ///
  /// The prompts of what was measured are in u too: with few, a little too much time.
  private static Prior withPrompts(Prior prior, double prompts) {
    double reached = ServingFit.shipped().computePeak(false);
    return new Prior(
        ofAll(prior.median(), prompts, reached),
        ofAll(prior.p10(), prompts, reached),
        ofAll(prior.p90(), prompts, reached),
        prior.n(),
        prior.level(),
        prior.boundary(),
        prior.source(),
        prior.note()
            + "; "
            + Shown.number(prior.median())
            + " with prompts, "
            + Shown.number(prompts)
            + " tokens for each of an answer, at "
            + Shown.number(reached));
  }

  private static double ofAll(double share, double prompts, double reached) {
    return (1 + prompts) / (1 / share + prompts / reached);
  }

  /// The published share is of the 16-bit peak. A higher peak of fewer bits has been used no faster
  /// end to end by a run that states its hours (DeepSeek-V3 in FP8: 0.346 of the 16-bit peak,
  /// arXiv 2412.19437), so the same rate is the median, and the whole gain the P90; serving was
  /// measured in 8 and 4 bits too, against the 16-bit peak. What other peaks do is not published.
  private static Prior ofPeak(Prior prior, Demand demand, Accelerator on) {
    var bits = demand.precision();
    if (bits == Precision.BF16 || bits == Precision.FP16) {
      return prior;
    }
    var sixteen = on.peak(Precision.BF16).or(() -> on.peak(Precision.FP16));
    var peak = on.peak(bits);
    if (sixteen.isEmpty() || peak.isEmpty()) {
      return prior.widened(
          UtilizationPrior.UNSEEN_REGIME, "published runs are in 16 bits: range widened");
    }
    double ratio = sixteen.get().flopPerSecond() / peak.get().flopPerSecond();
    if (ratio >= 1) {
      return prior.widened(
          UtilizationPrior.UNSEEN_REGIME,
          "published runs are in 16 bits, not in " + bits.id() + ": range widened");
    }
    boolean serving = demand.regime() == Regime.SERVING;
    return new Prior(
        prior.median() * ratio,
        prior.p10() * ratio,
        serving ? prior.p90() * ratio : prior.p90(),
        prior.n(),
        prior.level(),
        prior.boundary(),
        prior.source(),
        prior.note()
            + "; "
            + Shown.number(prior.median())
            + " of the 16-bit peak, taken as a share of that in "
            + bits.id()
            + (serving ? "" : ", its whole gain as P90"));
  }

  private String words(Prior prior, Regime regime, Accelerator on) {
    var runs = regime == Regime.SERVING ? "measured configuration" : "published run";
    var cited = context.catalog().source(prior.source());
    return prior.basis(on.architecture().orElse(""), runs)
        + "; "
        + (cited.isPresent() ? cited.get().brief() : prior.source())
        + ": "
        + prior.boundary()
        + "; "
        + prior.note();
  }

  /// Mean power of one accelerator at work: a share of its TDP.
  Optional<Input> power(String key, Demand demand, Accelerator on, double tdp) {
    var own = own(POWER, demand.stage(), on);
    if (own.isPresent()) {
      return Optional.of(
          new Input(
              key, Context.spanned(own.get()).times(tdp), Dimension.POWER, origin(own.get())));
    }
    var share = POWER + demand.stage().key();
    var exact = context.catalog().factor(share + ":" + on.id());
    if (exact.isPresent()) {
      return exact.map(factor -> power(key, factor, tdp));
    }
    var prior = UtilizationPrior.powerShare(on, demand.regime());
    return prior.isPresent()
        ? Optional.of(
            Input.byDefault(
                key,
                prior.get().estimate().times(tdp),
                Dimension.POWER,
                Shown.share(prior.get().median())
                    + " of the TDP, "
                    + words(prior.get(), demand.regime(), on)))
        : context.catalog().factor(share, on).map(factor -> power(key, factor, tdp));
  }

  private Input power(String key, Factor factor, double tdp) {
    return Input.byDefault(
        key,
        Context.spanned(factor).times(tdp),
        Dimension.POWER,
        Shown.share(factor.value()) + " of the TDP; " + context.source(factor));
  }

  /// Whether the default power of training has the host in it, so that none stands beside it.
  boolean powerWithHost(Accelerator on) {
    if (own(POWER, Stage.TRAINING, on).isPresent()) {
      return false;
    }
    var share = POWER + Stage.TRAINING.key();
    var exact = context.catalog().factor(share + ":" + on.id());
    var prior = UtilizationPrior.powerShare(on, Regime.TRAINING_DENSE);
    if (exact.isEmpty() && prior.isPresent()) {
      return prior.get().withHost();
    }
    return exact
        .or(() -> context.catalog().factor(share, on))
        .flatMap(factor -> factor.provenance().basis())
        .orElse("")
        .contains(Prior.HOST);
  }

  private Origin origin(Factor factor) {
    return new Origin.InCatalogue(
        factor.catalogue(), factor.key(), "your own; " + context.source(factor));
  }
}
