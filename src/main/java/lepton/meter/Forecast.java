package lepton.meter;

import java.util.List;
import java.util.Optional;

/// What a run will have used when all its steps are done, from those that are.
///
/// ```text
/// whole = until the first steady step + cost of all steady steps, those to come included
/// ```
///
/// Seconds and joules are forecast each by itself, by the same models of what steps cost
/// ([CostModels]) after a warm-up of its own ([WarmUp]). The interval is the 5 % and the 95 %
/// quantile of the models' mixture, and what ends a run after its last step may take as long as
/// what came before the first, at most 1 % of the whole (assumed).
///
/// Valid while the steps to come are like those seen, or change as they did: a device that is
/// throttled half way, or a first pause that is still to come, does not announce itself.
///
/// @param seconds wall time of the whole run
/// @param joules energy of the whole run on the command's account
public record Forecast(Interval seconds, Interval joules) {

  /// With fewer there is no scatter to be seen.
  private static final int LEAST_POINTS = 3;

  private static final double MOST_ENDING = 0.01;

  /// A figure and the interval that holds it with a probability of 90 %.
  public record Interval(double low, double middle, double high) {

    /// The further end's distance from the middle, as a share of it.
    public double spread() {
      return middle > 0 ? Math.max(high - middle, middle - low) / middle : 0;
    }
  }

  /// The forecast; absent while fewer than three moments are known, where nobody said how many
  /// steps there are, and when all are done.
  public static Optional<Forecast> of(StepTrace trace) {
    var points = trace.points();
    if (points.size() < LEAST_POINTS || trace.of() <= points.getLast().done()) {
      return Optional.empty();
    }
    return Optional.of(
        new Forecast(whole(points, trace.of(), false), whole(points, trace.of(), true)));
  }

  private static Interval whole(List<StepTrace.Point> points, long of, boolean energy) {
    var steady = points.subList(WarmUp.blocks(points, energy), points.size());
    double before = StepCosts.cost(steady.getFirst(), energy);
    double used = StepCosts.cost(points.getLast(), energy);
    var costs = StepCosts.of(steady, energy);
    if (!(costs.level() > 0)) {
      return new Interval(used, used, used);
    }
    var all = CostModels.of(costs, (of - points.getLast().done()) / costs.block());
    double middle = before + all.quantile(0.5);
    double high = before + all.quantile(0.95) + ending(points, energy, middle);
    return new Interval(
        Math.max(used, before + all.quantile(0.05)), Math.max(used, middle), Math.max(used, high));
  }

  /// What may come after the last step.
  private static double ending(List<StepTrace.Point> points, boolean energy, double whole) {
    double first = StepCosts.cost(points.getFirst(), energy);
    double since = StepCosts.cost(points.getLast(), energy) - first;
    long steps = points.getLast().done() - points.getFirst().done();
    return Math.clamp(first - since / steps, 0, MOST_ENDING * whole);
  }
}
