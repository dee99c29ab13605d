package lepton.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {

  /// n p + 1/2 of 1 … n: 20 · 0.05 + 0.5 = 1.5, 10.5, 19.5.
  @Test
  void a_percentile_is_the_ordered_value_at_n_p_and_a_half() {
    var values = new double[20];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + (7 * i) % 20;
    }
    assertThat(Percentiles.range(values)).isEqualTo(new Range(1.5, 10.5, 19.5));
  }

  /// 3 · 0.05 + 0.5 lies before the first value, 3 · 0.95 + 0.5 after the last.
  @Test
  void beyond_the_ends_are_the_ends() {
    assertThat(Percentiles.range(new double[] {30, 10, 20})).isEqualTo(new Range(10, 20, 30));
    assertThat(Percentiles.range(new double[] {4})).isEqualTo(Range.exactly(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 99, 1000, 4095, 4096, 50_001})
  void selection_finds_what_sorting_finds(int count) {
    var random = new SplittableRandom(count);
    for (int shape = 0; shape < 5; shape++) {
      var values = new double[count];
      for (int i = 0; i < count; i++) {
        double u = random.nextDouble();
        values[i] =
            switch (shape) {
              case 0 -> u;
              case 1 -> 1 / u / u / u;
              case 2 -> Math.floor(3 * u);
              case 3 -> i;
              default -> u < 0.99 ? 5 : -1e300 * u;
            };
      }
      var sorted = values.clone();
      Arrays.sort(sorted);
      var range = Percentiles.range(values);
      assertThat(range.p5()).as("shape " + shape).isEqualTo(at(sorted, 0.05));
      assertThat(range.p50()).as("shape " + shape).isEqualTo(at(sorted, 0.5));
      assertThat(range.p95()).as("shape " + shape).isEqualTo(at(sorted, 0.95));
    }
  }

  private static double at(double[] sorted, double share) {
    double rank = Math.max(0, Math.min(sorted.length - 1, sorted.length * share - 0.5));
    int below = (int) rank;
    double next = sorted[Math.min(sorted.length - 1, below + 1)];
    return sorted[below] + (rank - below) * (next - sorted[below]);
  }

  @Test
  void of_nothing_there_are_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.range(new double[0]));
  }
}
