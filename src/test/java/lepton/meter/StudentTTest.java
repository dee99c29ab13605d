package lepton.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /// Abramowitz and Stegun 1964, table 26.10; the last row is the normal distribution's, 26.1.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          freedom,    t,      below
          1,          1,      0.75
          1,          6.314,  0.95
          2,          2.920,  0.95
          2,         -2.920,  0.05
          3,          2.353,  0.95
          10,         1.812,  0.95
          10,         3.169,  0.995
          30,         0,      0.5
          1000000,    1.64485, 0.95
          """)
  void quantiles_are_those_of_the_tables(double freedom, double t, double below) {
    assertThat(new StudentT(freedom).below(t)).isCloseTo(below, within(3e-4));
  }
}
