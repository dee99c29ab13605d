package lepton.estimate;

import java.util.Optional;
import lepton.catalog.Precision;
import lepton.quantity.Dimension;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Site;

/// Levers put together in a test; none is pulled until it is said.
public final class Pulls {

  private Optional<Levers.Sharing> sharing = Optional.empty();
  private Optional<Levers.Pruning> pruning = Optional.empty();
  private Optional<Levers.Dynamic> dynamic = Optional.empty();
  private Optional<Levers.Quantization> quantization = Optional.empty();
  private Optional<Levers.Acceleration> acceleration = Optional.empty();
  private Optional<Levers.Edge> edge = Optional.empty();
  private Optional<Input> busy = Optional.empty();
  private Optional<Site> site = Optional.empty();

  public Pulls sharing(double stored) {
    sharing = Optional.of(new Levers.Sharing(Works.number("stored", stored)));
    return this;
  }

  /// Pruning to `keep`, of which the hardware realises `eta` on `share` of the time.
  public Pulls pruning(double keep, double eta, double share) {
    return pruning(keep, eta, eta, share, Levers.Reach.BOTH);
  }

  public Pulls pruning(
      double keep, double etaTraining, double etaInference, double share, Levers.Reach reach) {
    pruning =
        Optional.of(
            new Levers.Pruning(
                Works.share("keep", keep),
                Optional.empty(),
                Works.share("realised", etaTraining),
                Works.share("realised", etaInference),
                Works.share("share", share),
                Optional.empty(),
                reach));
    return this;
  }

  /// The features that are left after pruning.
  public Pulls dimension(double pruned) {
    return pruningWith(Optional.of(Works.number("dimension", pruned)), Optional.empty());
  }

  /// What pruning and fine-tuning cost.
  public Pulls cost(double kwh) {
    return pruningWith(
        Optional.empty(), Optional.of(Works.given("cost", kwh * 3.6e6, Dimension.ENERGY)));
  }

  private Pulls pruningWith(Optional<Input> dimension, Optional<Input> cost) {
    var said = pruning.orElseThrow();
    pruning =
        Optional.of(
            new Levers.Pruning(
                said.keep(),
                dimension.or(said::dimension),
                said.realisedTraining(),
                said.realisedInference(),
                said.share(),
                cost.or(said::cost),
                said.reach()));
    return this;
  }

  public Pulls dynamic(double share, double work, Levers.Reach reach) {
    dynamic =
        Optional.of(
            new Levers.Dynamic(Works.share("share", share), Works.share("work", work), reach));
    return this;
  }

  public Pulls quantization(double energy, Levers.Reach reach) {
    quantization =
        Optional.of(
            new Levers.Quantization(
                Precision.FP8, Optional.of(Works.share("energy", energy)), reach));
    return this;
  }

  public Pulls acceleration(double k, double power, double share, Levers.Reach reach) {
    acceleration =
        Optional.of(
            new Levers.Acceleration(
                Works.share("k", k),
                Works.share("power", power),
                Works.share("share", share),
                reach));
    return this;
  }

  /// A share of the samples on devices of `flopPerSecond` at `utilization` and `watts`.
  public Pulls edge(
      double share, double flopPerSecond, double utilization, double watts, double embodiedKg) {
    edge =
        Optional.of(
            new Levers.Edge(
                Machine.device("edge", watts),
                Works.share("share", share),
                Works.given("peak", flopPerSecond, Dimension.THROUGHPUT),
                Works.share("utilization", utilization),
                Works.given("power", watts, Dimension.POWER),
                Optional.of(Works.given("embodied", embodiedKg, Dimension.CARBON))));
    return this;
  }

  public Pulls busy(double share) {
    busy = Optional.of(Works.share("busy", share));
    return this;
  }

  public Pulls site(Where place) {
    site = Optional.of(place.site());
    return this;
  }

  public Levers levers() {
    return new Levers(sharing, pruning, dynamic, quantization, acceleration, edge, busy, site);
  }
}
