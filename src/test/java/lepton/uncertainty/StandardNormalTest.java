package lepton.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {

  // the first three are the check values of Wichura 1988, AS 241; the others are the usual table,
  // to 16 digits
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # u,   z
          0.25,  -0.6744897501960817
          0.001, -3.090232306167813
          1e-20, -9.262340089798408
          0.5,   0
          0.9,   1.2815515655446004
          0.95,  1.6448536269514722
          0.975, 1.959963984540054
          0.995, 2.5758293035489004
          """)
  void the_inverse_meets_published_values(double u, double z) {
    // u itself is rounded to 1e-16, which moves z by up to 1e-16 / φ(z), for 0.995 by 8e-15
    assertThat(StandardNormal.quantile(u)).isCloseTo(z, within(1e-14));
  }
}
