package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Device.CounterTraits;
import lepton.meter.EnergyCounter.Step;
import lepton.meter.EnergyCounter.Trouble;
import lepton.meter.PowerIntegral.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyCounterTest {

  /// RAPL counts microjoules; `max_energy_range_uj` of most Intel packages is this.
  private static final double RAPL_RANGE = 262_143_328_850.0;

  private static EnergyCounter rapl(double mostWatts) {
    return new EnergyCounter(
        new CounterTraits(1e-6, OptionalDouble.of(RAPL_RANGE)), OptionalDouble.of(mostWatts));
  }

  /// NVML counts millijoules and publishes no range.
  private static EnergyCounter nvml(double mostWatts) {
    return new EnergyCounter(
        new CounterTraits(1e-3, OptionalDouble.empty()), OptionalDouble.of(mostWatts));
  }

  private static Step read(EnergyCounter counter, double at, long count) {
    return counter.accept(at, OptionalLong.of(count), Area.NONE);
  }

  private static Step missed(EnergyCounter counter, double at) {
    return counter.accept(at, OptionalLong.empty(), Area.NONE);
  }

  private static double joules(Step step) {
    assertThat(step).isInstanceOf(Step.Known.class);
    return ((Step.Known) step).joules();
  }

  private static Trouble trouble(Step step) {
    assertThat(step).isInstanceOf(Step.Unknown.class);
    return ((Step.Unknown) step).why();
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          what happened,                before uJ,    after uJ,     seconds, joules
          counted on,                   1000000,      101000000,    1,       100
          wrapped: range - 1 J + 2 J,   262142328850, 2000000,      1,       3
          wrapped: by hand,             262143000000, 1000000,      1,       1.32885
          wrapped after ten minutes,    262143328850, 120000000000, 600,     120000
          """)
  void a_rapl_counter_counts_forward(
      String what, long before, long after, double seconds, double joules) {
    var counter = rapl(280);
    assertThat(read(counter, 0, before)).isInstanceOf(Step.Began.class);
    assertThat(joules(read(counter, seconds, after))).isCloseTo(joules, within(1e-9 * joules));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          what happened,                           before mJ,     after mJ,       joules
          counted on,                              500000,        1200000,        700
          counted on beyond 32 bits,               90000000000,   90000700000,    700
          wrapped at 2^32: 296 + 300 + 4 counts,   4294967000,    300000,         300.296
          """)
  void an_nvml_counter_counts_forward(String what, long before, long after, double joules) {
    var counter = nvml(700);
    read(counter, 0, before);
    assertThat(joules(read(counter, 1, after))).isCloseTo(joules, within(1e-9 * joules));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          what happened,                    before mJ,   after mJ,    seconds, trouble
          driver reloaded,                  90000000000, 0,           1,       RESET
          driver reloaded and counted on,   90000000000, 500000,      1,       RESET
          reset when it had counted little, 5000000,     300000,      1,       RESET
          reset in the middle of 32 bits,   2000000000,  300000,      1,       RESET
          went back by a little,            90000000000, 89999999000, 1,       BACKWARD
          went back by a lot,               90000000000, 60000000000, 1,       BACKWARD
          1 J became 62 kJ elsewhere,       5000000,     67000000,    1,       IMPLAUSIBLE
          jumped far,                       5000000,     90000000000, 1,       IMPLAUSIBLE
          """)
  void what_can_not_be_is_unknown(
      String what, long before, long after, double seconds, Trouble trouble) {
    var counter = nvml(700);
    read(counter, 0, before);
    assertThat(trouble(read(counter, seconds, after))).isEqualTo(trouble);
    assertThat(joules(read(counter, seconds + 1, after + 100_000))).isEqualTo(100);
  }

  @Test
  void a_reset_of_a_rapl_counter_is_no_wrap() {
    var counter = rapl(280);
    read(counter, 0, 100_000_000_000L);
    assertThat(trouble(read(counter, 1, 50_000_000))).isEqualTo(Trouble.RESET);
  }

  @Test
  void missed_readings_are_part_of_the_next_difference() {
    var counter = rapl(280);
    read(counter, 0, 62_000_000_000L);
    assertThat(missed(counter, 1)).isInstanceOf(Step.Waiting.class);
    assertThat(missed(counter, 2)).isInstanceOf(Step.Waiting.class);
    var step = read(counter, 3, 62_003_000_000L);
    assertThat(step).isEqualTo(new Step.Known(0, 3, joules(step)));
    assertThat(joules(step)).isCloseTo(3, within(1e-9));
  }

  @Test
  void a_missed_first_reading_is_no_zero() {
    var counter = rapl(280);
    missed(counter, 0);
    assertThat(read(counter, 1, 62_000_000_000L)).isInstanceOf(Step.Began.class);
  }

  @Test
  void a_suspend_shorter_than_a_turn_loses_nothing() {
    var counter = rapl(280);
    read(counter, 10, 1_000_000_000);
    // 262 143 J at 1.5 · 280 W take 624 s.
    assertThat(joules(read(counter, 610, 1_600_000_000))).isCloseTo(600, within(1e-9));
  }

  @Test
  void a_suspend_in_which_a_turn_could_hide_is_unknown() {
    var counter = rapl(280);
    read(counter, 10, 1_000_000_000);
    assertThat(trouble(read(counter, 3_610, 1_600_000_000))).isEqualTo(Trouble.TOO_LONG);
    assertThat(joules(read(counter, 3_611, 1_700_000_000))).isCloseTo(100, within(1e-9));
  }

  @Test
  void integrated_power_tells_a_reset_from_a_wrap() {
    var wrapped = nvml(700);
    wrapped.accept(0, OptionalLong.of(4_294_967_000L), new Area(0, 0));
    assertThat(joules(wrapped.accept(10, OptionalLong.of(3_000_000), new Area(3_100, 10))))
        .isCloseTo(3_000.296, within(1e-6));
    var reset = nvml(700);
    reset.accept(0, OptionalLong.of(4_290_000_000L), new Area(0, 0));
    // As a wrap it would be 7 967 J, where power saw 200 J.
    assertThat(trouble(reset.accept(10, OptionalLong.of(3_000_000), new Area(200, 10))))
        .isEqualTo(Trouble.RESET);
  }

  @Test
  void a_counter_between_two_updates_is_not_stuck() {
    var counter = nvml(700);
    read(counter, 0, 1_000);
    assertThat(counter.accept(0.05, OptionalLong.of(1_000), new Area(15, 0.05)))
        .isInstanceOf(Step.Waiting.class);
    assertThat(joules(counter.accept(0.1, OptionalLong.of(31_000), new Area(30, 0.1))))
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void a_counter_that_stands_still_while_power_flows_is_stuck_until_it_moves() {
    var counter = nvml(700);
    var steps = new ArrayList<Step>();
    for (int second = 0; second <= 6; second++) {
      steps.add(counter.accept(second, OptionalLong.of(5_000), new Area(300.0 * second, second)));
    }
    assertThat(steps)
        .isEqualTo(
            List.of(
                new Step.Began(),
                new Step.Waiting(),
                new Step.Waiting(),
                new Step.Unknown(0, 3, Trouble.STUCK),
                new Step.Unknown(3, 4, Trouble.STUCK),
                new Step.Unknown(4, 5, Trouble.STUCK),
                new Step.Unknown(5, 6, Trouble.STUCK)));
    // What it counted while it stood still, if anything, is already by power.
    assertThat(trouble(counter.accept(7, OptionalLong.of(2_105_000), new Area(2_100, 7))))
        .isEqualTo(Trouble.STUCK);
    assertThat(joules(counter.accept(8, OptionalLong.of(2_405_000), new Area(2_400, 8))))
        .isCloseTo(300, within(1e-9));
  }

  @Test
  void without_power_ten_seconds_without_an_advance_are_unknown() {
    var counter = rapl(280);
    read(counter, 0, 5_000);
    for (int second = 1; second < 10; second++) {
      assertThat(read(counter, second, 5_000)).isInstanceOf(Step.Waiting.class);
    }
    assertThat(read(counter, 10, 5_000)).isEqualTo(new Step.Unknown(0, 10, Trouble.STUCK));
  }

  @Test
  void a_device_that_draws_nothing_is_not_stuck() {
    var counter = nvml(700);
    for (int second = 0; second <= 60; second++) {
      var step = counter.accept(second, OptionalLong.of(5_000), new Area(0.01 * second, second));
      assertThat(step).isNotInstanceOf(Step.Unknown.class);
    }
  }

  @Test
  void a_reading_at_the_same_time_or_before_changes_nothing() {
    var counter = nvml(700);
    read(counter, 1, 1_000);
    assertThat(read(counter, 1, 2_000)).isInstanceOf(Step.Waiting.class);
    assertThat(read(counter, 0.5, 3_000)).isInstanceOf(Step.Waiting.class);
    assertThat(joules(read(counter, 2, 11_000))).isCloseTo(10, within(1e-9));
  }
}
