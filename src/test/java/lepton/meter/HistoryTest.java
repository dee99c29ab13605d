package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import lepton.meter.Recording.PhaseRecord;
import lepton.meter.Recording.Steps;
import org.junit.jupiter.api.Test;

class HistoryTest {

  /// Totals of a device that has had 100 W since the start.
  private static Snapshot hundredWatts(double at) {
    return new Snapshot(at, List.of(totals(100 * at, at)));
  }

  private static Totals totals(double joules, double covered) {
    return new Totals(
        joules,
        joules,
        0,
        0,
        0,
        0,
        0,
        joules,
        covered,
        0,
        covered,
        OptionalDouble.of(100),
        OptionalDouble.of(100),
        OptionalDouble.of(100),
        0,
        0);
  }

  private static List<OptionalDouble> joules(double joules) {
    return List.of(OptionalDouble.of(joules));
  }

  private static Recording recording(History history, Device device, double duration) {
    return history.recording(
        Runs.header(device), Runs.ending(duration), true, List.of(), List.of(), Runs.noNotes(1));
  }

  private static double energy(Series series) {
    double joules = 0;
    for (var point : series.points()) {
      joules += point.mean() * point.covered();
    }
    return joules;
  }

  @Test
  void a_series_conserves_energy_however_long_the_run() {
    for (int seconds : new int[] {1, 5, 511, 512, 513, 3_000, 20_000}) {
      var history = new History(1);
      var snapshots = Runs.snapshots(1, seconds, seconds);
      for (var snapshot : snapshots) {
        history.accept(snapshot);
      }
      double end = history.last().at();
      var record = recording(history, Runs.gpu("a"), end).devices().getFirst();
      double whole = record.totals().whole();
      assertThat(whole).isCloseTo(snapshots.getLast().devices().getFirst().whole(), within(2e-3));
      assertThat(energy(record.series())).isCloseTo(whole, within(1e-9 * whole));
      assertThat(record.series().points()).hasSizeLessThanOrEqualTo(Series.MOST);
      assertThat(record.series().stepSeconds() * record.series().points().size())
          .isBetween(end, end + record.series().stepSeconds());
      for (var point : record.series().points()) {
        assertThat(point.low()).isLessThanOrEqualTo(point.mean());
        assertThat(point.mean()).isLessThanOrEqualTo(point.high());
        assertThat(point.covered()).isLessThanOrEqualTo(record.series().stepSeconds() * (1 + 1e-9));
      }
    }
  }

  @Test
  void a_constant_power_is_a_flat_series() {
    var history = new History(1);
    for (int second = 0; second <= 600; second++) {
      history.accept(hundredWatts(second));
    }
    var series = recording(history, Runs.plug(1), 600).devices().getFirst().series();
    assertThat(series.stepSeconds()).isEqualTo(2);
    assertThat(series.points())
        .hasSize(300)
        .allSatisfy(point -> assertThat(point).isEqualTo(new Series.Point(100, 100, 100, 2)));
  }

  @Test
  void the_series_has_the_load_of_each_interval() {
    var history = new History(1);
    double busy = 0;
    for (int second = 1; second <= 4; second++) {
      busy += second % 2 == 0 ? 0.8 : 0;
      var known = totals(100.0 * second, second);
      history.accept(new Snapshot(second, List.of(working(known, busy, second))));
    }
    var series = recording(history, Runs.plug(1), 4).devices().getFirst().series();
    assertThat(series.points())
        .extracting(point -> point.utilization().orElseThrow())
        .containsExactly(0.0, 0.8, 0.0, 0.8);
  }

  private static Totals working(Totals totals, double busy, double told) {
    return new Totals(
        totals.whole(),
        totals.own(),
        0,
        0,
        0,
        0,
        0,
        totals.power(),
        totals.powerSeconds(),
        0,
        totals.covered(),
        totals.lowWatts(),
        totals.highWatts(),
        totals.mostWatts(),
        busy,
        told);
  }

  @Test
  void energy_that_becomes_known_late_is_spread_over_the_time_it_was_used_in() {
    var history = new History(1);
    history.accept(hundredWatts(1));
    for (int second = 2; second < 5; second++) {
      history.accept(new Snapshot(second, List.of(totals(100, 1))));
    }
    history.accept(hundredWatts(5));
    var series = recording(history, Runs.plug(1), 5).devices().getFirst().series();
    assertThat(series.points()).hasSize(5);
    for (var point : series.points()) {
      assertThat(point.mean()).isCloseTo(100, within(1e-9));
      assertThat(point.covered()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void a_suspend_is_a_gap_in_the_series() {
    var history = new History(1);
    history.accept(hundredWatts(1));
    history.accept(new Snapshot(100, List.of(totals(200, 2))));
    var series = recording(history, Runs.plug(1), 100).devices().getFirst().series();
    assertThat(series.points()).hasSize(100);
    assertThat(energy(series)).isCloseTo(200, within(1e-9));
    assertThat(recording(history, Runs.plug(1), 100).devices().getFirst().coverage())
        .isCloseTo(0.02, within(1e-12));
  }

  @Test
  void a_run_without_marks_has_no_phases() {
    var history = new History(1);
    history.accept(hundredWatts(10));
    assertThat(history.phases(10)).isEmpty();
    assertThat(history.steps()).isEmpty();
  }

  @Test
  void phases_have_the_energy_between_their_marks() {
    var history = new History(1);
    history.accept(hundredWatts(1));
    history.accept(new Mark.Phase(1.5, "load data"));
    history.accept(hundredWatts(2));
    history.accept(hundredWatts(3));
    history.accept(new Mark.Phase(3.25, "train"));
    history.accept(new Mark.Step(3.5, 1, 4));
    history.accept(new Mark.Step(3.75, 2, 4));
    history.accept(hundredWatts(4));
    history.accept(new Mark.Phase(4.5, "load data"));
    history.accept(new Mark.Step(4.75, 3, 4));
    history.accept(hundredWatts(5));
    assertThat(history.phases(5))
        .containsExactly(
            new PhaseRecord("(before the first mark)", 0, 1.5, 0, joules(150.0)),
            new PhaseRecord("load data", 1.5, 3.25, 0, joules(175.0)),
            new PhaseRecord("train", 3.25, 4.5, 2, joules(125.0)),
            new PhaseRecord("load data", 4.5, 5, 1, joules(50.0)));
    assertThat(history.steps()).contains(new Steps(1, 3.5, 3, 4.75, 4, joules(125.0)));
  }

  @Test
  void a_mark_at_the_start_leaves_no_phase_before_it() {
    var history = new History(1);
    history.accept(new Mark.Phase(0, "train"));
    history.accept(hundredWatts(2));
    assertThat(history.phases(2)).containsExactly(new PhaseRecord("train", 0, 2, 0, joules(200.0)));
  }

  @Test
  void marks_after_the_last_snapshot_have_what_is_known_then() {
    var history = new History(1);
    history.accept(new Mark.Phase(0.5, "a"));
    history.accept(hundredWatts(1));
    history.accept(new Mark.Phase(1.25, "b"));
    assertThat(history.phases(2))
        .containsExactly(
            new PhaseRecord("(before the first mark)", 0, 0.5, 0, joules(50.0)),
            new PhaseRecord("a", 0.5, 1.25, 0, joules(50.0)),
            new PhaseRecord("b", 1.25, 2, 0, List.of(OptionalDouble.empty())));
  }

  @Test
  void steps_that_are_numbered_anew_are_counted_on() {
    var history = new History(1);
    long[] numbers = {1, 2, 3, 1, 2, 3};
    for (int i = 0; i < numbers.length; i++) {
      history.accept(new Mark.Step(1 + i, numbers[i], 3));
      history.accept(hundredWatts(1 + i));
    }
    assertThat(history.steps()).contains(new Steps(1, 1, 6, 6, 3, joules(500.0)));
  }

  @Test
  void phases_sum_to_the_whole_and_stay_few_however_many_are_marked() {
    var random = new SplittableRandom(3);
    for (int run = 0; run < 60; run++) {
      var snapshots = Runs.snapshots(3, 50, run);
      var history = new History(3);
      int names = random.nextInt(1, 400);
      int marks = 0;
      double last = 0;
      for (var snapshot : snapshots) {
        int now = random.nextInt(run % 3 == 0 ? 2 : 30);
        var times = random.doubles(now, last, snapshot.at()).sorted().toArray();
        for (double time : times) {
          history.accept(new Mark.Phase(time, "phase " + random.nextInt(names)));
          history.accept(new Mark.Step(time, marks++, 0));
        }
        history.accept(snapshot);
        last = snapshot.at();
      }
      var phases = history.phases(last);
      assertThat(phases).hasSizeLessThanOrEqualTo(PhaseLog.MOST + 1);
      assertSum(phases, history.last(), last);
    }
  }

  private static void assertSum(List<PhaseRecord> phases, Snapshot end, double duration) {
    for (int d = 0; d < end.devices().size(); d++) {
      double joules = 0;
      double seconds = 0;
      for (var phase : phases) {
        joules += phase.joules().get(d).orElse(0);
        seconds += phase.seconds();
        assertThat(phase.joules().get(d).orElse(0)).isNotNegative();
      }
      assertThat(joules).isCloseTo(end.devices().get(d).own(), within(1e-6));
      assertThat(seconds).isCloseTo(duration, within(1e-3));
    }
  }

  @Test
  void a_loop_over_phases_is_listed_by_name() {
    var history = new History(1);
    for (int i = 0; i < 1_000; i++) {
      history.accept(new Mark.Phase(i, i % 2 == 0 ? "forward" : "backward"));
      history.accept(hundredWatts(i + 1));
    }
    var recording = recording(history, Runs.plug(1), 1_000);
    assertThat(recording.phases())
        .containsExactly(
            new PhaseRecord("forward", 0, 999, 500, 500, 0, joules(50_000.0)),
            new PhaseRecord("backward", 1, 1_000, 500, 500, 0, joules(50_000.0)));
    assertThat(recording.warnings())
        .containsExactly("more than 256 phases were marked: those of one name are listed as one");
  }

  @Test
  void millions_of_marks_between_two_snapshots_take_no_memory() {
    var history = new History(1);
    history.accept(hundredWatts(1));
    for (int i = 0; i < 1_000_000; i++) {
      history.accept(new Mark.Phase(1 + i / 1e6, "phase " + i));
      history.accept(new Mark.Step(1 + i / 1e6, i, 0));
    }
    history.accept(hundredWatts(2));
    var phases = history.phases(2);
    assertThat(phases).hasSizeLessThanOrEqualTo(PhaseLog.MOST + 1);
    assertSum(phases, history.last(), 2);
    assertThat(phases.stream().mapToLong(PhaseRecord::steps).sum()).isEqualTo(999_999);
  }

  @Test
  void many_devices_have_shorter_series() {
    var history = new History(100);
    var totals = new ArrayList<Totals>();
    for (int i = 0; i < 100; i++) {
      totals.add(totals(1e5, 1_000));
    }
    history.accept(new Snapshot(1_000, totals));
    var devices = new Device[100];
    for (int i = 0; i < 100; i++) {
      devices[i] = Runs.gpu("GPU-" + i);
    }
    var recording =
        history.recording(
            Runs.header(devices),
            Runs.ending(1_000),
            true,
            List.of(),
            List.of(),
            Runs.noNotes(100));
    int values = 0;
    for (var device : recording.devices()) {
      values += 4 * device.series().points().size();
      assertThat(energy(device.series())).isCloseTo(1e5, within(1e-3));
    }
    // more than 100,000 values are not read back
    assertThat(values).isLessThan(90_000);
  }

  @Test
  void devices_that_are_found_later_had_used_nothing_until_then() {
    var history = new History(1);
    history.accept(new Snapshot(1, List.of(totals(100, 1))));
    history.accept(new Mark.Phase(1, "train"));
    history.grow(2);
    history.accept(new Snapshot(3, List.of(totals(300, 3), totals(50, 1))));
    var recording =
        history.recording(
            Runs.header(Runs.gpu("GPU-0"), Runs.gpu("GPU-1")),
            Runs.ending(3),
            true,
            List.of(),
            List.of(),
            Runs.noNotes(2));
    assertThat(recording.phases())
        .extracting(Recording.PhaseRecord::joules)
        .containsExactly(
            List.of(OptionalDouble.of(100), OptionalDouble.empty()),
            List.of(OptionalDouble.of(200), OptionalDouble.of(50)));
    assertThat(recording.devices().getLast().totals().whole()).isEqualTo(50);
  }

  /// 10 W over the first second, read once.
  @Test
  void phases_before_the_first_reading_have_their_share_of_it() {
    var history = new History(1);
    history.accept(new Mark.Phase(0.1, "load"));
    history.accept(new Snapshot(0.3, List.of(Totals.NONE)));
    history.accept(new Mark.Phase(0.4, "train"));
    history.accept(new Snapshot(0.5, List.of(Totals.NONE)));
    history.accept(new Snapshot(1, List.of(totals(10, 1))));
    assertThat(history.phases(1))
        .extracting(phase -> phase.joules().getFirst())
        .containsExactly(OptionalDouble.of(1), OptionalDouble.of(3), OptionalDouble.of(6));
  }

  /// 10 W over the last 0.2 s of a second, and unknown before.
  @Test
  void a_reading_tells_nothing_of_the_time_that_it_does_not_cover() {
    var history = new History(1);
    history.accept(new Mark.Phase(0.1, "load"));
    history.accept(new Mark.Phase(0.9, "train"));
    history.accept(new Snapshot(1, List.of(totals(2, 0.2))));
    assertThat(history.phases(1))
        .extracting(phase -> phase.joules().getFirst())
        .containsExactly(OptionalDouble.empty(), OptionalDouble.of(1), OptionalDouble.of(1));
  }
}
