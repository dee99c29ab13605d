package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncertainAmountTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          written            | dimension | mean  | one sigma
          300 ± 20 W         | power     | 300   | 20
          300 W ± 20 W       | power     | 300   | 20
          300 W ± 20         | power     | 300   | 20
          300±20W            | power     | 300   | 20
          300 +- 20 W        | power     | 300   | 20
          300+-20W           | power     | 300   | 20
          0.3 kW ± 20 W      | power     | 300   | 20
          0.3 ± 0.02 kW      | power     | 300   | 20
          300 W ± 5 %        | power     | 300   | 15
          300 W ± 5%         | power     | 300   | 15
          0.35 ± 0.05        | ratio     | 0.35  | 0.05
          35 % ± 5 %         | ratio     | 0.35  | 0.05
          35 ± 5 %           | ratio     | 0.35  | 0.05
          488M ± 2M          | count     | 488e6 | 2e6
          1e6 ± 1e5          | count     | 1e6   | 1e5
          """)
  void plus_minus_is_one_sigma_of_a_normal(
      String written, String dimension, double mean, double sigma) {
    var normal = (Estimate.Normal) Amounts.estimate(written, dimension);
    assertThat(normal.mean()).isCloseTo(mean, within(1e-12 * mean));
    assertThat(normal.sigma()).isCloseTo(sigma, within(1e-12 * sigma));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          written             | dimension | low  | high
          0.24..0.47          | ratio     | 0.24 | 0.47
          24%..47%            | ratio     | 0.24 | 0.47
          24..47 %            | ratio     | 0.24 | 0.47
          .24...47            | ratio     | 0.24 | 0.47
          250..400 W          | power     | 250  | 400
          250 W..400 W        | power     | 250  | 400
          250 W .. 0.4 kW     | power     | 250  | 400
          8..16               | count     | 8    | 16
          1e3..1e4            | count     | 1e3  | 1e4
          -1..1               | ratio     | -1   | 1
          """)
  void two_dots_are_a_uniform_range(String written, String dimension, double low, double high) {
    var uniform = (Estimate.Uniform) Amounts.estimate(written, dimension);
    assertThat(uniform.low()).isCloseTo(low, within(1e-12 * Math.abs(low)));
    assertThat(uniform.high()).isCloseTo(high, within(1e-12 * Math.abs(high)));
  }

  @ParameterizedTest
  @CsvSource({"300 ± 0 W, power", "300..300 W, power", "0.35 ± 0, ratio"})
  void no_spread_is_no_doubt(String written, String dimension) {
    var estimate = Amounts.estimate(written, dimension);
    assertThat(estimate).isInstanceOf(Estimate.Exact.class);
    assertThat(estimate.uncertain()).isFalse();
  }

  /// Read as 0.33 % ± 5 % it would be off by a factor of 100 without a word.
  @ParameterizedTest
  @CsvSource({"0.33 ± 5%", "0.24..47%", "0.33 ± 5 %"})
  void a_share_beside_a_percentage_is_never_taken_for_a_percentage(String written) {
    if (QuantityReader.read(written, Dimension.RATIO) instanceof Reading.Read(var amount)) {
      assertThat(amount.mean()).isGreaterThanOrEqualTo(0.24);
    }
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          kind,        low,  mode, high, mean, origin
          uniform,     0.24, ,     0.47, 0.355, (a + b) / 2
          triangular,  0.24, 0.33, 0.48, 0.35,  (a + b + c) / 3
          quantiles,   0.24, 0.33, 0.47, 0.345, Swanson: 0.3 · 0.24 + 0.4 · 0.33 + 0.3 · 0.47
          """)
  void the_mean_follows_from_the_kind_of_doubt(
      String kind, double low, Double mode, double high, double mean, String origin) {
    var estimate =
        switch (kind) {
          case "uniform" -> new Estimate.Uniform(low, high);
          case "triangular" -> new Estimate.Triangular(low, mode, high);
          case "quantiles" -> new Estimate.Quantiles(low, mode, high);
          default -> throw new IllegalArgumentException(kind);
        };
    assertThat(estimate.mean()).as(origin).isCloseTo(mean, within(1e-15));
    assertThat(estimate.low()).isEqualTo(low);
    assertThat(estimate.high()).isEqualTo(high);
    assertThat(estimate.uncertain()).isTrue();
    assertThat(estimate.times(1000).mean()).isCloseTo(1000 * mean, within(1e-12));
    assertThat(estimate.times(1000).high()).isCloseTo(1000 * high, within(1e-12));
  }

  @Test
  void a_normal_names_three_sigmas_either_side() {
    var normal = new Estimate.Normal(300, 20);
    assertThat(normal.low()).isEqualTo(240);
    assertThat(normal.high()).isEqualTo(360);
    assertThat(normal.times(2)).isEqualTo(new Estimate.Normal(600, 40));
  }

  @Test
  void nonsense_is_refused_and_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate.Normal(1, -0.5))
        .withMessage("sigma must not be negative, got -0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate.Uniform(2, 1))
        .withMessage("low must not exceed high, got 2.0 and 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate.Triangular(0, 3, 2))
        .withMessageContaining("got 3.0 and 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate.Quantiles(0.5, 0.4, 0.6))
        .withMessageContaining("got 0.5 and 0.4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate.Exact(Double.NaN))
        .withMessage("value must be finite, got NaN");
  }
}
