package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

  private static final int STEPS = 200;
  private static final int RUNS = 400;

  /// Ends of the steps of a made-up run, in s: steps of a second with noise and drift, the first
  /// slower.
  private static double[] ends(Random random, double noise, double drift, int warmUp) {
    var ends = new double[STEPS + 1];
    double level = 1;
    for (int i = 1; i <= STEPS; i++) {
      level *= 1 + drift * random.nextGaussian();
      double step = level * (1 + noise * random.nextGaussian()) * (i <= warmUp ? 4 : 1);
      ends[i] = ends[i - 1] + Math.max(0.01, step);
    }
    return ends;
  }

  /// 300 W throughout.
  private static Forecast after(double[] ends, int done) {
    var trace = new StepTrace();
    for (int i = 1; i <= done; i++) {
      trace.add(new StepTrace.Point(i, ends[i], 300 * ends[i]), STEPS);
    }
    return Forecast.of(trace).orElseThrow();
  }

  @Test
  void equal_steps_are_forecast_and_hardly_doubted() {
    var forecast = after(ends(new Random(1), 0, 0, 0), 100);
    assertThat(forecast.seconds().middle()).isCloseTo(200, within(1e-3));
    assertThat(forecast.joules().middle()).isCloseTo(60_000, within(0.3));
    assertThat(forecast.seconds().spread()).isLessThan(0.015);
  }

  /// Of 30 steps of a second a tenth is three; what two blocks say of the rest is little.
  @Test
  void three_of_thirty_steps_are_enough_for_a_wide_forecast() {
    var trace = new StepTrace();
    for (int i = 1; i <= 3; i++) {
      trace.add(new StepTrace.Point(i, i, 100 * i), 30);
      assertThat(Forecast.of(trace).isPresent()).isEqualTo(i == 3);
    }
    var seconds = Forecast.of(trace).orElseThrow().seconds();
    assertThat(seconds.middle()).isCloseTo(30, within(0.01));
    assertThat(seconds.spread()).isBetween(0.1, 0.5);
  }

  /// Power that rises evenly from 200 to 300 W over 200 s: 50 kJ by hand, of which 20 s have 4.1.
  @Test
  void power_that_still_rises_is_taken_to_rise_or_to_stay() {
    var trace = new StepTrace();
    for (int i = 1; i <= 20; i++) {
      trace.add(new StepTrace.Point(i, i, 200 * i + i * i / 4.0), 200);
    }
    var joules = Forecast.of(trace).orElseThrow().joules();
    assertThat(joules.low()).isLessThan(4_100 + 180 * 210);
    assertThat(joules.high()).isGreaterThan(50_000);
  }

  /// The first three seconds draw a third of what the later do, at the same pace.
  @Test
  void a_meter_that_starts_late_is_a_warm_up_of_the_energy_alone() {
    var points = new ArrayList<StepTrace.Point>();
    for (int i = 1; i <= 20; i++) {
      points.add(new StepTrace.Point(i, i, i <= 4 ? 100 * i : 400 + 300 * (i - 4)));
    }
    assertThat(WarmUp.blocks(points, true)).isEqualTo(3);
    assertThat(WarmUp.blocks(points, false)).isZero();
  }

  @Test
  void an_even_rise_is_no_warm_up() {
    var points = new ArrayList<StepTrace.Point>();
    for (int i = 1; i <= 40; i++) {
      points.add(new StepTrace.Point(i, i, 100 * i + 5 * i * i));
    }
    assertThat(WarmUp.blocks(points, true)).isZero();
  }

  /// Ten seconds of loading may be followed by as many of saving, at most 1 % of the whole.
  @Test
  void what_ends_the_run_is_left_room_for() {
    double without = endsAt(1);
    assertThat(endsAt(2) - without - 1).isCloseTo(1, within(1e-6));
    assertThat(endsAt(500) - without - 499).isCloseTo(0.01 * 699, within(0.1));
  }

  /// The upper end of the whole time where the first of 200 equal steps ends then.
  private static double endsAt(double first) {
    var trace = new StepTrace();
    for (int i = 1; i <= 100; i++) {
      trace.add(new StepTrace.Point(i, first + i - 1, i), 200);
    }
    return Forecast.of(trace).orElseThrow().seconds().high();
  }

  @Test
  void nothing_measured_is_forecast_as_nothing() {
    var trace = new StepTrace();
    for (int i = 1; i <= 10; i++) {
      trace.add(new StepTrace.Point(i, i, 0), 20);
    }
    assertThat(Forecast.of(trace).orElseThrow().joules()).isEqualTo(new Forecast.Interval(0, 0, 0));
  }

  @Test
  void a_slow_start_is_no_sign_of_what_comes() {
    var forecast = after(ends(new Random(1), 0.01, 0, 3), 20);
    assertThat(forecast.seconds().middle()).isCloseTo(209, within(4.0));
  }

  /// The interval is one of 90 %: so many of 400 seeded runs end within it, at the least.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          noise, drift,  warm-up, done
          0.02,  0,      0,       20
          0.1,   0,      2,       20
          0.3,   0,      0,       20
          0.1,   0,      2,       60
          0.05,  0.005,  2,       20
          0.02,  0.02,   0,       60
          0.02,  0.02,   0,       120
          0.05,  0.01,   0,       60
          """)
  void the_truth_lies_within_the_interval_nine_times_in_ten(
      double noise, double drift, int warmUp, int done) {
    var random = new Random(2026);
    int within = 0;
    for (int run = 0; run < RUNS; run++) {
      var ends = ends(random, noise, drift, warmUp);
      var interval = after(ends, done).seconds();
      within += interval.low() <= ends[STEPS] && ends[STEPS] <= interval.high() ? 1 : 0;
    }
    assertThat(within / (double) RUNS).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void the_interval_narrows_as_steps_are_done() {
    var random = new Random(7);
    double early = 0;
    double late = 0;
    for (int run = 0; run < RUNS; run++) {
      var ends = ends(random, 0.1, 0.005, 2);
      early += after(ends, 20).seconds().spread();
      late += after(ends, 120).seconds().spread();
    }
    assertThat(late).isLessThan(early / 2);
  }

  @Test
  void without_a_number_of_all_steps_there_is_no_forecast() {
    var trace = new StepTrace();
    for (int i = 1; i <= 50; i++) {
      trace.add(new StepTrace.Point(i, i, i), 0);
    }
    assertThat(Forecast.of(trace)).isEmpty();
  }

  @Test
  void a_million_steps_leave_a_bounded_trace_over_the_whole_run() {
    var trace = new StepTrace();
    for (int i = 1; i <= 1_000_000; i++) {
      trace.add(new StepTrace.Point(i, i * 0.01, i * 3.0), 2_000_000);
    }
    assertThat(trace.points()).hasSizeBetween(StepTrace.MOST / 2, StepTrace.MOST + 1);
    assertThat(trace.points().getFirst().done()).isEqualTo(1);
    assertThat(trace.points().getLast().done()).isEqualTo(1_000_000);
    assertThat(Forecast.of(trace).orElseThrow().joules().middle()).isCloseTo(6e6, within(60.0));
  }

  @Test
  void numbering_that_begins_again_begins_the_trace_again() {
    var trace = new StepTrace();
    for (int i = 1; i <= 10; i++) {
      trace.add(new StepTrace.Point(i, i, i), 10);
    }
    trace.add(new StepTrace.Point(1, 11, 11), 10);
    assertThat(trace.points()).containsExactly(new StepTrace.Point(1, 11, 11));
  }
}
