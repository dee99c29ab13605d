package lepton.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccupancyTest {

  /// A step of 10 ms and 1 ms a sequence.
  private static double seconds(double batch) {
    return 0.010 + 0.001 * batch;
  }

  /// By hand: at 500 tokens a second L = 500 · (0.010 + 0.001 · b) and b = L but for e^(−10), so
  /// b = 5 + 0.5 · b = 10. At 0.1 a second there is one at a time, 11 ms a token: 0.0011 of the
  /// time.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          tokens a second, in hand, at work, share
          500,             10,      10,      1
          900,             90,      90,      1
          0.1,             0.0011,  1,       0.0011
          """)
  void a_rate_keeps_what_littles_law_says_in_hand(
      double rate, double inHand, double atWork, double share) {
    var occupancy = Occupancy.ofArrivals(OccupancyTest::seconds, rate, 1000);
    assertThat(occupancy.inHand()).isCloseTo(inHand, within(1e-3 * inHand));
    assertThat(occupancy.atWork()).isCloseTo(atWork, within(1e-3 * atWork));
    assertThat(occupancy.share()).isCloseTo(share, within(1e-3 * share));
  }

  /// The same by another way: requests that arrive at random are served one by one in events, each
  /// for 1 s whatever the others do, as a step that does not slow down. At 1 a second a server is
  /// at work for 1 − 1/e of the time.
  @Test
  void the_share_at_work_is_that_of_a_simulation() {
    var random = new SplittableRandom(7);
    double now = 0;
    double until = 0;
    double atWork = 0;
    for (int i = 0; i < 400_000; i++) {
      now -= Math.log(1 - random.nextDouble());
      double end = now + 1;
      atWork += end - Math.max(now, until);
      until = end;
    }
    var occupancy = Occupancy.ofArrivals(_ -> 1, 1, 1000);
    assertThat(occupancy.share()).isCloseTo(atWork / now, within(0.005));
    assertThat(occupancy.share()).isCloseTo(0.6321, within(1e-4));
  }

  @Test
  void more_than_can_be_served_keeps_it_full_at_all_times() {
    // at most 1000 tokens a second, and 50 / 60 ms = 833 with 50 in hand
    var occupancy = Occupancy.ofArrivals(OccupancyTest::seconds, 900, 50);
    assertThat(occupancy.inHand()).isEqualTo(50);
    assertThat(occupancy.share()).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_stated_batch_below_one_leaves_a_copy_idle() {
    assertThat(Occupancy.ofBatch(0.25)).isEqualTo(new Occupancy(0.25, 1));
    assertThat(Occupancy.ofBatch(0.25).share()).isEqualTo(0.25);
    assertThat(Occupancy.ofBatch(4).share()).isEqualTo(1);
  }

  @Test
  void tokens_come_out_as_they_are_asked_for() {
    for (double rate = 0.01; rate < 990; rate *= 1.7) {
      double inHand = Occupancy.ofArrivals(OccupancyTest::seconds, rate, 1e5).inHand();
      assertThat(Occupancy.rate(OccupancyTest::seconds, inHand))
          .isCloseTo(rate, within(1e-9 * rate));
    }
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> Occupancy.ofBatch(0))
        .hasMessageContaining("must be positive and at most those at work, 1 or more, got 0.0");
  }
}
