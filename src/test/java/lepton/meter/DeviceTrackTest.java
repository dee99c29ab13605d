package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lepton.meter.Usage.ProcessorTime;
import lepton.meter.Usage.Tenancy;
import org.junit.jupiter.api.Test;

class DeviceTrackTest {

  private static final Optional<Usage> ALONE = Optional.of(new Tenancy(90, 0, true, false));

  /// A run at constant power as a sampler reads it: all every second, power ten times as often.
  ///
  /// @param count whether the counter counts, from 5 MJ on
  private static DeviceTrack constant(Device device, double watts, double seconds, boolean count) {
    var track = new DeviceTrack(device, false, 0.1);
    long ticks = Math.round(seconds * 10);
    for (long tick = 0; tick <= ticks; tick++) {
      double at = tick / 10.0;
      boolean full = tick % 10 == 0 || tick == ticks;
      var sample =
          full
              ? Runs.sample(
                  watts, 5_000_000_000L + (count ? Math.round(watts * at * 1e3) : 0), ALONE)
              : Sample.ofWatts(watts);
      track.accept(at, sample, full);
    }
    return track;
  }

  @Test
  void constant_power_is_power_times_time_by_either_method() {
    for (double watts : new double[] {0.7, 61.5, 350, 699}) {
      double expected = watts * 123.4;
      var counted = constant(Runs.gpu("a"), watts, 123.4, true).snapshot();
      assertThat(counted.whole()).isCloseTo(expected, within(1e-6 * expected + 1e-3));
      assertThat(counted.method(false)).contains(Method.COUNTER);
      var integrated = constant(Runs.plug(1), watts, 123.4, true).snapshot();
      assertThat(integrated.whole()).isCloseTo(expected, within(1e-6 * expected));
      assertThat(integrated.method(false)).contains(Method.POWER);
      assertThat(integrated.covered()).isCloseTo(123.4, within(1e-9));
      assertThat(integrated.own()).isEqualTo(integrated.whole());
    }
  }

  @Test
  void a_stuck_counter_falls_back_to_power_from_when_it_stood_still() {
    var track = constant(Runs.gpu("a"), 300, 60, false);
    var totals = track.snapshot();
    assertThat(totals.whole()).isCloseTo(18_000, within(1e-6));
    assertThat(totals.covered()).isCloseTo(60, within(1e-9));
    assertThat(totals.byCounter()).isZero();
    assertThat(totals.method(false)).contains(Method.POWER);
    assertThat(track.notes())
        .containsExactly(
            "the energy counter stood still (60 s in all); integrated power counts there");
  }

  @Test
  void the_last_part_of_an_interval_counts_though_the_counter_has_not_moved_yet() {
    var track = new DeviceTrack(Runs.gpu("a"), false, 0.1);
    track.accept(0, Runs.sample(200, 1_000, ALONE), true);
    track.accept(0.5, Runs.sample(200, 101_000, ALONE), true);
    track.accept(0.53, Runs.sample(200, 101_000, ALONE), true);
    var totals = track.snapshot();
    assertThat(totals.whole()).isCloseTo(106, within(1e-9));
    assertThat(totals.covered()).isCloseTo(0.53, within(1e-9));
  }

  @Test
  void what_power_charged_ahead_is_not_charged_again_when_the_counter_moves() {
    var track = new DeviceTrack(Runs.gpu("a"), false, 0.1);
    track.accept(0, Runs.sample(200, 1_000, ALONE), true);
    track.accept(0.5, Runs.sample(200, 1_000, ALONE), true);
    assertThat(track.snapshot().whole()).isCloseTo(100, within(1e-9));
    track.accept(1, Runs.sample(200, 191_000, ALONE), true);
    var totals = track.snapshot();
    assertThat(totals.whole()).isCloseTo(190, within(1e-9));
    assertThat(totals.byCounter()).isCloseTo(190, within(1e-9));
    assertThat(totals.covered()).isCloseTo(1, within(1e-9));
  }

  @Test
  void a_slow_counter_stays_the_figure_though_power_reads_more() {
    // The counter moves every second at 200 W; power, read ten times as often, says 300 W.
    var track = new DeviceTrack(Runs.gpu("a"), false, 0.1);
    for (int tick = 0; tick <= 600; tick++) {
      long count = 1_000_000 + tick / 10 * 200_000L;
      track.accept(tick / 10.0, Runs.sample(300, count, ALONE), true);
    }
    assertThat(track.snapshot().whole()).isBetween(12_000.0, 12_301.0);
    assertThat(track.notes())
        .containsExactly(
            "the energy counter and integrated power differ by up to 33 % over 30 s (6000 J by the"
                + " counter, 9000 J by power); the counter is the figure");
  }

  @Test
  void a_reset_costs_a_device_without_power_that_interval_alone() {
    var track = new DeviceTrack(Runs.cpu(), false, 0.1);
    var usage = Optional.<Usage>of(new ProcessorTime(4, 8, 16));
    long count = 90_000_000_000L;
    for (int second = 0; second <= 10; second++) {
      count = second == 5 ? 20_000_000 : count + (second == 0 ? 0 : 100_000_000);
      track.accept(second, counted(count, usage), true);
    }
    var totals = track.snapshot();
    assertThat(totals.whole()).isCloseTo(900, within(1e-6));
    assertThat(totals.own()).isCloseTo(225, within(1e-6));
    assertThat(totals.others()).isCloseTo(225, within(1e-6));
    assertThat(totals.idle()).isCloseTo(450, within(1e-6));
    assertThat(totals.covered()).isCloseTo(9, within(1e-9));
    assertThat(totals.mostWatts().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(track.notes())
        .containsExactly(
            "the energy counter began again at 0 (1 s in all); the energy of that time is unknown");
  }

  private static Sample counted(long count, Optional<Usage> usage) {
    return new Sample(
        OptionalDouble.empty(),
        OptionalLong.of(count),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        usage,
        Optional.empty());
  }

  @Test
  void a_failed_reading_is_not_zero() {
    var track = new DeviceTrack(Runs.cpu(), false, 0.1);
    var usage = Optional.<Usage>of(new ProcessorTime(16, 16, 16));
    track.accept(0, counted(62_000_000_000L, Optional.empty()), true);
    track.accept(1, Sample.failed("permission denied"), true);
    track.accept(2, counted(62_002_000_000L, usage), true);
    assertThat(track.snapshot().own()).isCloseTo(2, within(1e-9));
    assertThat(track.snapshot().covered()).isCloseTo(2, within(1e-9));
    assertThat(track.notes())
        .containsExactly("1 reading failed, the first 1 s after the start: permission denied");
  }

  @Test
  void a_device_that_was_never_read_has_no_method_and_no_coverage() {
    var track = new DeviceTrack(Runs.gpu("a"), false, 0.1);
    for (int second = 0; second < 5; second++) {
      track.accept(second, Sample.failed("GPU is lost"), true);
    }
    assertThat(track.snapshot()).isEqualTo(Totals.NONE);
    assertThat(track.snapshot().method(false)).isEmpty();
  }

  @Test
  void an_implausible_power_is_left_out() {
    var track = new DeviceTrack(Runs.gpu("a"), false, 0.1);
    for (int tick = 0; tick <= 20; tick++) {
      double watts = tick == 7 ? 1e9 : tick == 8 ? -5 : 100;
      track.accept(tick / 10.0, Sample.ofWatts(watts), tick % 10 == 0);
    }
    var totals = track.snapshot();
    assertThat(totals.whole()).isCloseTo(200, within(1e-9));
    assertThat(totals.mostWatts()).hasValue(100);
    assertThat(track.notes().getFirst())
        .isEqualTo("2 readings of power left out as implausible, the first of 1000000000 W");
  }

  @Test
  void a_device_whose_users_can_not_be_seen_is_not_divided_and_says_so() {
    var track = constant(Runs.plug(1), 100, 5, false);
    assertThat(track.notes()).isEmpty();
    var unseen = new DeviceTrack(Runs.plug(1), false, 0.1);
    unseen.accept(0, Sample.ofWatts(100), true);
    unseen.accept(1, Sample.ofWatts(100), true);
    assertThat(unseen.snapshot().own()).isCloseTo(100, within(1e-9));
    assertThat(unseen.notes())
        .containsExactly(
            "who used it can't be seen: it is not divided, all is on the command's account");
    var whole = new DeviceTrack(Runs.plug(1), true, 0.1);
    whole.accept(0, Sample.ofWatts(100), true);
    whole.accept(1, Sample.ofWatts(100), true);
    assertThat(whole.notes()).isEmpty();
  }

  @Test
  void a_slice_has_its_share_of_everything() {
    var track = constant(Runs.plug(0.25), 400, 10, false);
    var totals = track.snapshot();
    assertThat(totals.whole()).isCloseTo(1_000, within(1e-6));
    assertThat(totals.power()).isCloseTo(1_000, within(1e-6));
    assertThat(totals.mostWatts()).hasValue(100);
    assertThat(totals.covered()).isCloseTo(10, within(1e-9));
  }

  @Test
  void least_and_greatest_power_begin_anew_with_each_snapshot() {
    var track = new DeviceTrack(Runs.plug(1), false, 0.1);
    track.accept(0, Sample.ofWatts(100), true);
    track.accept(0.1, Sample.ofWatts(300), false);
    var first = track.snapshot();
    assertThat(first.lowWatts()).hasValue(100);
    assertThat(first.highWatts()).hasValue(300);
    assertThat(track.snapshot().lowWatts()).isEmpty();
    assertThat(track.snapshot().mostWatts()).hasValue(300);
  }

  @Test
  void a_late_first_reading_leaves_the_time_before_it_uncovered() {
    var track = new DeviceTrack(Runs.cpu(), false, 0.1);
    track.accept(0.08, counted(1_000_000, ALONE), true);
    track.accept(1.08, counted(51_000_000, ALONE), true);
    assertThat(track.snapshot().whole()).isCloseTo(50, within(1e-9));
    assertThat(track.snapshot().covered()).isCloseTo(1, within(1e-9));
  }

  @Test
  void utilization_is_averaged_over_time() {
    var track = constant(Runs.gpu("a"), 100, 20, true);
    var totals = track.snapshot();
    assertThat(totals.utilizationSeconds() / totals.utilizationCovered())
        .isCloseTo(0.5, within(1e-12));
    assertThat(totals.utilizationCovered()).isCloseTo(20, within(1e-9));
  }

  @Test
  void totals_belong_to_the_moment_of_the_last_full_reading() {
    var track = new DeviceTrack(Runs.gpu("a"), false, 0.1);
    track.accept(1, Sample.ofWatts(100), true);
    track.accept(1.1, Sample.ofWatts(100), false);
    assertThat(track.settledAt()).isEqualTo(1);
    assertThat(track.at()).isEqualTo(1.1);
  }
}
