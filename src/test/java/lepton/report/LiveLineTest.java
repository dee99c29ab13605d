package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.meter.Recorder.Progress;
import lepton.meter.Recording.DeviceRecord;
import lepton.meter.Snapshot;
import lepton.meter.StepTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLineTest {

  private static final double JOULES = 1.35 * Runs.KWH;

  /// An hour into a run that has done 100 of its 200 equal steps.
  private static String line(int width) {
    var run = Runs.hour();
    var totals = run.devices().stream().map(DeviceRecord::totals).toList();
    var steps = new StepTrace();
    for (int i = 1; i <= 100; i++) {
      steps.add(new StepTrace.Point(i, i * 36.0, i * JOULES / 100), 200);
    }
    var now =
        new Progress(run.header(), new Snapshot(3600, totals), Optional.empty(), steps, () -> run);
    return LiveLine.of(now, Optional.empty(), MeasuredFootprint.of(run), width);
  }

  /// Twice what `RecordingSummaryTest` has of the first half: 1.35 kWh, 656 g and 1 h.
  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 200})
  void the_forecast_is_told_on_any_usual_terminal(int width) {
    assertThat(line(width))
        .contains("100/200 · in all 2.7 kWh ± ", ", 1.31 kg in 2 h ± ")
        .satisfies(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void where_there_is_room_what_was_used_so_far_is_told_as_the_summary_will() {
    assertThat(line(200)).startsWith("1 h · 1.35 kW · 1.35 kWh · 656 g CO2e · 100/200 · in all");
  }

  /// The trace of 1001 steps keeps one in several; the last is shown all the same.
  @Test
  void the_step_that_was_marked_last_is_told() {
    var steps = new StepTrace();
    for (int i = 1; i <= 1001; i++) {
      steps.add(new StepTrace.Point(i, i, i), 2000);
    }
    var run = Runs.hour();
    var snapshot = new Snapshot(3600, run.devices().stream().map(DeviceRecord::totals).toList());
    var now = new Progress(run.header(), snapshot, Optional.empty(), steps, () -> run);
    assertThat(LiveLine.of(now, Optional.empty(), MeasuredFootprint.of(run), 200))
        .contains(" · 1001/2000 · ");
  }

  /// 3 of 300 steps, each of 1, 3 and 2 s: more than twice as much is not out of the question.
  @Test
  void where_hardly_anything_is_known_only_the_most_is_told() {
    var steps = new StepTrace();
    steps.add(new StepTrace.Point(1, 1, 1), 300);
    steps.add(new StepTrace.Point(2, 4, 4), 300);
    steps.add(new StepTrace.Point(3, 6, 6), 300);
    var run = Runs.hour();
    var snapshot = new Snapshot(6, run.devices().stream().map(DeviceRecord::totals).toList());
    var now = new Progress(run.header(), snapshot, Optional.empty(), steps, () -> run);
    assertThat(LiveLine.of(now, Optional.empty(), MeasuredFootprint.of(run), 200))
        .contains(" · 3/300 · in all up to ")
        .contains(" in up to ")
        .doesNotContain("±");
  }
}
