package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lepton.meter.StepRuns.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Of seeded runs of each kind, from 20 long steps to 100 000 short ones, so many end within the
/// interval of 90 % that is told when a tenth, a fifth, a half and four fifths of their steps are
/// done.
class ForecastCoverageTest {

  private static final int[] STEPS = {20, 30, 100, 300, 1000, 100_000};
  private static final double[] SECONDS = {1.5, 1, 2, 1, 0.5, 0.1};
  private static final int[] RUNS = {12, 12, 12, 12, 12, 1};
  private static final double[] DONE = {0.1, 0.2, 0.5, 0.8};

  /// What became of the forecasts at one stage of all runs of a kind.
  private static final class Tally {
    private final List<Double> widths = new ArrayList<>();
    private int held;

    void add(Forecast.Interval interval, double truth) {
      widths.add((interval.high() - interval.low()) / truth);
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }

    double coverage() {
      return held / (double) widths.size();
    }

    double width() {
      Collections.sort(widths);
      return widths.get(widths.size() / 2);
    }
  }

  /// At each stage.
  private record Tallies(List<Tally> seconds, List<Tally> joules) {

    static Tallies of(Kind kind) {
      var tallies = new Tallies(new ArrayList<>(), new ArrayList<>());
      for (int stage = 0; stage < DONE.length; stage++) {
        tallies.seconds.add(new Tally());
        tallies.joules.add(new Tally());
      }
      for (int i = 0; i < STEPS.length; i++) {
        var random = new Random(2026 + i);
        for (int run = 0; run < RUNS[i]; run++) {
          tallies.add(StepRuns.of(kind, STEPS[i], SECONDS[i], random), STEPS[i]);
        }
      }
      return tallies;
    }

    private void add(StepRuns run, int steps) {
      for (int stage = 0; stage < DONE.length; stage++) {
        int done = Math.max(3, (int) Math.ceil(DONE[stage] * steps));
        var forecast = Forecast.of(run.after(done));
        if (forecast.isPresent()) {
          seconds.get(stage).add(forecast.get().seconds(), run.seconds());
          joules.get(stage).add(forecast.get().joules(), run.joules());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THROTTLED")
  void the_truth_lies_within_the_interval_nine_times_in_ten_and_the_interval_narrows(Kind kind) {
    var tallies = Tallies.of(kind);
    check(tallies.seconds);
    check(tallies.joules);
  }

  private static void check(List<Tally> tallies) {
    double before = Double.POSITIVE_INFINITY;
    for (var tally : tallies) {
      assertThat(tally.coverage()).isGreaterThanOrEqualTo(0.9);
      assertThat(tally.width()).isLessThan(before);
      before = tally.width();
    }
  }

  /// What comes without a sign is nobody's to forecast; once it has come, it is.
  @ParameterizedTest
  @EnumSource(names = "THROTTLED")
  void a_run_that_is_throttled_half_way_is_forecast_from_then_on(Kind kind) {
    var seconds = Tallies.of(kind).seconds;
    assertThat(seconds.get(2).coverage()).isLessThan(0.5);
    assertThat(seconds.get(3).coverage()).isGreaterThanOrEqualTo(0.9);
  }
}
