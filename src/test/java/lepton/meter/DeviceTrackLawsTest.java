package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import lepton.meter.Usage.Tenancy;
import org.junit.jupiter.api.Test;

/// What holds whatever is read; the same random readings in every run.
class DeviceTrackLawsTest {

  private static final Optional<Usage> ALONE = Optional.of(new Tenancy(90, 0, true, false));

  private static void assertParts(Totals totals) {
    assertThat(totals.own() + totals.others() + totals.idle())
        .isCloseTo(totals.whole(), within(1e-9 * Math.max(1, totals.whole())));
    assertThat(totals.heldIdle()).isBetween(0.0, totals.own());
    assertThat(totals.byCounter()).isBetween(0.0, totals.whole() * (1 + 1e-12));
  }

  @Test
  void splitting_a_run_at_any_readings_loses_no_energy() {
    var random = new SplittableRandom(5);
    for (int run = 0; run < 200; run++) {
      var often = new DeviceTrack(Runs.gpu("a"), false, 0.1);
      var seldom = new DeviceTrack(Runs.gpu("a"), false, 0.1);
      boolean counting = run % 2 == 0;
      double at = 0;
      double joules = 0;
      double watts = 300;
      for (int i = 0; i < 300; i++) {
        double elapsed = i == 0 ? 0 : random.nextDouble(0.01, 0.4);
        double next = random.nextDouble(50, 700);
        joules += i == 0 ? 0 : (watts + next) / 2 * elapsed;
        at += elapsed;
        watts = next;
        var count = counting ? OptionalLong.of(Math.round(joules * 1e3)) : OptionalLong.empty();
        var sample = sample(watts, count);
        often.accept(at, sample, random.nextBoolean() || i == 299);
        seldom.accept(at, i % 50 == 0 || i == 299 ? sample : Sample.ofWatts(watts), i == 299);
      }
      assertThat(often.snapshot().own()).isCloseTo(joules, within(2e-3));
      assertThat(seldom.snapshot().own()).isCloseTo(joules, within(2e-3));
    }
  }

  private static Sample sample(double watts, OptionalLong count) {
    return new Sample(
        OptionalDouble.of(watts),
        count,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        ALONE,
        Optional.empty());
  }

  @Test
  void parts_sum_to_the_whole_and_no_total_goes_down_whatever_is_read() {
    var random = new SplittableRandom(6);
    for (int run = 0; run < 300; run++) {
      var track = new DeviceTrack(random.nextBoolean() ? Runs.gpu("a") : Runs.cpu(), false, 0.1);
      var before = Totals.NONE;
      double at = 0;
      for (int i = 0; i < 200; i++) {
        at += random.nextInt(20) == 0 ? random.nextDouble(5_000) : random.nextDouble(1.5);
        track.accept(at, anything(random), random.nextInt(3) == 0);
        var now = track.snapshot();
        assertParts(now);
        assertThat(now.whole()).isGreaterThanOrEqualTo(before.whole());
        assertThat(now.own()).isGreaterThanOrEqualTo(before.own());
        assertThat(now.covered()).isBetween(before.covered(), at * (1 + 1e-9));
        before = now;
      }
    }
  }

  private static Sample anything(SplittableRandom random) {
    if (random.nextInt(10) == 0) {
      return Sample.failed("lost");
    }
    var watts =
        switch (random.nextInt(6)) {
          case 0 -> OptionalDouble.empty();
          case 1 -> OptionalDouble.of(Double.NaN);
          case 2 -> OptionalDouble.of(-3);
          default -> OptionalDouble.of(random.nextDouble(900));
        };
    var count =
        switch (random.nextInt(6)) {
          case 0 -> OptionalLong.empty();
          case 1 -> OptionalLong.of(random.nextLong());
          case 2 -> OptionalLong.of(7);
          default -> OptionalLong.of(random.nextLong(1_000_000));
        };
    var usage = new Tenancy(random.nextInt(3), random.nextInt(3), random.nextBoolean(), true);
    return new Sample(
        watts,
        count,
        OptionalDouble.of(random.nextDouble(-1, 2)),
        OptionalDouble.empty(),
        random.nextBoolean() ? Optional.of(usage) : Optional.empty(),
        Optional.empty());
  }
}
