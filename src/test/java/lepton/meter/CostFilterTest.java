package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lepton.meter.CostFilter.Fade;
import lepton.meter.CostFilter.Prior;
import lepton.meter.CostFilter.Setting;
import org.junit.jupiter.api.Test;

class CostFilterTest {

  private static StepCosts blocks(double... costs) {
    var widths = new double[costs.length];
    var read = new double[costs.length];
    double sum = 0;
    for (int i = 0; i < costs.length; i++) {
      sum += costs[i];
      widths[i] = 1;
      read[i] = sum;
    }
    return new StepCosts(widths, read, 1);
  }

  /// Blocks of 1, 3 and 2, and four to come: the mean is 2, squares sum to 2, and to 2.5 with a
  /// prior of one block. 6 + 4 · 2 = 14, and (4² / 3 + 4) · 2.5 / 3 = 7.7778.
  @Test
  void without_drift_what_comes_is_the_mean_and_its_variance() {
    var costs = blocks(1, 3, 2);
    var none = Fade.of(costs.widths(), 1, 0);
    var filter = new CostFilter(costs, new Setting(0, 0, none), new Prior(1, 0.5));
    var prediction = filter.fadesOn(4);
    assertThat(prediction.mean()).isCloseTo(14, within(1e-9));
    assertThat(prediction.scale()).isCloseTo(Math.sqrt(7.7778), within(1e-4));
  }

  /// Every other reading is late by half a block: the blocks of 1.5 and 0.5 say 1 each.
  @Test
  void late_readings_leave_the_level_known_better_than_noise_does() {
    var costs = blocks(1, 1.5, 0.5, 1.5, 0.5, 1.5, 0.5);
    var none = Fade.of(costs.widths(), 1, 0);
    var noise = new CostFilter(costs, new Setting(0, 0, none), new Prior(1, 0.1)).fadesOn(10);
    var late = new CostFilter(costs, new Setting(0, 10, none), new Prior(1, 0.1)).fadesOn(10);
    assertThat(late.likelihood()).isGreaterThan(noise.likelihood());
    assertThat(late.scale()).isLessThan(noise.scale() / 2);
  }

  /// A block's cost grows evenly by 1: after 1 + 2 + 3 + 4 come 5 + 6; from the end of the fourth
  /// block on the rate is 4.5, and 9 come if it stays.
  @Test
  void a_ramp_goes_on_or_stays() {
    var costs = blocks(1, 2, 3, 4);
    var even = Fade.of(costs.widths(), 600, 1e12);
    var filter = new CostFilter(costs, new Setting(0, 0, even), new Prior(1, 1e-6));
    assertThat(filter.goesOn(2).mean()).isCloseTo(21, within(0.03));
    assertThat(filter.fadesOn(2).mean()).isCloseTo(21, within(0.03));
    assertThat(filter.stays(2).mean()).isCloseTo(19, within(0.03));
  }
}
