package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import lepton.meter.PowerIntegral.Area;
import org.junit.jupiter.api.Test;

class PowerIntegralTest {

  @Test
  void constant_power_at_irregular_ticks_is_power_times_time() {
    var random = new SplittableRandom(7);
    for (int run = 0; run < 200; run++) {
      double watts = random.nextDouble(0.5, 1_000);
      var integral = new PowerIntegral(0.1);
      double at = random.nextDouble(0, 1e6);
      double from = at;
      for (int i = 0; i < 1_000; i++) {
        integral.accept(at, watts);
        at += random.nextDouble(0.001, 0.4);
      }
      integral.accept(at, watts);
      double expected = watts * (at - from);
      assertThat(integral.sum().joules()).isCloseTo(expected, within(1e-6 * expected));
      assertThat(integral.sum().seconds()).isCloseTo(at - from, within(1e-6 * (at - from)));
    }
  }

  @Test
  void a_ramp_is_exact_at_any_ticks() {
    var integral = new PowerIntegral(1);
    // P = 100 + 10 t from 0 to 10 s: 1000 + 500 J.
    for (double at : new double[] {0, 0.3, 2, 2.5, 6.1, 10}) {
      integral.accept(at, 100 + 10 * at);
    }
    assertThat(integral.sum().joules()).isCloseTo(1_500, within(1e-9));
  }

  @Test
  void a_single_reading_has_no_energy() {
    var integral = new PowerIntegral(0.1);
    integral.accept(0.08, 300);
    assertThat(integral.sum()).isEqualTo(Area.NONE);
    assertThat(integral.lead()).isEqualTo(Area.NONE);
  }

  @Test
  void the_time_before_the_first_reading_has_its_power_for_one_interval_at_most() {
    var soon = new PowerIntegral(0.1);
    soon.accept(0.08, 300);
    soon.accept(0.18, 500);
    assertThat(soon.lead().joules()).isCloseTo(24, within(1e-12));
    var late = new PowerIntegral(0.1);
    late.accept(2.5, 300);
    late.accept(2.6, 500);
    assertThat(late.lead().joules()).isCloseTo(30, within(1e-12));
    assertThat(late.lead().seconds()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void a_gap_is_not_bridged() {
    var integral = new PowerIntegral(0.1);
    integral.accept(0, 100);
    integral.accept(1, 100);
    integral.accept(2.5, 100);
    integral.accept(3, 100);
    assertThat(integral.sum().joules()).isCloseTo(150, within(1e-9));
    assertThat(integral.sum().seconds()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void gaps_are_measured_in_sampling_intervals() {
    var integral = new PowerIntegral(10);
    integral.accept(0, 100);
    integral.accept(50, 100);
    integral.accept(101, 100);
    assertThat(integral.sum().joules()).isCloseTo(5_000, within(1e-9));
  }

  /// 1 s at 50 W, 1 s at 100 W and 0.5 s at 400 W: 350 J, where the trapezoidal rule would have
  /// 250.
  @Test
  void means_are_summed_as_they_are_from_the_first_on() {
    var integral = PowerIntegral.ofMeans(1);
    integral.accept(1, 50);
    assertThat(integral.lead().joules()).isCloseTo(50, within(1e-9));
    integral.accept(2, 100);
    integral.accept(2.5, 400);
    var lead = integral.lead();
    var sum = integral.sum().plus(lead.joules(), lead.seconds());
    assertThat(sum.joules()).isCloseTo(350, within(1e-9));
    assertThat(sum.seconds()).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void a_reading_from_before_the_last_is_left_out() {
    var integral = new PowerIntegral(0.1);
    integral.accept(0, 100);
    integral.accept(0.1, 100);
    integral.accept(0.05, 900);
    integral.accept(0.2, 100);
    assertThat(integral.sum().joules()).isCloseTo(20, within(1e-9));
  }
}
