package lepton.workload;

import lepton.quantity.CarbonIntensity;

/// Average carbon intensity over time: each value holds from its time to the next, the last one for
/// as long as the step before it.
///
/// Times are seconds since 1970-01-01T00:00Z, rising; values are g CO2e/kWh.
public final class IntensitySeries implements GridSignal {

  private final String name;
  private final StepFunction grams;

  public IntensitySeries(String name, StepFunction grams) {
    this.name = name;
    this.grams = grams;
  }

  /// @throws IllegalArgumentException if there are fewer than two points, times do not rise or a
  ///     value is negative or not finite
  public IntensitySeries(String name, double[] times, double[] grams) {
    this(name, new StepFunction(times, grams));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StepFunction grams() {
    return grams;
  }

  public int size() {
    return grams.size();
  }

  public double start() {
    return grams.start();
  }

  /// When value `i` begins to hold.
  public double begins(int i) {
    return grams.begins(i);
  }

  /// When value `i` ceases to hold.
  public double ends(int i) {
    return grams.ends(i);
  }

  /// Value `i`.
  public double grams(int i) {
    return grams.value(i);
  }

  /// What holds at a time within the series.
  public CarbonIntensity at(double time) {
    return new CarbonIntensity(grams.value(grams.index(time)));
  }

  /// When the last value ends.
  public double end() {
    return grams.end();
  }

  /// The mean over the whole series, weighted by time.
  public double mean() {
    return mean(start(), end());
  }

  /// The mean of the intensity of a constant power drawn from `from` to `to`: Σ Eᵢ · Iᵢ / Σ Eᵢ.
  ///
  /// @throws IllegalArgumentException if the interval is empty or leaves the series
  public double mean(double from, double to) {
    return grams.mean(from, to);
  }
}
