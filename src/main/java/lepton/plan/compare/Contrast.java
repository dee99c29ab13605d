package lepton.plan.compare;

import java.util.Optional;
import lepton.uncertainty.Percentiles;
import lepton.uncertainty.Range;

/// How a figure of an alternative differs from that of the base, in the figure's base unit.
///
/// @param difference alternative − base, each input at its expected value
/// @param ratio alternative / base; absent where the base has none of it
/// @param doubt absent where nothing was drawn
public record Contrast(double difference, Optional<Double> ratio, Optional<Doubt> doubt) {

  /// How sure it is, from draws of both in which what they share is one.
  ///
  /// @param ratio absent where the base has none of it in some draw
  public record Doubt(Range difference, Optional<Range> ratio, Chance chance) {}

  /// What sums and products may lose of a double: less than this share of a figure is no
  /// difference. Some thousands of roundings of 1.1 · 10⁻¹⁶.
  private static final double ROUNDING = 1e-12;

  static Contrast of(double base, double other, Optional<Doubt> doubt) {
    double size = Math.max(Math.abs(base), Math.abs(other));
    return new Contrast(
        settled(other - base, size),
        base > 0 ? Optional.of(other / base) : Optional.empty(),
        doubt);
  }

  /// @param base draws of the base
  /// @param other draws of the other, beside those that share its inputs
  static Doubt doubt(double[] base, double[] other, boolean lessIsBetter) {
    var differences = new double[base.length];
    var ratios = new double[base.length];
    boolean divisible = true;
    int better = 0;
    int equal = 0;
    double most = 0;
    for (int i = 0; i < base.length; i++) {
      double size = Math.max(Math.abs(base[i]), Math.abs(other[i]));
      differences[i] = settled(other[i] - base[i], size);
      divisible &= base[i] > 0;
      ratios[i] = divisible ? other[i] / base[i] : 0;
      equal += differences[i] == 0 ? 1 : 0;
      better += differences[i] != 0 && differences[i] < 0 == lessIsBetter ? 1 : 0;
      most = Math.max(most, size);
    }
    return new Doubt(
        range(differences, most),
        divisible ? Optional.of(range(ratios, 1)) : Optional.empty(),
        new Chance(better, equal, base.length, constant(base) && constant(other)));
  }

  private static boolean constant(double[] values) {
    for (double value : values) {
      if (settled(value - values[0], Math.abs(values[0])) != 0) {
        return false;
      }
    }
    return true;
  }

  private static double settled(double difference, double size) {
    return Math.abs(difference) <= ROUNDING * size ? 0 : difference;
  }

  /// Percentiles, without a width that is rounding alone.
  private static Range range(double[] values, double size) {
    var range = Percentiles.range(values);
    double reach = Math.max(size, Math.abs(range.p50()));
    return range.p95() - range.p5() <= ROUNDING * reach ? Range.exactly(range.p50()) : range;
  }
}
