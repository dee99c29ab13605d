package lepton.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 [W] · 3 [s]                     | 6
          8 / 4 · 2                         | 4
          8 / (4 · 2)                       | 1
          10 − 4 − 3                        | 3
          1 − 0.9 · 0.4 · (1 − 0.5)         | 0.82
          2 · 3^2                           | 18
          1e9 · 2e-3 + 3.6e6                | 5600000
          5 − (-2 [J])                      | 7
          -3 + 5                            | 2
          1 / ((1 − 0.95) + 0.95 / 2)       | 1.9047619047619047
          0.385 [kgCO2e/kWh] · 10           | 3.85
          """)
  void the_usual_rules_hold(String expression, double value) {
    assertThat(Arithmetic.value(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2 ·", "a + 1", "(1", "1)", "2 3 x"})
  void anything_else_is_no_arithmetic(String expression) {
    assertThatIllegalArgumentException().isThrownBy(() -> Arithmetic.value(expression));
  }
}
