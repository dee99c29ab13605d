package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          kind       | J, W, kg, L, s, FLOP, FLOP/s, B | shown
          energy     | 0             | 0 kWh
          energy     | 3.6           | 1 mWh
          energy     | 5400          | 1.5 Wh
          energy     | 1.3e11        | 36.1 MWh
          energy     | 4.64184e12    | 1.29 GWh
          energy     | 3.5999e6      | 1 kWh
          energy     | -7.2e6        | -2 kWh
          power      | 0             | 0 W
          power      | 999.4         | 999 W
          power      | 999.6         | 1 kW
          power      | 12041.51      | 12 kW
          carbon     | 0             | 0 kg
          carbon     | 13964         | 14 t
          carbon     | 0.00042       | 420 mg
          carbon     | 0.0326        | 32.6 g
          carbon     | 553138        | 553 t
          water      | 0             | 0 L
          water      | 0.03          | 30 mL
          water      | 5439          | 5.44 m³
          time       | 0             | 0 s
          time       | 0.0125        | 12.5 ms
          time       | 90            | 1.5 min
          time       | 296755200     | 82,432 h
          compute    | 3.14e23       | 314 ZFLOP
          throughput | 3.12e14       | 312 TFLOP/s
          data       | 8e10          | 80 GB
          energy     | 5.4e15        | 1.5 TWh
          energy     | 9e6           | 2.5 kWh
          power      | 3e6           | 3 MW
          power      | 2.5e9         | 2.5 GW
          carbon     | 1.5e6         | 1.5 kt
          carbon     | 2e9           | 2 Mt
          carbon     | 7             | 7 kg
          water      | 7             | 7 L
          time       | 7             | 7 s
          compute    | 5             | 5 FLOP
          compute    | 4e3           | 4 kFLOP
          compute    | 4e6           | 4 MFLOP
          compute    | 4e9           | 4 GFLOP
          compute    | 4e12          | 4 TFLOP
          compute    | 4e15          | 4 PFLOP
          compute    | 4e18          | 4 EFLOP
          compute    | 4e24          | 4 YFLOP
          throughput | 5             | 5 FLOP/s
          throughput | 4e3           | 4 kFLOP/s
          throughput | 4e6           | 4 MFLOP/s
          throughput | 4e9           | 4 GFLOP/s
          throughput | 4e15          | 4 PFLOP/s
          throughput | 4e18          | 4 EFLOP/s
          data       | 17            | 17 B
          data       | 4e3           | 4 kB
          data       | 3e6           | 3 MB
          data       | 1.4e12        | 1.4 TB
          data       | 2e15          | 2 PB
          """)
  void an_amount_is_shown_in_the_unit_that_fits(String kind, double base, String shown) {
    String text =
        switch (kind) {
          case "energy" -> Shown.energy(new Energy(base));
          case "power" -> Shown.power(new Power(base));
          case "carbon" -> Shown.carbon(new Carbon(base));
          case "water" -> Shown.water(new Water(base));
          case "time" -> Shown.span(new Span(base));
          case "compute" -> Shown.compute(new Compute(base));
          case "throughput" -> Shown.throughput(new Throughput(base));
          case "data" -> Shown.data(new DataSize(base));
          default -> throw new IllegalArgumentException(kind);
        };
    assertThat(text).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          value      | shown
          0          | 0
          1          | 1
          1.2345     | 1.23
          12.345     | 12.3
          123.45     | 123
          999.5      | 1,000
          1234.4     | 1,234
          -1234.6    | -1,235
          9999999    | 9,999,999
          0.0123456  | 0.0123
          0.33       | 0.33
          -0.5       | -0.5
          0.99999    | 1
          1e-5       | 0.00001
          1.234e-7   | 1.23e-7
          9.999e-7   | 1e-6
          4.02e22    | 4.02e22
          9.999e15   | 1e16
          """)
  void a_bare_number_keeps_three_or_four_digits(double value, String shown) {
    assertThat(Shown.number(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          dimension       | base    | shown
          energy          | 3.6e6   | 1 kWh
          carbon          | 150     | 150 kg CO2e
          intensity       | 385     | 385 gCO2e/kWh
          water intensity | 1.1     | 1.1 L/kWh
          ratio           | 0.43    | 0.43
          count           | 488e6   | 488,000,000
          transfer        | 0.06    | 0.06 kWh/GB
          bandwidth       | 2e12    | 2,000,000,000,000 B/s
          """)
  void an_assumption_is_shown_with_its_unit(String dimension, double base, String shown) {
    assertThat(Shown.amount(base, Amounts.dimension(dimension))).isEqualTo(shown);
  }

  @Test
  void money_has_cents_and_a_currency() {
    assertThat(Shown.money(new Money(7616.7, "EUR"))).isEqualTo("7,617 EUR");
    assertThat(Shown.money(new Money(0.214, "EUR"))).isEqualTo("0.21 EUR");
    assertThat(Shown.money(new Money(0.0021, "EUR"))).isEqualTo("0.0021 EUR");
  }

  @Test
  void a_share_is_a_percentage() {
    assertThat(Shown.share(0.4)).isEqualTo("40 %");
    assertThat(Shown.share(-0.0321)).isEqualTo("-3.21 %");
  }

  /// Three digits are within half a unit of the third: 0.5 %. Only numbers a double barely holds
  /// are left out.
  @Test
  void what_is_shown_is_the_number_to_half_a_per_cent() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 30_000; i++) {
      double value = Math.exp(random.nextDouble(-700, 700)) * (random.nextBoolean() ? 1 : -1);
      String shown = Shown.number(value).replace(",", "");
      assertThat(Double.parseDouble(shown)).isCloseTo(value, within(Math.abs(value) * 0.005001));
    }
  }

  @ParameterizedTest
  @CsvSource({"4.9e-324", "1.7976931348623157e308", "-4.9e-324", "2.2250738585072014e-308"})
  void the_ends_of_the_range_are_numbers_too(double value) {
    assertThat(Shown.number(value)).doesNotContain("Inf").doesNotContain("NaN");
  }

  // each end by hand: three digits of the amount, or of its own where that would be nothing
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          kWh    | low     | high     | shown
          12.4   | 9.1     | 17       | (9.1–17.0)
          1.5    | 0.00012 | 5474.232 | (0.00012–5,474)
          15.5   | 0.6     | 668.9    | (0.6–669)
          48     | 0.02    | 50       | (0.02–50)
          10     | 9.99    | 10.01    | (9.99–10.01)
          """)
  void a_range_keeps_the_digits_of_both_its_ends(
      double kwh, double low, double high, String shown) {
    assertThat(Shown.between(kwh * 3.6e6, low * 3.6e6, high * 3.6e6, Dimension.ENERGY))
        .isEqualTo(shown);
  }

  @Test
  void a_sum_of_money_too_small_for_cents_keeps_its_digits() {
    assertThat(Shown.between(9.86e-11, 2.88e-11, 4.02e-9, Dimension.price("EUR")))
        .isEqualTo("(2.88e-11–4.02e-9)");
  }
}
