package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          value,         written
          0,             0
          -0.0,          0
          1000,          1000
          -42,           -42
          0.1,           0.1
          1e-5,          0.00001
          1.5e-7,        0.00000015
          123456789.125, 123456789.125
          1e15,          1000000000000000
          4.02e22,       40200000000000000000000
          -3.14e23,      -314000000000000000000000
          9007199254740993, 9007199254740992
          """)
  void a_number_is_written_without_an_exponent(double value, String written) {
    assertThat(PlainNumber.of(value)).isEqualTo(written);
  }

  @Test
  void every_number_reads_back_as_itself() {
    var random = new SplittableRandom(25);
    for (int i = 0; i < 50_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String written = PlainNumber.of(value);
        assertThat(Double.parseDouble(written)).isEqualTo(value);
        assertThat(written).matches("-?\\d+(\\.\\d+)?");
      }
    }
  }

  @Test
  void everyday_numbers_read_back_as_themselves() {
    var random = new SplittableRandom(26);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.exp(random.nextDouble(-30, 60));
      assertThat(Double.parseDouble(PlainNumber.of(value))).isEqualTo(value);
    }
  }
}
