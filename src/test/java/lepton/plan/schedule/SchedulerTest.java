package lepton.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Energy;
import lepton.workload.IntensitySeries;
import lepton.workload.MarginalSeries;
import lepton.workload.StepFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small cases, worked out by hand. Times are hours here; power is 1 kW unless stated, so that kg
/// are kWh · g/kWh / 1000.
class SchedulerTest {

  private static final double HOUR = 3600;

  /// By the hour from 0 h to 8 h.
  private static final double[] DAY = {400, 300, 100, 200, 500, 50, 600, 600};

  private static Zone<IntensitySeries> zone(String name, double... grams) {
    var times = new double[grams.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * HOUR;
    }
    return new Zone<>(name, new IntensitySeries(name + ".csv", times, grams));
  }

  private static Profile kilowatt(double hours) {
    return Profile.constant(Energy.ofKwh(hours), hours * HOUR);
  }

  private static Task task(Profile profile, double earliest, double deadline) {
    return new Task(profile, earliest * HOUR, deadline * HOUR, Optional.empty(), Energy.ZERO);
  }

  private static Task interruptible(double hours, double deadline, double checkpoint) {
    return new Task(
        kilowatt(hours),
        0,
        deadline * HOUR,
        Optional.of(new Task.Pauses(checkpoint * HOUR)),
        Energy.ZERO);
  }

  private static <S extends lepton.workload.GridSignal> Schedule<S> plan(
      Task task, List<Zone<S>> zones) {
    return Scheduler.plan(task, zones).orElseThrow();
  }

  private static String hours(List<Window> windows) {
    var shown = new ArrayList<String>();
    for (var window : windows) {
      shown.add(window.start() / HOUR + "-" + window.end() / HOUR);
    }
    return String.join(" ", shown);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          length [h] | earliest [h] | deadline [h] | start [h] | CO2e [g] | now [g] | worst [g] | origin
          1          | 0            | 8            | 5         | 50       | 400     | 600       | the hour of 50
          2          | 0            | 8            | 2         | 300      | 700     | 1200      | 100 + 200
          2          | 0            | 4            | 2         | 300      | 700     | 700       | it may end at the deadline itself
          2          | 0            | 3.5          | 1.5       | 350      | 700     | 700       | 150 + 100 + 100: the last start there is
          1.5        | 0            | 8            | 2         | 200      | 550     | 900       | 100 + half of 200
          1.5        | 0            | 3            | 1.5       | 250      | 550     | 550       | half of 300, and 100: it ends with the cheap hour
          2.5        | 0            | 8            | 1.5       | 450      | 750     | 1225      | 150 + 100 + 200; the worst 25 + 600 + 600
          1          | 2.25         | 8            | 5         | 50       | 125     | 600       | now: 75 + 50
          0.25       | 0            | 8            | 5         | 12.5     | 100     | 150       | anywhere in the hour of 50: its begin
          8          | 0            | 8            | 0         | 2750     | 2750    | 2750      | the sum: there is no choice
          """)
  void the_start_that_emits_least_is_found(
      double length,
      double earliest,
      double deadline,
      double start,
      double grams,
      double now,
      double worst,
      String origin) {
    var schedule = plan(task(kilowatt(length), earliest, deadline), List.of(zone("DE", DAY)));

    assertThat(schedule.windows().getFirst().start() / HOUR).as(origin).isEqualTo(start);
    assertThat(schedule.kilograms() * 1000).as(origin).isCloseTo(grams, within(1e-9));
    assertThat(schedule.now().kilograms() * 1000).as(origin).isCloseTo(now, within(1e-9));
    assertThat(schedule.worst().kilograms() * 1000).as(origin).isCloseTo(worst, within(1e-9));
  }

  @Test
  void a_job_that_ends_hot_is_placed_by_its_end() {
    // 1 h of 0.1 kW, then 1 h of 10 kW: the hot hour falls into that of 50, 0.1 · 500 + 10 · 50
    var profile =
        new Profile(List.of(new Profile.Piece(HOUR, 100), new Profile.Piece(HOUR, 10_000)));
    var schedule = plan(task(profile, 0, 8), List.of(zone("DE", DAY)));

    assertThat(hours(schedule.windows())).isEqualTo("4.0-6.0");
    assertThat(schedule.kilograms() * 1000).isCloseTo(550, within(1e-9));
    // at once: 0.1 · 400 + 10 · 300
    assertThat(schedule.now().kilograms() * 1000).isCloseTo(3040, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          length [h] | checkpoint [h] | windows          | CO2e [g] | origin
          2          | 0              | 2.0-3.0 5.0-6.0  | 150      | 50 + 100
          3          | 0              | 2.0-4.0 5.0-6.0  | 350      | 50 + 100 + 200
          2.5        | 0              | 2.0-3.5 5.0-6.0  | 250      | 50 + 100 + half of 200
          2          | 0.1            | 2.0-3.1 5.0-6.0  | 170      | and a tenth of an hour of 200
          2          | 0.7            | 2.0-3.7 5.0-6.0  | 290      | 50 + 100 + 0.7 · 200 is less than 300
          2          | 0.8            | 2.0-4.0          | 300      | 50 + 100 + 0.8 · 200 is more
          1          | 0.5            | 5.0-6.0          | 50       | nothing to interrupt
          """)
  void an_interruptible_job_takes_the_cheapest_hours_as_far_as_pausing_pays(
      double length, double checkpoint, String windows, double grams, String origin) {
    var schedule = plan(interruptible(length, 8, checkpoint), List.of(zone("DE", DAY)));

    assertThat(hours(schedule.windows())).as(origin).isEqualTo(windows);
    assertThat(schedule.kilograms() * 1000).as(origin).isCloseTo(grams, within(1e-6));
  }

  @Test
  void another_zone_wins_unless_moving_the_data_costs_more() {
    var home = zone("DE", 400, 400, 400, 400);
    var away = zone("FR", 100, 50, 100, 100);
    var free = plan(task(kilowatt(1), 0, 4), List.of(home, away));
    assertThat(free.windows()).containsExactly(new Window(HOUR, 2 * HOUR, "FR"));
    assertThat(free.kilograms() * 1000).isCloseTo(50, within(1e-9));
    assertThat(free.now().kilograms() * 1000).isCloseTo(400, within(1e-9));

    // 1 kWh to move at the mean of 400 and 87.5: 243.75 g more
    var moved = plan(moving(1), List.of(home, away));
    assertThat(moved.zone().name()).isEqualTo("FR");
    assertThat(moved.movingKilograms() * 1000).isCloseTo(243.75, within(1e-9));
    assertThat(moved.kilograms() * 1000).isCloseTo(293.75, within(1e-9));
    assertThat(moved.worst().kilograms() * 1000).isCloseTo(400, within(1e-9));

    // 2 kWh: 50 + 487.5 is more than 400
    assertThat(plan(moving(2), List.of(home, away)).zone().name()).isEqualTo("DE");
  }

  private static Task moving(double kwh) {
    return new Task(kilowatt(1), 0, 4 * HOUR, Optional.empty(), Energy.ofKwh(kwh));
  }

  @Test
  void a_series_that_ends_before_the_deadline_is_used_as_far_as_it_goes() {
    // the first two hours alone are known
    var schedule = plan(task(kilowatt(1), 0, 48), List.of(zone("DE", 400, 300)));
    assertThat(hours(schedule.windows())).isEqualTo("1.0-2.0");
    assertThat(Scheduler.plan(task(kilowatt(3), 0, 48), List.of(zone("DE", 400, 300)))).isEmpty();
    assertThat(Scheduler.plan(task(kilowatt(3), 0, 2), List.of(zone("DE", DAY)))).isEmpty();
  }

  @Test
  void a_zone_that_is_not_covered_is_left_out_and_named() {
    var schedule = plan(task(kilowatt(3), 0, 8), List.of(zone("DE", DAY), zone("FR", 10, 10)));
    assertThat(schedule.zone().name()).isEqualTo("DE");
    assertThat(schedule.skipped()).extracting(Zone::name).containsExactly("FR");
  }

  @Test
  void steps_need_not_be_even_nor_start_on_the_hour() {
    // 0–10 min 300, 10–100 min 200, 100–130 min 20, then 500: an hour ends with the cheap half
    var series =
        new IntensitySeries(
            "x.csv", new double[] {0, 600, 6000, 7800}, new double[] {300, 200, 20, 500});
    var schedule = plan(task(kilowatt(1), 0, 2.5), List.of(new Zone<>("X", series)));
    assertThat(schedule.windows().getFirst().start()).isEqualTo(4200);
    assertThat(schedule.kilograms() * 1000).isCloseTo(110, within(1e-9));
  }

  @Test
  void a_longer_run_meets_other_hours() {
    var schedule = plan(task(kilowatt(1), 0, 8), List.of(zone("DE", DAY)));
    // at 2 h: now 400 + 300; chosen 50 + 600
    assertThat(schedule.savedIfLasting(2 * HOUR) * 1000).isCloseTo(50, within(1e-9));
    // at half an hour: 200 and 25
    assertThat(schedule.savedIfLasting(0.5 * HOUR) * 1000).isCloseTo(175, within(1e-9));
    assertThat(schedule.endIfLasting(2 * HOUR)).isEqualTo(7 * HOUR);
  }

  @Test
  void marginal_intensities_are_planned_by_in_the_same_way() {
    var series =
        new MarginalSeries("m.csv", new StepFunction(new double[] {0, HOUR}, new double[] {9, 3}));
    var schedule = plan(task(kilowatt(1), 0, 2), List.of(new Zone<>("DE", series)));
    assertThat(schedule.kilograms() * 1000).isCloseTo(3, within(1e-9));
  }
}
