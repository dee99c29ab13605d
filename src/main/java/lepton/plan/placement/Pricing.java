package lepton.plan.placement;

import java.util.Arrays;

/// Finds prices by which the bound is high: steps of Polyak's length along the subgradient, which
/// is deflected by the steps before; where that leads no further, from the best prices on in
/// shorter ones.
///
/// (Polyak, 1969, USSR Computational Mathematics 9, 14; Camerini, Fratta and Maffioli, 1975,
/// Mathematical Programming Study 3, 26.)
final class Pricing {

  private static final double DEFLECTION = 0.5;

  /// Steps that may lead nowhere, and by what the next are shorter then.
  private static final int PATIENCE = 10;

  private static final double SHORTER = 0.7;
  private static final double SHORTEST = 1e-4;

  /// A gain of the bound that counts as one.
  private static final double GAIN = 1e-5;

  private final Case in;
  private final Prices now;
  private final Prices best;
  private final Bound bound;
  private final double[][] gpuSteps;
  private final double[][] wattSteps;
  private double least = Double.NEGATIVE_INFINITY;
  private double factor = 1;
  private int stalled;

  Pricing(Case in) {
    this(in, new Arrangement(in), new Prices(in));
  }

  /// @param placed jobs that stay as they are
  /// @param from the prices to begin with
  Pricing(Case in, Arrangement placed, Prices from) {
    this.in = in;
    now = new Prices(in);
    now.take(from);
    best = new Prices(in);
    best.take(from);
    bound = new Bound(in, now, placed);
    gpuSteps = new double[in.sites.size()][in.slots.count()];
    wattSteps = new double[in.sites.size()][in.slots.count()];
  }

  /// The prices that are looked at next; they change with each step.
  Prices now() {
    return now;
  }

  /// The prices of the best bound.
  Prices best() {
    return best;
  }

  /// kg that no plan stays below.
  double least() {
    return least;
  }

  /// Looks at the bound of the present prices, and goes a step further; false where no step leads
  /// further.
  ///
  /// @param target kg of the best plan that is known, or what it may be
  boolean step(double target) {
    double value = bound.at();
    if (value > least) {
      stalled = value > least + GAIN * Math.abs(least) ? 0 : stalled + 1;
      least = value;
      best.take(now);
    } else {
      stalled++;
    }
    if (stalled > PATIENCE) {
      stalled = 0;
      factor *= SHORTER;
      now.take(best);
      forget(gpuSteps);
      forget(wattSteps);
      value = bound.at();
    }
    double square = 0;
    for (int s = 0; s < in.sites.size(); s++) {
      square += deflected(bound.gpuExcess[s], now.gpus[s], gpuSteps[s]);
      square += deflected(bound.wattExcess[s], now.watts[s], wattSteps[s]);
    }
    if (!(square > 0) || !(target > value) || factor < SHORTEST) {
      return false;
    }
    double length = factor * (target - value) / square;
    for (int s = 0; s < in.sites.size(); s++) {
      go(in.gpus[s], length, gpuSteps[s], now.gpus[s]);
      go(in.watts[s], length, wattSteps[s], now.watts[s]);
    }
    now.sum();
    return true;
  }

  private static void forget(double[][] steps) {
    for (var each : steps) {
      Arrays.fill(each, 0);
    }
  }

  private static double deflected(double[] excess, double[] price, double[] steps) {
    double square = 0;
    for (int t = 0; t < steps.length; t++) {
      double step = excess[t] + DEFLECTION * steps[t];
      steps[t] = price[t] == 0 && step < 0 ? 0 : step;
      square += steps[t] * steps[t];
    }
    return square;
  }

  /// Prices of a whole capacity go by parts of it.
  private static void go(double capacity, double length, double[] steps, double[] price) {
    if (capacity > 0 && capacity < Double.POSITIVE_INFINITY) {
      for (int t = 0; t < steps.length; t++) {
        price[t] = Math.max(0, price[t] + length * steps[t] / capacity);
      }
    }
  }
}
