package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityTest {

  @Test
  void a_kilowatt_hour_is_3_6_megajoules() {
    assertThat(Energy.ofKwh(2).joules()).isEqualTo(7_200_000);
    assertThat(new Energy(9_000_000).kwh()).isEqualTo(2.5);
    assertThat(new Energy(1).plus(new Energy(2)).times(3)).isEqualTo(new Energy(9));
  }

  @Test
  void an_hour_has_3600_seconds_and_a_kilogram_1000_grams() {
    assertThat(new Span(9000).hours()).isEqualTo(2.5);
    assertThat(new Carbon(2.5).grams()).isEqualTo(2500);
    assertThat(new Carbon(1).plus(new Carbon(2))).isEqualTo(new Carbon(3));
    assertThat(new Span(1).plus(new Span(2))).isEqualTo(new Span(3));
  }

  static Stream<Arguments> quantities() {
    return Stream.of(
        Arguments.of("joules", (DoubleFunction<Object>) Energy::new),
        Arguments.of("watts", (DoubleFunction<Object>) Power::new),
        Arguments.of("kilograms", (DoubleFunction<Object>) Carbon::new),
        Arguments.of("gramsPerKwh", (DoubleFunction<Object>) CarbonIntensity::new),
        Arguments.of("flop", (DoubleFunction<Object>) Compute::new),
        Arguments.of("flopPerSecond", (DoubleFunction<Object>) Throughput::new),
        Arguments.of("seconds", (DoubleFunction<Object>) Span::new),
        Arguments.of("bytes", (DoubleFunction<Object>) DataSize::new),
        Arguments.of("bytesPerSecond", (DoubleFunction<Object>) Bandwidth::new),
        Arguments.of("litres", (DoubleFunction<Object>) Water::new),
        Arguments.of("litresPerKwh", (DoubleFunction<Object>) WaterIntensity::new),
        Arguments.of("amount", (DoubleFunction<Object>) amount -> new Money(amount, "EUR")),
        Arguments.of("perKwh", (DoubleFunction<Object>) price -> new EnergyPrice(price, "EUR")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quantities")
  void neither_nan_nor_infinity_travels(String component, DoubleFunction<Object> quantity) {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> quantity.apply(value))
          .withMessage(component + " must be finite, got " + value);
    }
  }

  @Test
  void what_a_dimension_gives_as_an_example_can_be_read() {
    for (String name : Amounts.NAMES) {
      var dimension = Amounts.dimension(name);
      assertThat(Amounts.estimate(dimension.example(), name).mean()).isPositive();
      for (var unit : dimension.units()) {
        assertThat(Amounts.estimate("1 " + unit, name).mean())
            .as(unit)
            .isEqualTo(dimension.factor(unit).orElseThrow());
      }
      assertThat(dimension.dimensionless() || dimension.factor(dimension.base()).equals(one()))
          .as(name)
          .isTrue();
    }
  }

  private static Optional<Double> one() {
    return Optional.of(1.0);
  }
}
