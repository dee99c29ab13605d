package lepton.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lepton.quantity.Energy;
import lepton.workload.IntensitySeries;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random cases in which all changes and lengths are whole quarters of an hour, so that trying all
/// quarters is exact; and starts on a fine grid where they are not.
class ExhaustiveSearchTest {

  private static final int QUARTER = 900;

  /// Intensity of each quarter, in steps of uneven length.
  private static double[] quarters(Random random, int count) {
    var grams = new double[count];
    double now = 0;
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (left == 0) {
        now = random.nextInt(50) * 10;
        left = 1 + random.nextInt(4);
      }
      grams[i] = now;
      left--;
    }
    return grams;
  }

  private static Zone<IntensitySeries> zone(double[] quarters) {
    var times = new ArrayList<Double>();
    var grams = new ArrayList<Double>();
    for (int i = 0; i < quarters.length; i++) {
      if (i == 0 || quarters[i] != quarters[i - 1] || i == quarters.length - 1) {
        times.add((double) i * QUARTER);
        grams.add(quarters[i]);
      }
    }
    // a last step as long as the one before it covers all
    return new Zone<>(
        "X",
        new IntensitySeries(
            "x.csv",
            times.stream().mapToDouble(its -> its).toArray(),
            grams.stream().mapToDouble(its -> its).toArray()));
  }

  private static Task task(Profile profile, double deadline, Optional<Task.Pauses> pauses) {
    return new Task(profile, 0, deadline, pauses, Energy.ZERO);
  }

  /// The least sum of g/kWh over `length` quarters, each later window `checkpoint` quarters longer:
  /// every choice of every quarter, by how many are left to run and whether it runs.
  private static double least(double[] grams, int length, int checkpoint) {
    int most = length + checkpoint + 1;
    var paused = new double[most + 1];
    var running = new double[most + 1];
    Arrays.fill(paused, Double.POSITIVE_INFINITY);
    Arrays.fill(running, Double.POSITIVE_INFINITY);
    for (double rate : grams) {
      var nextPaused = new double[most + 1];
      var nextRunning = new double[most + 1];
      for (int left = 0; left <= most; left++) {
        nextPaused[left] = Math.min(paused[left], running[left]);
        double before = left < most ? running[left + 1] : Double.POSITIVE_INFINITY;
        int resumed = left + 1 - checkpoint;
        before = resumed > 0 && resumed <= most ? Math.min(before, paused[resumed]) : before;
        nextRunning[left] = rate + (left + 1 == length ? 0 : before);
      }
      paused = nextPaused;
      running = nextRunning;
    }
    return Math.min(paused[0], running[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void an_interruptible_job_emits_as_little_as_the_best_of_all_choices(int checkpoint) {
    var random = new Random(20261124 + checkpoint);
    for (int n = 0; n < 150; n++) {
      var grams = quarters(random, 12 + random.nextInt(40));
      int length = 1 + random.nextInt(grams.length / 2);
      var zone = zone(grams);
      double deadline = Math.min(grams.length * QUARTER, zone.grams().end());
      int whole = (int) Math.round(deadline / QUARTER);
      var profile = Profile.constant(Energy.ofKwh(length / 4.0), length * QUARTER);
      var pauses = Optional.of(new Task.Pauses(checkpoint * QUARTER));
      var schedule = Scheduler.plan(task(profile, deadline, pauses), List.of(zone)).orElseThrow();

      double kilograms = least(Arrays.copyOf(grams, whole), length, checkpoint) / 4 / 1000;
      assertThat(schedule.kilograms())
          .as("case %d: %d quarters of %s", n, length, Arrays.toString(grams))
          .isCloseTo(kilograms, within(2e-6 * kilograms + 1e-12));
      check(schedule, length * QUARTER, checkpoint * QUARTER, deadline);
    }
  }

  /// The windows are in order, within the deadline, and just long enough.
  private static void check(
      Schedule<IntensitySeries> schedule, double seconds, double checkpoint, double deadline) {
    double sum = 0;
    double before = 0;
    for (var window : schedule.windows()) {
      assertThat(window.start()).isGreaterThanOrEqualTo(before);
      assertThat(window.end()).isGreaterThan(window.start());
      before = window.end();
      sum += window.seconds();
    }
    assertThat(before).isLessThanOrEqualTo(deadline + 1e-6);
    assertThat(sum).isCloseTo(seconds + (schedule.windows().size() - 1) * checkpoint, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void no_start_on_a_fine_grid_emits_less_than_the_best_or_more_than_the_worst(int pieces) {
    var random = new Random(4711 + pieces);
    for (int n = 0; n < 60; n++) {
      var zone = zone(quarters(random, 20 + random.nextInt(60)));
      var profile = profile(random, pieces);
      double deadline = Math.max(zone.grams().end() * 0.9, profile.seconds() + 1);
      var schedule =
          Scheduler.plan(task(profile, deadline, Optional.empty()), List.of(zone)).orElseThrow();
      double last = Math.min(deadline, zone.grams().end()) - profile.seconds();
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      for (int i = 0; i <= 2000; i++) {
        double kilograms = bySteps(zone.signal(), profile, last * i / 2000);
        least = Math.min(least, kilograms);
        most = Math.max(most, kilograms);
      }
      assertThat(schedule.kilograms()).isLessThanOrEqualTo(least * (1 + 1e-9) + 1e-12);
      assertThat(schedule.worst().kilograms()).isGreaterThanOrEqualTo(most * (1 - 1e-9));
    }
  }

  private static Profile profile(Random random, int count) {
    var pieces = new ArrayList<Profile.Piece>();
    for (int i = 0; i < count; i++) {
      pieces.add(new Profile.Piece(60 + random.nextDouble() * 9000 / count, random.nextInt(2000)));
    }
    return new Profile(pieces);
  }

  /// Each piece of power with the mean of its own time, in kg.
  private static double bySteps(IntensitySeries series, Profile profile, double start) {
    double sum = 0;
    double at = start;
    for (var piece : profile.pieces()) {
      double end = Math.min(at + piece.seconds(), series.end());
      sum += piece.watts() * piece.seconds() * series.mean(at, end);
      at = end;
    }
    return sum / 3.6e6 / 1000;
  }
}
