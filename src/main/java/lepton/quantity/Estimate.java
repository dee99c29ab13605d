package lepton.quantity;

/// A number and how sure it is, in the base unit of its dimension.
public sealed interface Estimate {

  /// The one number to compute with: the expected value, of a [Median] its median.
  double mean();

  /// This estimate in another unit: every parameter times `factor` (> 0).
  Estimate times(double factor);

  /// The least and the greatest value that the estimate names (for a normal one: mean ± 3 σ).
  double low();

  double high();

  /// Whether there is any doubt at all.
  default boolean uncertain() {
    return low() < high();
  }

  static Estimate exactly(double value) {
    return new Exact(value);
  }

  /// A number taken as it is.
  record Exact(double mean) implements Estimate {
    public Exact {
      Finite.require("value", mean);
    }

    @Override
    public Estimate times(double factor) {
      return new Exact(mean * factor);
    }

    @Override
    public double low() {
      return mean;
    }

    @Override
    public double high() {
      return mean;
    }
  }

  /// Normal with standard deviation `sigma` ≥ 0 (written `300 ± 20`).
  record Normal(double mean, double sigma) implements Estimate {
    public Normal {
      Finite.require("mean", mean);
      Finite.require("sigma", sigma);
      if (sigma < 0) {
        throw new IllegalArgumentException("sigma must not be negative, got " + sigma);
      }
    }

    @Override
    public Estimate times(double factor) {
      return new Normal(mean * factor, sigma * factor);
    }

    @Override
    public double low() {
      return mean - 3 * sigma;
    }

    @Override
    public double high() {
      return mean + 3 * sigma;
    }
  }

  /// Uniform between `low` and `high` (written `0.24..0.47`).
  record Uniform(double low, double high) implements Estimate {
    public Uniform {
      requireOrder(low, high);
    }

    @Override
    public double mean() {
      return low / 2 + high / 2;
    }

    @Override
    public Estimate times(double factor) {
      return new Uniform(low * factor, high * factor);
    }
  }

  /// Triangular with its peak at `mode` (written `{low: …, mode: …, high: …}`).
  record Triangular(double low, double mode, double high) implements Estimate {
    public Triangular {
      requireOrder(low, mode);
      requireOrder(mode, high);
    }

    @Override
    public double mean() {
      return low / 3 + mode / 3 + high / 3;
    }

    @Override
    public Estimate times(double factor) {
      return new Triangular(low * factor, mode * factor, high * factor);
    }
  }

  /// A distribution known by its 10th, 50th and 90th percentile (`quantiles: true`).
  ///
  /// Its mean is Swanson's rule, 0.3 · P10 + 0.4 · P50 + 0.3 · P90, good to a few per cent for
  /// moderately skewed distributions (Hurst, Brown and Swanson 2000, AAPG Bulletin 84(12)).
  record Quantiles(double p10, double p50, double p90) implements Estimate {
    public Quantiles {
      requireOrder(p10, p50);
      requireOrder(p50, p90);
    }

    @Override
    public double mean() {
      return 0.3 * p10 + 0.4 * p50 + 0.3 * p90;
    }

    @Override
    public Estimate times(double factor) {
      return new Quantiles(p10 * factor, p50 * factor, p90 * factor);
    }

    @Override
    public double low() {
      return p10;
    }

    @Override
    public double high() {
      return p90;
    }
  }

  /// Percentiles like [Quantiles], represented by the median: of ratios that scatter by factors,
  /// such as utilizations of published runs. Their doubt multiplies, and the median of a quotient
  /// is the quotient of the medians, which the expected value of what stands below the stroke is
  /// not.
  record Median(double p10, double p50, double p90) implements Estimate {
    public Median {
      requireOrder(p10, p50);
      requireOrder(p50, p90);
    }

    @Override
    public double mean() {
      return p50;
    }

    @Override
    public Estimate times(double factor) {
      return new Median(p10 * factor, p50 * factor, p90 * factor);
    }

    @Override
    public double low() {
      return p10;
    }

    @Override
    public double high() {
      return p90;
    }
  }

  private static void requireOrder(double low, double high) {
    Finite.require("low", low);
    Finite.require("high", high);
    if (low > high) {
      throw new IllegalArgumentException("low must not exceed high, got " + low + " and " + high);
    }
  }
}
