package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import lepton.meter.Attribution.Shares;
import lepton.meter.Usage.ProcessorTime;
import lepton.meter.Usage.Tenancy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {

  private static Shares of(Usage usage) {
    return Attribution.of(Optional.of(usage), false);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          who,                      a,  b,  holds, others hold, own,  held idle, others, idle
          alone and busy,           80, 0,  true,  false,       1,    0,         0,      0
          alone and a little busy,  1,  0,  true,  false,       1,    0,         0,      0
          alone and idle,           0,  0,  true,  false,       1,    1,         0,      0
          both busy,                60, 20, true,  true,        0.75, 0,         0.25,   0
          ours busy beside idle,    60, 0,  true,  true,        1,    0,         0,      0
          ours idle beside busy,    0,  20, true,  true,        0,    0,         1,      0
          both idle,                0,  0,  true,  true,        0,    0,         0,      1
          only others hold,         0,  0,  false, true,        0,    0,         1,      0
          others busy,              0,  30, false, true,        0,    0,         1,      0
          nobody,                   0,  0,  false, false,       0,    0,         0,      1
          ours unseen but busy,     40, 0,  false, false,       1,    0,         0,      0
          theirs unseen but busy,   10, 30, true,  false,       0.25, 0,         0.75,   0
          both unseen but busy,     10, 30, false, false,       0.25, 0,         0.75,   0
          """)
  void an_accelerator_belongs_to_those_who_hold_it(
      String who,
      double a,
      double b,
      boolean holds,
      boolean othersHold,
      double own,
      double heldIdle,
      double others,
      double idle) {
    assertThat(of(new Tenancy(a, b, holds, othersHold)))
        .isEqualTo(new Shares(own, heldIdle, others, idle));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          who,                                own s, busy s, capacity s, own,  others, idle
          a quarter and a quarter,            4,     8,      16,         0.25, 0.25,   0.5
          nobody,                             0,     0,      16,         0,    0,      1
          all of it,                          16,    16,     16,         1,    0,      0
          own above busy by jitter,           8.04,  8,      16.08,      0.5,  0,      0.5
          own above everything by jitter,     17,    17,     16,         1,    0,      0
          others above everything by jitter,  4,     17,     16,         0.25, 0.75,   0
          below zero by jitter,               -0.01, 8,      16,         0,    0.5,    0.5
          no time,                            0,     0,      0,          0,    0,      1
          """)
  void a_processor_is_divided_by_time(
      String who, double own, double busy, double capacity, double o, double others, double idle) {
    var shares = of(new ProcessorTime(own, busy, capacity));
    assertThat(shares.own()).isCloseTo(o, within(1e-12));
    assertThat(shares.others()).isCloseTo(others, within(1e-12));
    assertThat(shares.idle()).isCloseTo(idle, within(1e-12));
    assertThat(shares.heldIdle()).isZero();
  }

  @Test
  void everything_is_ours_where_nobody_can_say_or_the_whole_machine_counts() {
    assertThat(Attribution.of(Optional.empty(), false)).isEqualTo(new Shares(1, 0, 0, 0));
    assertThat(Attribution.of(Optional.of(new Tenancy(0, 90, false, true)), true))
        .isEqualTo(new Shares(1, 0, 0, 0));
    assertThat(Attribution.of(Optional.of(new ProcessorTime(0, 8, 16)), true))
        .isEqualTo(new Shares(1, 0, 0, 0));
  }

  @Test
  void who_held_it_at_one_end_of_an_interval_held_it_within() {
    var before = new Tenancy(50, 0, true, false);
    assertThat(Attribution.joined(before, new Tenancy(0, 0, false, true)))
        .isEqualTo(new Tenancy(0, 0, true, true));
    assertThat(Attribution.joined(before, new ProcessorTime(1, 2, 3)))
        .isEqualTo(new ProcessorTime(1, 2, 3));
  }

  @Test
  void shares_sum_to_the_whole_for_any_usage() {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      var usage =
          random.nextBoolean()
              ? new Tenancy(any(random), any(random), random.nextBoolean(), random.nextBoolean())
              : new ProcessorTime(any(random), any(random), any(random));
      var shares = of(usage);
      assertThat(shares.own() + shares.others() + shares.idle())
          .as(usage.toString())
          .isCloseTo(1, within(1e-12));
      for (double share : new double[] {shares.own(), shares.others(), shares.idle()}) {
        assertThat(share).as(usage.toString()).isBetween(0.0, 1.0);
      }
      assertThat(shares.heldIdle()).isBetween(0.0, shares.own());
    }
  }

  private static double any(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> -random.nextDouble();
      case 2 -> Double.NaN;
      default -> Math.exp(random.nextDouble(-20, 20));
    };
  }
}
