package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against every point of a fine grid, on random problems: linear, reciprocal, quadratic and wavy
/// functions of one to three variables under a linear constraint.
class BoxSearchTest {

  private static final int[] SIDES = {4001, 201, 41};

  private static final class Problem implements BoxSearch.Function {

    private final int kind;
    private final double[] centre;
    private final double[] weight;
    private final double[] slope;
    private final double bound;

    private Problem(int kind, double[] centre, double[] weight, double[] slope, double bound) {
      this.kind = kind;
      this.centre = centre;
      this.weight = weight;
      this.slope = slope;
      this.bound = bound;
    }

    static Problem of(Random random, int n, int kind) {
      var centre = new double[n];
      var weight = new double[n];
      var slope = new double[n];
      for (int i = 0; i < n; i++) {
        centre[i] = random.nextDouble();
        weight[i] = 0.2 + random.nextDouble();
        slope[i] = 0.2 + random.nextDouble();
      }
      return new Problem(kind, centre, weight, slope, 0.3 + random.nextDouble() * n / 2);
    }

    @Override
    public double[] at(double[] x) {
      double value = 2;
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double away = x[i] - centre[i];
        value +=
            weight[i]
                * switch (kind) {
                  case 0 -> x[i];
                  case 1 -> 1 / (0.1 + x[i]);
                  case 2 -> away * away;
                  default -> Math.cos(9 * x[i] + centre[i]);
                };
        sum += slope[i] * x[i];
      }
      return new double[] {value, kind == 0 ? bound / 2 - sum : sum - bound};
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void nothing_on_a_fine_grid_is_better(int n) {
    var random = new Random(n);
    for (int trial = 0; trial < 16; trial++) {
      var function = Problem.of(random, n, trial % 4);
      var found = BoxSearch.best(function, n);
      double least = least(function, n);
      if (found.missed() > 0) {
        assertThat(least).as("the grid finds none either").isEqualTo(Double.MAX_VALUE);
      } else {
        assertThat(found.value()).isLessThanOrEqualTo(least + 1e-6);
      }
    }
  }

  private static double least(BoxSearch.Function function, int n) {
    int side = SIDES[n - 1];
    double least = Double.MAX_VALUE;
    for (int index = 0; index < Math.pow(side, n); index++) {
      var x = new double[n];
      int rest = index;
      for (int i = 0; i < n; i++) {
        x[i] = (double) (rest % side) / (side - 1);
        rest /= side;
      }
      var values = function.at(x);
      least = values[1] <= 0 ? Math.min(least, values[0]) : least;
    }
    return least;
  }
}
