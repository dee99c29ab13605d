package lepton.service;

import java.util.Map;
import java.util.TreeMap;
import lepton.workload.GridSignal;
import lepton.workload.IntensitySeries;
import lepton.workload.MarginalSeries;
import lepton.workload.StepFunction;

/// What a service said of a zone: intensities by the time from which they hold. What was said later
/// stands in for what was said before.
///
/// Times are seconds since 1970-01-01T00:00Z, values g CO2e/kWh, average or marginal as the service
/// is. For one thread.
public final class Curve {

  /// Beyond all grids and all fuels. Assumed; lignite alone takes about 1100 g CO2e/kWh.
  static final double MOST_GRAMS = 10_000;

  private final Feed feed;
  private final double step;
  private final TreeMap<Double, Double> grams = new TreeMap<>();

  /// @param step seconds for which one value holds where no other follows
  Curve(Feed feed, double step) {
    this.feed = feed;
    this.step = step;
  }

  /// @throws IllegalArgumentException if the value is no intensity
  void put(double time, double value) {
    if (!(value >= 0 && value <= MOST_GRAMS)) {
      throw new IllegalArgumentException("not an intensity in g CO2e/kWh: " + value);
    }
    grams.put(time, value);
  }

  /// Takes in what was said later.
  public void add(Curve later) {
    if (later.feed.provider().marginal() != feed.provider().marginal()) {
      throw new IllegalArgumentException("average and marginal intensities can't be mixed");
    }
    grams.putAll(later.grams);
  }

  boolean isEmpty() {
    return grams.isEmpty();
  }

  /// When the last value ceases to hold.
  double end() {
    return grams.lastKey() + step;
  }

  /// When the first value begins to hold.
  double start() {
    return grams.firstKey();
  }

  /// As a series, of the kind that the service gives.
  ///
  /// @throws IllegalStateException if nothing was said
  public GridSignal signal(String name) {
    if (grams.isEmpty()) {
      throw new IllegalStateException("nothing is known of " + feed);
    }
    // The last value holds for the step before it, which at a gap's end would be the gap: a value
    // in its middle says how long it does.
    double last = grams.lastKey();
    double middle = last + step / 2;
    int size = grams.size() + 1;
    double[] times = new double[size];
    double[] values = new double[size];
    int i = 0;
    for (Map.Entry<Double, Double> point : grams.entrySet()) {
      times[i] = point.getKey();
      values[i] = point.getValue();
      i++;
    }
    times[i] = middle;
    values[i] = values[i - 1];
    var steps = new StepFunction(times, values);
    return feed.provider().marginal()
        ? new MarginalSeries(name, steps)
        : new IntensitySeries(name, steps);
  }
}
