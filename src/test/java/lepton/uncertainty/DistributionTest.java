package lepton.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lepton.quantity.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {

  private static final double LEAST = 0x1p-33;

  // triangular (Kotz and van Dorp 2004, ch. 1): F(mode) = 1/3 for (0, 1, 3), so √(0.25 · 3 · 1) and
  // 3 − √(0.25 · 3 · 2); normal 0.3 ± 0.05: 0.3 + 0.05 · 1.6448536269514722
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # kind,     a,    b,    c, u,    x
          uniform,    2,    4,    0, 0.25, 2.5
          triangular, 0,    1,    3, 0.25, 0.8660254037844386
          triangular, 0,    1,    3, 0.75, 1.775255128608411
          triangular, 1,    1,    3, 0.75, 2
          normal,     0.3,  0.05, 0, 0.95, 0.3822426813475736
          """)
  void an_inverse_is_that_of_its_formula(
      String kind, double a, double b, double c, double u, double x) {
    Estimate estimate =
        switch (kind) {
          case "uniform" -> new Estimate.Uniform(a, b);
          case "triangular" -> new Estimate.Triangular(a, b, c);
          default -> new Estimate.Normal(a, b);
        };
    assertThat(Distribution.of(estimate, Support.ANY).quantile(u)).isCloseTo(x, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # P10,  P50,   P90,  low, high
          0.208,  0.301, 0.458, 0,  1
          0.0034, 0.029, 0.15,  0,  1
          0.1,    0.33,  1,     0,  Infinity
          1.05,   1.1,   1.6,   1,  Infinity
          10,     10,    30,    0,  Infinity
          -2,     0,     1,     -Infinity, Infinity
          """)
  void percentiles_are_met_and_the_support_is_kept(
      double p10, double p50, double p90, double low, double high) {
    var support = new Support(low, high);
    var drawn = Distribution.of(new Estimate.Quantiles(p10, p50, p90), support);

    assertThat(drawn.quantile(0.1)).isCloseTo(p10, within(1e-12 * Math.abs(p10)));
    assertThat(drawn.quantile(0.5)).isCloseTo(p50, within(1e-12 * Math.abs(p50)));
    assertThat(drawn.quantile(0.9)).isCloseTo(p90, within(1e-12 * Math.abs(p90)));
    assertThat(drawn.quantile(LEAST)).isGreaterThan(low);
    assertThat(drawn.quantile(1 - LEAST)).isLessThan(high);
  }

  // a PUE of 1 ± 0.1 is the upper half of the normal: its median is at Φ⁻¹(0.75)
  @Test
  void a_truncated_normal_is_the_rest_of_it_scaled_up() {
    var pue = Distribution.of(new Estimate.Normal(1, 0.1), Support.AT_LEAST_ONE);

    assertThat(pue.quantile(0.5)).isCloseTo(1.067448975019608, within(1e-12));
  }

  @Test
  void nothing_piles_up_at_the_end_of_the_support() {
    var share = Distribution.of(new Estimate.Normal(0.9, 0.2), Support.SHARE);
    double before = 0;
    for (int i = 0; i < 1000; i++) {
      double x = share.quantile((i + 0.5) / 1000);
      assertThat(x).isGreaterThan(before).isLessThan(1);
      before = x;
    }
  }

  @Test
  void a_percentile_at_the_end_of_the_support_is_drawn_on_a_plain_scale() {
    var drawn = Distribution.of(new Estimate.Quantiles(0, 1, 4), Support.NOT_NEGATIVE);

    assertThat(drawn.quantile(LEAST)).isGreaterThanOrEqualTo(0);
    assertThat(drawn.quantile(0.9)).isGreaterThan(4);
  }

  @Test
  void what_lies_outside_its_support_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distribution.of(new Estimate.Uniform(2, 3), Support.SHARE));
  }

  @Test
  void every_inverse_rises() {
    for (var estimate :
        List.of(
            new Estimate.Normal(0.5, 0.3),
            new Estimate.Uniform(0.1, 0.9),
            new Estimate.Triangular(0.1, 0.2, 0.9),
            new Estimate.Quantiles(0.1, 0.2, 0.9))) {
      var drawn = Distribution.of(estimate, Support.SHARE);
      for (int i = 1; i < 1000; i++) {
        assertThat(drawn.quantile(i / 1000.0))
            .as(estimate + " at " + i)
            .isGreaterThan(drawn.quantile((i - 0.5) / 1000.0));
      }
    }
  }
}
