package lepton.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that were published, from the inputs that were published with them.
///
/// Tolerances are what the papers' own rounding leaves.
class PublishedRunsTest {

  private static Footprint run(double hours, double watts, double pue, double grams) {
    var machine = new Machine().training(Works.hours(hours)).power(watts);
    return Sketch.of(machine).at(new Where().pue(pue).grams(grams)).footprint();
  }

  /// Touvron et al. 2023 (2302.13971) table 15: 400 W, PUE 1.1, 385 g/kWh; whole MWh and tonnes.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          model,     GPU hours, MWh, tCO2e
          LLaMA-7B,  82432,     36,  14
          LLaMA-13B, 135168,    59,  23
          LLaMA-33B, 530432,    233, 90
          LLaMA-65B, 1022362,   449, 173
          OPT-175B,  809472,    356, 137
          """)
  void llama_as_its_paper_reports_it(String model, double hours, double mwh, double tonnes) {
    var footprint = run(hours, 400, 1.1, 385);
    assertThat(footprint.total().kwh() / 1000).as(model).isCloseTo(mwh, within(0.9));
    assertThat(footprint.operational().kilograms() / 1000).isCloseTo(tonnes, within(0.5));
  }

  @Test
  void llama_7b_to_the_kilogram() {
    // 82432 h · 0.4 kW · 1.1 = 36 270.08 kWh; · 0.385 kg/kWh = 13 963.98 kg
    var footprint = run(82_432, 400, 1.1, 385);
    assertThat(footprint.total().kwh()).isCloseTo(36_270.08, within(1e-6));
    assertThat(footprint.operational().kilograms()).isCloseTo(13_963.9808, within(1e-6));
    assertThat(footprint.it().kwh()).isCloseTo(32_972.8, within(1e-6));
  }

  /// Patterson et al. 2021 (2104.10350) table 4; factors of three digits: 0.5 %.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          model,              chip hours, W,   PUE,  g/kWh, MWh,  tCO2e
          GPT-3,              3552000,    330, 1.10, 429,   1287, 552.1
          T5-11B,             245760,     310, 1.12, 545,   85.7, 46.7
          Switch Transformer, 663552,     245, 1.10, 330,   179,  59.1
          """)
  void patterson_table_4(
      String model,
      double hours,
      double watts,
      double pue,
      double grams,
      double mwh,
      double tonnes) {
    var footprint = run(hours, watts, pue, grams);
    assertThat(footprint.total().kwh() / 1000).as(model).isCloseTo(mwh, within(0.005 * mwh));
    assertThat(footprint.operational().kilograms() / 1000)
        .isCloseTo(tonnes, within(0.005 * tonnes));
  }

  /// Strubell et al. 2019 (1906.02243) table 3: the system's power, PUE 1.58, 0.954 lb/kWh =
  /// 432.727 g/kWh.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          model,            W,        h,      kWh,    lb CO2e, within
          Transformer big,  1515.43,  84,     201,    192,     0.005
          ELMo,             517.66,   336,    275,    262,     0.002
          BERT base,        12041.51, 79,     1507,   1438,    0.004
          NAS,              1515.43,  274120, 656347, 626155,  0.000002
          """)
  void strubell_table_3(
      String model, double watts, double hours, double kwh, double pounds, double tolerance) {
    var footprint = run(hours, watts, 1.58, 432.72712);
    assertThat(footprint.total().kwh()).as(model).isCloseTo(kwh, within(tolerance * kwh));
    double kilograms = pounds * 0.45359237;
    assertThat(footprint.operational().kilograms())
        .isCloseTo(kilograms, within(tolerance * kilograms));
  }

  /// Luccioni et al. 2022 (2211.02001): 433 MWh and 24.69 t of dynamic use, 3.64 t for the GPUs and
  /// 7.57 t for the servers they stood in.
  @Test
  void bloom_with_the_making_of_its_hardware() {
    var machine =
        new Machine()
            .training(Works.hours(1_082_990))
            .count(384)
            .power(400)
            .embodied(150)
            .host(0, 8)
            .hostEmbodied(2500);
    var footprint =
        Sketch.of(machine).at(new Where().grams(57).lifetime(6 * 8760, 0.85)).footprint();
    assertThat(footprint.total().kwh()).isCloseTo(433_196, within(0.5));
    assertThat(footprint.operational().kilograms()).isCloseTo(24_690, within(5.0));
    assertThat(footprint.embodied().orElseThrow().kilograms()).isCloseTo(11_210, within(10.0));
    assertThat(footprint.emissions().kilograms()).isCloseTo(35_900, within(10.0));
  }

  @Test
  void what_was_reported_is_held_against_the_estimate() {
    var machine = new Machine().training(Works.hours(82_432)).power(400);
    var workload =
        Sketch.of(machine).at(new Where().pue(1.1).grams(385)).reported(36_000, 14_000).workload();
    var assessment = Estimator.assess(workload, Estimator.Options.PLAIN);
    // 36 270.08 / 36 000 and 13 963.98 / 14 000
    assertThat(assessment.reportedEnergyRatio().orElseThrow()).isCloseTo(1.0075022, within(1e-6));
    assertThat(assessment.reportedEmissionsRatio().orElseThrow())
        .isCloseTo(0.9974272, within(1e-6));
  }
}
