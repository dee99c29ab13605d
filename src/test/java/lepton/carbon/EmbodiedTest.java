package lepton.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import lepton.derivation.Derivation;
import lepton.derivation.Ledger;
import lepton.quantity.Carbon;
import lepton.quantity.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Equations (12) and (13).
class EmbodiedTest {

  private static final double HOUR = 3600;

  /// BLOOM (Luccioni 2022, 2211.02001, section 4.1): 1 082 990 GPU hours, 150 kg a GPU, 2500 kg a
  /// server of eight, six years of 8760 h at 85 % use; the paper says 3.64 t and 7.57 t.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          devices | each [kg] | used [h] | life [h] | use  | CO2e [kg] | within | origin
          384     | 150       | 2820.286 | 52560    | 0.85 | 3640      | 5      | BLOOM, GPUs
          48      | 2500      | 2820.286 | 52560    | 0.85 | 7570      | 6      | BLOOM, servers
          8       | 150       | 35040    | 35040    | 1    | 1200      | 1e-9   | all of their lives
          8       | 150       | 350.4    | 35040    | 0.5  | 24        | 1e-9   | 1 % of a life half used
          0.5     | 2500      | 350.4    | 35040    | 1    | 12.5      | 1e-9   | half a server
          """)
  void making_a_device_is_shared_by_the_hours_of_its_life(
      double devices,
      double each,
      double used,
      double life,
      double use,
      double kilograms,
      double tolerance,
      String origin) {
    var carbon =
        Embodied.of(
            Embodied.Device.ACCELERATOR,
            devices,
            new Carbon(each),
            new Span(used * HOUR),
            new Span(life * HOUR),
            use,
            Derivation.NONE);
    assertThat(carbon.kilograms()).as(origin).isCloseTo(kilograms, within(tolerance));
  }

  @ParameterizedTest
  @EnumSource(Embodied.Device.class)
  void every_kind_of_device_takes_the_same_share(Embodied.Device device) {
    var ledger = new Ledger();
    var carbon = Embodied.of(device, 2, new Carbon(100), new Span(10), new Span(1000), 0.5, ledger);
    assertThat(carbon.kilograms()).isCloseTo(4, within(1e-12));
    assertThat(ledger.steps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "1000, 1.01", "0, 1", "-5, 1", "1000, NaN"})
  void no_life_and_no_use_are_refused(double life, double use) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Embodied.of(
                    Embodied.Device.HOST,
                    1,
                    new Carbon(1),
                    new Span(1),
                    new Span(life),
                    use,
                    Derivation.NONE))
        .withMessageStartingWith("lifetime must be positive and use in (0, 1]");
  }

  @Test
  void software_carbon_intensity_is_a_rate() {
    // (E · I + M) / R: (24 690 kg + 11 210 kg) / 1e6 = 0.0359 kg a unit
    var each = SoftwareIntensity.of(new Carbon(24_690), new Carbon(11_210), 1e6, Derivation.NONE);
    assertThat(each.grams()).isCloseTo(35.9, within(1e-9));
    // half a unit carries twice as much
    var half = SoftwareIntensity.of(new Carbon(3), new Carbon(2), 0.5, Derivation.NONE);
    assertThat(half.kilograms()).isCloseTo(10, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "NaN"})
  void a_rate_needs_units(double units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SoftwareIntensity.of(Carbon.ZERO, Carbon.ZERO, units, Derivation.NONE))
        .withMessage("functional units must be above 0, got " + units);
  }
}
