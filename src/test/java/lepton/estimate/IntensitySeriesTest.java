package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import lepton.workload.IntensitySeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Equation (9) over time: Σ Eᵢ · Iᵢ.
class IntensitySeriesTest {

  /// Four hours of 100, 200, 400 and 300 g/kWh; the mean is 250.
  private static final IntensitySeries HOURS =
      new IntensitySeries(
          "de.csv", new double[] {0, 3600, 7200, 10800}, new double[] {100, 200, 400, 300});

  /// Steps of one, three and two hours: (100 · 1 + 200 · 3 + 400 · 2 + 300 · 2) / 8 = 262.5; the
  /// last holds as long as the step before it.
  private static final IntensitySeries UNEVEN =
      new IntensitySeries(
          "uneven.csv", new double[] {0, 3600, 14400, 21600}, new double[] {100, 200, 400, 300});

  /// 1 kW for `hours`: as many kWh.
  private static Machine kilowatt(double hours) {
    return new Machine().training(Works.hours(hours)).power(1000);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          start [h] | length [h] | CO2e [g] | origin
          0         | 1          | 100      | the first hour
          1         | 2          | 600      | 200 + 400
          0.5       | 1          | 150      | half of 100, half of 200
          0.25      | 3.5        | 900      | 75 + 200 + 400 + three quarters of 300
          3         | 1          | 300      | the last value holds for an hour
          3.9       | 0.1        | 30       | to the very end
          2         | 4          | 1200     | 700 for two hours, the mean of 250 for the two beyond
          -1        | 2          | 350      | the mean for the hour before it begins
          10        | 2          | 500      | beyond: the mean
          -5        | 2          | 500      | before: the mean
          -1        | 6          | 1500     | 250 · 6: all of it and an hour either side
          """)
  void a_run_is_charged_with_the_hours_it_is_in(
      double start, double length, double grams, String origin) {
    var footprint =
        Sketch.of(kilowatt(length)).at(new Where().series(HOURS, start * 3600)).footprint();

    assertThat(footprint.operational().grams()).as(origin).isCloseTo(grams, within(1e-6));
  }

  @Test
  void steps_need_not_be_even() {
    assertThat(UNEVEN.end()).isEqualTo(28_800);
    assertThat(UNEVEN.mean()).isCloseTo(262.5, within(1e-9));
    // half an hour of 100, three of 200, half an hour of 400
    var footprint = Sketch.of(kilowatt(4)).at(new Where().series(UNEVEN, 1800)).footprint();
    assertThat(footprint.operational().grams()).isCloseTo(50 + 600 + 200, within(1e-6));
  }

  @Test
  void without_a_start_the_mean_holds() {
    var footprint = Sketch.of(kilowatt(2)).at(new Where().series(HOURS)).footprint();
    assertThat(footprint.operational().grams()).isCloseTo(500, within(1e-6));
  }

  @Test
  void inference_begins_where_training_ends() {
    // training 0 h to 1 h: 100; inference 1 h to 3 h at 2 kW: 2 · (200 + 400)
    var machine = new Machine().training(Works.hours(1)).inference(Works.hours(2)).power(1000);
    var footprint = Sketch.of(machine).at(new Where().series(HOURS, 0)).footprint();
    assertThat(footprint.operational().grams()).isCloseTo(700, within(1e-6));
  }

  @Test
  void what_is_idle_draws_in_its_hours_too() {
    // 1 h of work at 50 % is two hours of the mean power of 1 kW and 0 kW: 1 kWh at (100 + 200) / 2
    var machine = kilowatt(1).idle(0, 0.5);
    var footprint = Sketch.of(machine).at(new Where().series(HOURS, 0)).footprint();
    assertThat(footprint.operational().grams()).isCloseTo(150, within(1e-6));
  }

  @Test
  void a_contract_acts_on_each_kilowatt_hour_as_it_was_made() {
    var machine =
        new Machine()
            .training(Works.hours(1))
            .inference(Works.samples(1e6, 1, Works.flop(3.6e9)))
            .transfer(1e6, 0.06)
            .power(1000);
    var footprint = Sketch.of(machine).at(new Where().series(HOURS, 0).renewables(0.4)).footprint();
    assertThat(footprint.market().orElseThrow().kilograms())
        .isCloseTo(0.6 * footprint.operational().kilograms(), within(1e-9));
  }

  @Test
  void cutting_a_run_in_two_changes_nothing() {
    var series = HOURS;
    double whole = series.mean(1000, 12_000) * 11_000;
    double parts = series.mean(1000, 7777) * 6777 + series.mean(7777, 12_000) * 4223;
    assertThat(parts).isCloseTo(whole, within(1e-6));
  }

  @Test
  void nonsense_is_refused() {
    double[] two = {0, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntensitySeries("x", new double[] {0}, new double[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntensitySeries("x", new double[] {0, 0}, two));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntensitySeries("x", two, new double[] {-1, 1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntensitySeries("x", two, new double[] {Double.NaN, 1}));
    assertThatIllegalArgumentException().isThrownBy(() -> HOURS.mean(5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> HOURS.mean(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> HOURS.mean(0, 14_401));
  }
}
