package lepton.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceTest {

  /// Newcombe 1998, Two-sided confidence intervals for the single proportion, Statistics in
  /// Medicine 17(8), table I, method 3.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # better, samples, low,    high
          81,       263,     0.2553, 0.3662
          15,       148,     0.0624, 0.1605
          0,        20,      0.0000, 0.1611
          1,        29,      0.0061, 0.1718
          """)
  void the_interval_is_wilsons(int better, int samples, double low, double high) {
    var chance = new Chance(better, 0, samples, false);
    assertThat(chance.low()).isCloseTo(low, within(0.00005));
    assertThat(chance.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void draws_that_all_agree_are_no_certainty() {
    var chance = new Chance(4096, 0, 4096, false);
    // by hand: n / (n + z²) = 4096 / 4099.84
    assertThat(chance.low()).isCloseTo(0.99906, within(0.00001));
    assertThat(chance.high()).isEqualTo(1);
  }

  /// Whatever the rounding: at none and at all of any number of draws.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 1024, 4095, 4096, 10_000, 65_536})
  void the_interval_holds_its_share(int samples) {
    for (int better : new int[] {0, samples / 3, samples}) {
      var chance = new Chance(better, 0, samples, false);
      assertThat(chance.probability()).isBetween(chance.low(), chance.high());
    }
  }

  @Test
  void what_is_in_no_doubt_is_certain() {
    var chance = new Chance(4096, 0, 4096, true);
    assertThat(chance.low()).isEqualTo(1);
    assertThat(chance.high()).isEqualTo(1);
  }

  @Test
  void better_equal_and_worse_are_all_there_is() {
    var chance = new Chance(3, 2, 10, false);
    assertThat(chance.probability()).isEqualTo(0.3);
    assertThat(chance.equalShare()).isEqualTo(0.2);
    assertThat(chance.worse()).isEqualTo(0.5);
    assertThatThrownBy(() -> new Chance(9, 2, 10, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9, 2, 10");
  }
}
