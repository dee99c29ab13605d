package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import lepton.meter.Recording.Steps;
import org.junit.jupiter.api.Test;

/// Phases that begin and end between two readings.
class ShortPhasesTest {

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
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        0);
  }

  private static Recording recording(History history, double duration, Device... devices) {
    return history.recording(
        Runs.header(devices),
        Runs.ending(duration),
        true,
        List.of(),
        List.of(),
        Runs.noNotes(devices.length));
  }

  private static List<OptionalDouble> joules(Recording recording, int device) {
    return recording.phases().stream().map(phase -> phase.joules().get(device)).toList();
  }

  private static List<OptionalDouble> known(double... joules) {
    var known = new ArrayList<OptionalDouble>();
    for (double one : joules) {
      known.add(OptionalDouble.of(one));
    }
    return known;
  }

  /// 100 W: 5 ms are 0.5 J, and 50 ms are 5 J.
  @Test
  void a_phase_between_two_readings_has_its_share_by_time_of_what_was_used_between_them() {
    var history = new History(1);
    history.accept(new Snapshot(1, List.of(totals(100, 1))));
    history.accept(new Mark.Phase(1.2, "a"));
    history.accept(new Mark.Phase(1.205, "b"));
    history.accept(new Mark.Phase(1.255, "c"));
    history.accept(new Snapshot(2, List.of(totals(200, 2))));
    var recording = recording(history, 2, Runs.plug(0.5));
    assertThat(joules(recording, 0)).isEqualTo(known(120, 0.5, 5, 74.5));
    assertThat(recording.warnings()).isEmpty();
  }

  /// 6 mW, as memory in use may draw: 5 ms are 30 µJ.
  @Test
  void what_draws_milliwatts_is_not_nothing_in_milliseconds() {
    var history = new History(1);
    history.accept(new Mark.Phase(0.1, "a"));
    history.accept(new Mark.Phase(0.105, "b"));
    history.accept(new Snapshot(1, List.of(totals(0.006, 1))));
    assertThat(joules(recording(history, 1, Runs.memory()), 0))
        .isEqualTo(known(600e-6, 30e-6, 5_370e-6));
  }

  @Test
  void a_phase_that_was_over_before_anybody_looked_has_no_figure_and_a_reason() {
    var history = new History(1);
    history.accept(new Mark.Phase(0.5, "a"));
    history.accept(new Mark.Phase(0.5, "b"));
    history.accept(new Mark.Phase(0.5, "c"));
    history.accept(new Snapshot(1, List.of(totals(100, 1))));
    var recording = recording(history, 1, Runs.plug(0.5));
    assertThat(joules(recording, 0))
        .containsExactly(
            OptionalDouble.of(50),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(50));
    assertThat(recording.warnings())
        .containsExactly(
            "too short to be measured apart: phase 'a' and 1 more; what it used is with the phases"
                + " beside it");
  }

  /// Half a second of memory, in which no tick of the processor was seen.
  @Test
  void what_is_known_of_one_device_is_no_sum_where_another_had_no_time_to_show_anything() {
    var history = new History(2);
    history.accept(new Snapshot(1, List.of(totals(1, 1), totals(50, 1))));
    history.accept(new Mark.Phase(1, "short"));
    history.accept(new Snapshot(1.5, List.of(totals(1.5, 1.5), totals(50, 1.5))));
    history.accept(new Mark.Phase(1.5, "next"));
    history.accept(new Snapshot(3, List.of(totals(3, 3), totals(80, 3))));
    var recording = recording(history, 3, Runs.memory(), Runs.cpu());
    var brief = recording.phases().get(1);
    assertThat(brief.joules()).containsExactly(OptionalDouble.of(0.5), OptionalDouble.empty());
    assertThat(recording.known(recording.addable(brief.seconds(), brief.joules()))).isEmpty();
    var next = recording.phases().get(2);
    assertThat(recording.known(recording.addable(next.seconds(), next.joules())))
        .isEqualTo(OptionalDouble.of(31.5));
    assertThat(recording.warnings()).hasSize(1);
  }

  /// One that draws nothing, as all of it is others'.
  @Test
  void nothing_seen_is_nothing_only_where_there_was_time_to_see_it() {
    var history = new History(1);
    history.accept(new Snapshot(1, List.of(totals(100, 1))));
    history.accept(new Mark.Phase(1, "short"));
    history.accept(new Mark.Phase(1.9, "long"));
    history.accept(new Snapshot(3, List.of(totals(100, 3))));
    var recording = recording(history, 3, Runs.plug(0.5));
    assertThat(joules(recording, 0))
        .containsExactly(OptionalDouble.of(100), OptionalDouble.empty(), OptionalDouble.of(0));
    assertThat(recording.warnings())
        .containsExactly(
            "too short to be measured apart: phase 'short'; what it used is with the phases beside"
                + " it");
  }

  /// 60 W, told once a minute.
  @Test
  void a_meter_that_tells_rarely_tells_of_all_phases_since_it_told_last() {
    var history = new History(1);
    for (int second = 1; second < 60; second++) {
      if (second == 10 || second == 40) {
        history.accept(new Mark.Phase(second, "from " + second));
        history.accept(new Mark.Step(second, second, 0));
      }
      history.accept(new Snapshot(second, List.of(Totals.NONE)));
    }
    history.accept(new Snapshot(60, List.of(totals(3_600, 60))));
    var recording = recording(history, 60, Runs.plug(0.5));
    assertThat(joules(recording, 0)).isEqualTo(known(600, 1_800, 1_200));
    assertThat(recording.steps()).contains(new Steps(10, 10, 40, 40, 0, known(1_800)));
  }

  @Test
  void a_device_that_was_not_read_in_a_phase_is_absent_there_and_named() {
    var history = new History(2);
    history.accept(new Mark.Phase(2, "train"));
    history.accept(new Snapshot(2, List.of(totals(20, 2), Totals.NONE)));
    history.accept(new Snapshot(4, List.of(totals(40, 4), totals(90, 1))));
    var recording = recording(history, 4, Runs.memory(), Runs.cpu());
    assertThat(joules(recording, 0)).isEqualTo(known(20, 20));
    assertThat(joules(recording, 1)).containsExactly(OptionalDouble.empty(), OptionalDouble.of(90));
    assertThat(recording.warnings())
        .containsExactly(
            "package-0 was not read in phase '(before the first mark)', which is without it");
    assertThat(recording.known(recording.phases().getFirst().joules()))
        .isEqualTo(OptionalDouble.of(20));
  }

  /// Found after a second, its first reading tells of the time since the start.
  @Test
  void a_device_that_is_found_late_tells_of_the_phases_before() {
    var history = new History(1);
    history.accept(new Mark.Phase(0.25, "train"));
    history.accept(new Snapshot(0.5, List.of(totals(5, 0.5))));
    history.grow(2);
    history.accept(new Snapshot(1, List.of(totals(10, 1), totals(200, 1))));
    var recording = recording(history, 1, Runs.memory(), Runs.gpu("GPU-0"));
    assertThat(joules(recording, 0)).isEqualTo(known(2.5, 7.5));
    assertThat(joules(recording, 1)).isEqualTo(known(50, 150));
  }

  /// Devices tell at random times, of all or of some of the time since; one falls silent.
  @Test
  void phases_and_steps_are_never_more_than_the_whole_and_phases_sum_to_it() {
    var random = new SplittableRandom(11);
    for (int run = 0; run < 200; run++) {
      var history = new History(2);
      var now = new Totals[] {Totals.NONE, Totals.NONE, Totals.NONE};
      int devices = 2;
      double at = 0;
      int marks = run % 2 == 0 ? 300 : 30;
      for (int i = 0; i < marks; i++) {
        at += random.nextDouble(0, 0.3);
        history.accept(new Mark.Phase(at, "phase " + i));
        history.accept(new Mark.Step(at, i, 0));
        if (i == 10) {
          history.grow(3);
          devices = 3;
        }
        for (int d = 0; d < devices; d++) {
          if (random.nextInt(4) == 0 && !(d == 1 && i > 20)) {
            double longer = (at - now[d].covered()) * random.nextDouble(0.2, 1);
            now[d] = totals(now[d].own() + longer * 100, now[d].covered() + longer);
          }
        }
        history.accept(new Snapshot(at, List.of(now).subList(0, devices)));
      }
      var recording = recording(history, at, Runs.gpu("a"), Runs.gpu("b"), Runs.gpu("c"));
      for (int d = 0; d < 3; d++) {
        double whole = recording.devices().get(d).totals().own();
        assertThat(joules(recording, d).stream().mapToDouble(it -> it.orElse(0)).sum())
            .isCloseTo(whole, within(1e-6));
        assertThat(joules(recording, d)).allSatisfy(it -> assertThat(it.orElse(0)).isNotNegative());
        assertThat(recording.steps().orElseThrow().joules().get(d).orElse(0))
            .isBetween(0.0, whole + 1e-6);
      }
    }
  }

  /// A journal of version 1 counts in mJ: 500,000 are 500 J.
  @Test
  void a_journal_of_version_1_is_still_read() throws Exception {
    var header = JournalLine.header(Journals.HEADER).replace("\"journal\":2", "\"journal\":1");
    var key = "[\"k\",1,1000,[1,500000],[1,2000]]";
    var more = "[\"d\",1,2000,[1,1500],[0]]";
    var bytes = JournalLine.framed(false, header, header, key, key, more);
    var devices = Journals.read(bytes).orElseThrow().devices();
    assertThat(devices.getFirst().totals().own()).isEqualTo(501.5);
    assertThat(devices.getLast().totals().own()).isEqualTo(2);
    assertThat(Optional.of(devices.getLast().coverage())).contains(1.0);
  }
}
