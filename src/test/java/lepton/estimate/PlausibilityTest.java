package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lepton.text.Diagnostic;
import lepton.text.Problem;
import lepton.text.Severity;
import lepton.workload.IntensitySeries;
import lepton.workload.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {

  private static List<Problem> warnings(Sketch sketch) {
    return Estimator.assess(sketch.workload(), Estimator.Options.PLAIN).warnings();
  }

  private static String only(Sketch sketch) {
    var warnings = warnings(sketch);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst().severity()).isEqualTo(Severity.WARNING);
    return warnings.getFirst().message() + " | " + warnings.getFirst().help().orElseThrow();
  }

  /// LLaMA-7B, 4.02e22 FLOP, on A100s of 312 TFLOP/s.
  private static Machine llama(double hours) {
    Work model = Works.tokens(6, 6.7e9, 1e12);
    return new Machine()
        .training(Works.hours(hours, model))
        .count(2048)
        .peak(312e12, 0.4)
        .powerByDefault(330);
  }

  /// MFU = 4.02e22 / (h · 3600 · 312e12) = 35790.6 / h.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          hours   | MFU   | warning
          82432   | 0.434 |
          52000   | 0.688 |
          50000   | 0.716 | imply a utilization (MFU) of 0.716, more than any published run reached
          40.3    | 888   | were they wall-clock hours (of all accelerators together)
          1700000 | 0.021 |
          1900000 | 0.019 | imply a utilization (MFU) of only 0.0188
          """)
  void hours_that_imply_an_impossible_utilization_are_doubted(
      double hours, double mfu, String warning) {
    if (warning == null) {
      assertThat(warnings(Sketch.of(llama(hours)))).isEmpty();
    } else {
      assertThat(only(Sketch.of(llama(hours)))).contains(warning);
    }
  }

  @Test
  void hours_without_a_model_or_a_peak_imply_nothing() {
    assertThat(warnings(Sketch.of(new Machine().training(Works.hours(40.3))))).isEmpty();
    assertThat(warnings(Sketch.of(llama(40.3).sustained(1e15)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          given | power [W] | warning
          yes   | 330       |
          yes   | 400       | hours × TDP is an upper bound, not a measurement
          yes   | 398       | hours × TDP is an upper bound, not a measurement
          yes   | 390       |
          yes   | 500       | the mean power of 500 W is above the accelerator's TDP of 400 W
          no    | 400       |
          """)
  void hours_times_tdp_is_no_measurement(String given, double watts, String warning) {
    var machine = new Machine().training(Works.hours(1000)).tdp(400).host(600, 8);
    var sketch =
        Sketch.of("yes".equals(given) ? machine.power(watts) : machine.powerByDefault(watts));
    if (warning == null) {
      assertThat(warnings(sketch)).isEmpty();
    } else {
      assertThat(only(sketch)).contains(warning);
    }
  }

  /// Without a host beside it, the power may be that of the whole server.
  @Test
  void a_power_above_tdp_may_hold_the_server() {
    var machine = new Machine().training(Works.hours(1000)).tdp(400).power(500);
    assertThat(warnings(Sketch.of(machine))).isEmpty();
  }

  @Test
  void a_power_that_was_not_multiplied_by_hours_is_no_such_trap() {
    var machine = new Machine().training(Works.compute(1e18)).power(400).tdp(400);
    assertThat(warnings(Sketch.of(machine))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          years | warning
          4.9   |
          5.1   | this takes 5.1 years on the hardware given
          """)
  void more_than_five_years_are_doubted(double years, String warning) {
    var sketch = Sketch.of(new Machine().training(Works.hours(years * 8760)));
    if (warning == null) {
      assertThat(warnings(sketch)).isEmpty();
    } else {
      assertThat(only(sketch)).contains(warning).contains("is hardware.count right?");
    }
  }

  /// 36 MWh at 385 g/kWh are 13 860 kg; every row that is doubted is off by what it names. The
  /// estimate is 36 MWh too.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          reported [kg] | warning
          13860         |
          11500         |
          17000         |
          17186         |
          17464         | do they include embodied carbon, another grid, PUE, or other runs?
          11000         | are they market-based (after renewables), of another grid, or of a part of the run?
          28110         | that is pounds to kilograms: are the emissions in lb?
          3515          | that is 12/44: are the emissions in tonnes of carbon, not of CO2?
          30556         | that is pounds to kilograms: are the emissions in lb?
          3780          | that is 12/44: are the emissions in tonnes of carbon, not of CO2?
          9000          | are they market-based (after renewables), of another grid, or of a part of the run?
          20000         | do they include embodied carbon, another grid, PUE, or other runs?
          """)
  void reported_carbon_must_be_reported_energy_times_intensity(double kilograms, String warning) {
    var machine = new Machine().training(Works.hours(36_000)).count(100).power(1000);
    var sketch = Sketch.of(machine).at(new Where().grams(385)).reported(36_000, kilograms);
    if (warning == null) {
      assertThat(warnings(sketch)).isEmpty();
    } else {
      assertThat(only(sketch)).contains(warning);
    }
  }

  @ParameterizedTest
  @CsvSource({"13.86", "13860000"})
  void a_factor_of_a_thousand_is_a_slip_of_units(double kilograms) {
    var machine = new Machine().training(Works.hours(36_000)).count(100).power(1000);
    var sketch = Sketch.of(machine).at(new Where().grams(385)).reported(36_000, kilograms);
    assertThat(warnings(sketch))
        .anySatisfy(
            warning ->
                assertThat(warning.help().orElseThrow())
                    .contains("factor of 1000: are kg and t, or kWh and MWh, mixed up?"));
  }

  /// BLOOM: 433 196 kWh are 1 082 990 h · 400 W to the last digit.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          reported [kWh], PUE, doubted
          433196,         1.2, yes
          519835,         1.2, yes
          400000,         1.2, no
          """)
  void reported_energy_that_is_hours_times_tdp_was_not_measured(
      double kwh, double pue, String doubted) {
    var machine =
        new Machine().training(Works.hours(1_082_990)).count(384).powerByDefault(350).tdp(400);
    var sketch = Sketch.of(machine).at(new Where().pue(pue)).reportedEnergy(kwh);
    if ("no".equals(doubted)) {
      assertThat(warnings(sketch)).isEmpty();
    } else {
      assertThat(only(sketch)).contains("it was worked out, not measured");
    }
  }

  @Test
  void energy_of_hours_times_tdp_is_doubted_beside_another_power_too() {
    var machine = new Machine().training(Works.hours(1000)).power(350).tdp(400);
    assertThat(only(Sketch.of(machine).reportedEnergy(400)))
        .contains("it was worked out, not measured");
    assertThat(warnings(Sketch.of(machine).reportedEnergy(403))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          reported [kWh] | warning
          1000           |
          210            |
          4900           |
          190            | the estimate is 5.26 times the reported energy
          5200           | the estimate is 0.192 times the reported energy
          """)
  void an_estimate_far_from_what_was_reported_is_doubted(double kwh, String warning) {
    var machine = new Machine().training(Works.hours(1000)).powerByDefault(1000);
    var sketch = Sketch.of(machine).reportedEnergy(kwh);
    if (warning == null) {
      assertThat(warnings(sketch)).isEmpty();
    } else {
      assertThat(only(sketch)).contains(warning);
    }
    var carbon = Sketch.of(machine).reportedEmissions(kwh);
    assertThat(warnings(carbon)).hasSize(warning == null ? 0 : 1);
  }

  /// 1000 h · 1 kW = 1000 kWh, and at 1000 g/kWh as many kg; a quarter more or less is rounding and
  /// what stands around the accelerators.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          reported | warning                              | likely cause
          1240     |                                      |
          810      |                                      |
          1260     | 1.26 times accelerator hours × power | of one accelerator alone
          790      | 0.79 times accelerator hours × power | of more than was reported
          1000000  | 1,000 times accelerator hours × power | are kWh and MWh mixed up
          """)
  void reported_energy_must_follow_from_hours_and_power_that_were_given(
      double kwh, String warning, String cause) {
    var machine = new Machine().training(Works.hours(1000)).power(1000);
    var sketch = Sketch.of(machine).reportedEnergy(kwh);
    if (warning == null) {
      assertThat(warnings(sketch)).isEmpty();
    } else {
      assertThat(only(sketch)).contains(warning).contains(cause);
      assertThat(only(Sketch.of(machine).reportedEmissions(kwh))).contains(warning);
    }
  }

  @Test
  void a_grid_without_emissions_leaves_nothing_to_compare() {
    var machine = new Machine().training(Works.hours(1000)).power(1000);
    var sketch = Sketch.of(machine).at(new Where().grams(0)).reported(1000, 400);
    assertThat(warnings(sketch))
        .allSatisfy(
            warning ->
                assertThat(warning.message()).doesNotContain("NaN").doesNotContain("Infinity"));
  }

  @Test
  void a_grid_without_emissions_leaves_the_saving_of_energy() {
    var pulls = new Pulls().pruning(0.5, 1, 1);
    var machine = new Machine().training(Works.hours(1000));
    var workload = Sketch.of(machine).at(new Where().grams(0)).with(pulls).workload();
    assertThat(Estimator.assess(workload, Estimator.Options.PLAIN).result().total().kwh())
        .isEqualTo(50);
  }

  @Test
  void sharing_parameters_is_no_saving() {
    var sketch =
        Sketch.of(new Machine().training(Works.compute(1e15))).with(new Pulls().sharing(12e6));
    assertThat(only(sketch)).contains("saves storage and memory, not energy");
  }

  @Test
  void an_edge_without_known_work_takes_no_share() {
    var sketch =
        Sketch.of(new Machine().inference(Works.hours(10)))
            .with(new Pulls().edge(0.8, 1e13, 0.2, 15, 20));
    assertThat(only(sketch)).contains("the edge takes no share");
  }

  @Test
  void a_series_that_does_not_cover_the_run_says_how_much_it_does() {
    var series = new IntensitySeries("de.csv", new double[] {0, 3600}, new double[] {100, 200});
    var machine = new Machine().training(Works.hours(4));
    assertThat(only(Sketch.of(machine).at(new Where().series(series, 0))))
        .contains("de.csv covers 50 % of the time from the start")
        .contains("covers the run of 4 h");
    assertThat(only(Sketch.of(machine).at(new Where().series(series))))
        .contains("no start given: the mean of de.csv is used");
    var within = new Machine().training(Works.hours(2));
    assertThat(warnings(Sketch.of(within).at(new Where().series(series, 0)))).isEmpty();
  }

  @Test
  void a_warning_points_at_the_line_it_doubts() {
    var machine = new Machine().training(Works.hours(1000)).tdp(400).power(500).host(600, 8);
    var shown = Diagnostic.render(warnings(Sketch.of(machine)).getFirst(), false);
    assertThat(shown).startsWith("run.yaml:1:1: warning: the mean power of 500 W");
  }
}
