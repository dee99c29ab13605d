package lepton.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SensitivityTest {

  /// sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 for x in (−π, π).
  private static double ishigami(double[] u) {
    var x = new double[3];
    for (int i = 0; i < 3; i++) {
      x[i] = Math.PI * (2 * u[i] - 1);
    }
    return Math.sin(x[0])
        + 7 * Math.sin(x[1]) * Math.sin(x[1])
        + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
  }

  /// Analytic indices: Ishigami and Homma 1990; Saltelli et al. 2008, Global Sensitivity Analysis,
  /// section 4.7: S = 0.3139, 0.4424, 0 and T = 0.5576, 0.4424, 0.2437 for a = 7, b = 0.1.
  @Test
  void the_indices_of_the_ishigami_function_come_out() {
    var indices = Sensitivity.of(SensitivityTest::ishigami, 3, 1 << 14, 1);

    double[] first = {0.3139, 0.4424, 0};
    double[] total = {0.5576, 0.4424, 0.2437};
    for (int i = 0; i < 3; i++) {
      assertThat(indices[i].first()).as("S" + i).isCloseTo(first[i], within(0.005));
      assertThat(indices[i].total()).as("T" + i).isCloseTo(total[i], within(0.005));
    }
  }

  /// Of Σ c u each input has c² / Σ c²: 16, 9, 1 and 0 of 26, and nothing interacts.
  @Test
  void the_indices_of_a_sum_are_the_shares_of_its_variance() {
    var indices = Sensitivity.of(u -> 4 * u[0] - 3 * u[1] + u[2] + 1000, 4, 1 << 12, 5);

    double[] shares = {16 / 26.0, 9 / 26.0, 1 / 26.0, 0};
    for (int i = 0; i < 4; i++) {
      assertThat(indices[i].first()).as("S" + i).isCloseTo(shares[i], within(0.002));
      assertThat(indices[i].total()).as("T" + i).isCloseTo(shares[i], within(0.002));
    }
  }

  /// e^(3 z) of a normal z scatters by factors, as utilizations do: chance must not take an index
  /// beyond what an index can be. Beside it an input of little weight.
  @Test
  void no_index_is_beyond_what_it_can_be_where_few_draws_decide() {
    for (int seed = 1; seed <= 40; seed++) {
      var indices =
          Sensitivity.of(
              u -> Math.exp(3 * StandardNormal.quantile(u[0])) * (1 + u[1]) + u[2], 3, 256, seed);
      for (var index : indices) {
        assertThat(index.first()).as("seed " + seed).isBetween(0.0, index.total());
        assertThat(index.total()).as("seed " + seed).isLessThanOrEqualTo(1);
      }
    }
  }

  /// The true indices of a sum lie within four standard errors, and the errors shrink with more
  /// draws.
  @Test
  void the_standard_error_says_how_far_an_index_may_be() {
    double[] shares = {16 / 26.0, 9 / 26.0, 1 / 26.0};
    var few = Sensitivity.of(u -> 4 * u[0] - 3 * u[1] + u[2], 3, 1 << 8, 2);
    var many = Sensitivity.of(u -> 4 * u[0] - 3 * u[1] + u[2], 3, 1 << 13, 2);
    for (int i = 0; i < 3; i++) {
      assertThat(few[i].total()).isCloseTo(shares[i], within(4 * few[i].totalError()));
      assertThat(few[i].first()).isCloseTo(shares[i], within(4 * few[i].firstError()));
      assertThat(many[i].totalError()).isLessThan(few[i].totalError());
    }
  }

  /// x · 0.1 / x of doubles is 0.1 give or take its last digit.
  @Test
  void rounding_is_no_variance() {
    for (var index : Sensitivity.of(u -> (u[0] + 3) * 0.1 / (u[0] + 3), 1, 64, 1)) {
      assertThat(index).isEqualTo(new Sensitivity.Index(0, 0, 0, 0));
    }
  }

  /// A small spread about a great mean is none the less a spread.
  @Test
  void a_spread_of_a_billionth_is_told() {
    var indices = Sensitivity.of(u -> 1 + 1e-8 * u[0], 1, 256, 1);
    assertThat(indices[0].total()).isCloseTo(1, within(0.02));
  }

  @Test
  void nothing_moves_a_constant() {
    for (var index : Sensitivity.of(u -> 3, 2, 64, 1)) {
      assertThat(index).isEqualTo(new Sensitivity.Index(0, 0, 0, 0));
    }
  }
}
