package lepton.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SobolPointsTest {

  /// The first ten points of three dimensions as Joe and Kuo print them (sobol.cc, `sobol 10 3
  /// new-joe-kuo-6.21201`).
  private static final double[][] PUBLISHED = {
    {0, 0, 0},
    {0.5, 0.5, 0.5},
    {0.75, 0.25, 0.25},
    {0.25, 0.75, 0.75},
    {0.375, 0.375, 0.625},
    {0.875, 0.875, 0.125},
    {0.625, 0.125, 0.875},
    {0.125, 0.625, 0.375},
    {0.1875, 0.3125, 0.9375},
    {0.6875, 0.8125, 0.4375}
  };

  private static long bits(double coordinate) {
    return (long) (coordinate * 0x1p32);
  }

  private static double[] coordinate(int dimension, long seed, long first, int count) {
    var into = new double[count];
    new SobolPoints(dimension + 1, seed).fill(dimension, first, into);
    return into;
  }

  /// A digital shift is one pattern of bits for all points, and the first point is 0 without it.
  @Test
  void without_their_shift_the_points_are_those_of_joe_and_kuo() {
    for (int dimension = 0; dimension < 3; dimension++) {
      var drawn = coordinate(dimension, 42, 0, PUBLISHED.length);
      for (int i = 0; i < PUBLISHED.length; i++) {
        assertThat(bits(drawn[i]) ^ bits(drawn[0])).isEqualTo(bits(PUBLISHED[i][dimension]));
      }
    }
  }

  @Test
  void every_interval_of_a_coordinate_gets_one_of_256_points() {
    for (int dimension = 0; dimension < JoeKuo.DIMENSIONS; dimension++) {
      var intervals = new HashSet<Integer>();
      for (double x : coordinate(dimension, 7, 256, 256)) {
        intervals.add((int) (x * 256));
      }
      assertThat(intervals).as("dimension " + dimension).hasSize(256);
    }
  }

  @Test
  void points_from_the_middle_are_those_of_the_whole() {
    for (int dimension : new int[] {0, 5, 63, 80}) {
      var whole = coordinate(dimension, 3, 0, 1000);
      assertThat(coordinate(dimension, 3, 700, 10))
          .containsExactly(java.util.Arrays.copyOfRange(whole, 700, 710));
    }
  }

  @Test
  void a_seed_chooses_the_points_and_none_is_at_an_end() {
    assertThat(coordinate(2, 1, 0, 100)).isEqualTo(coordinate(2, 1, 0, 100));
    assertThat(coordinate(2, 1, 0, 100)).isNotEqualTo(coordinate(2, 2, 0, 100));
    for (int dimension : new int[] {0, 40, 100}) {
      for (double x : coordinate(dimension, -9, 0, 5000)) {
        assertThat(x).isGreaterThan(0).isLessThan(1);
      }
    }
  }
}
