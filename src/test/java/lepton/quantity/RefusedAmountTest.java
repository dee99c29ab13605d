package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedAmountTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          written      | dimension | message                                          | help
          ""           | power     | a value is missing here                          | such as 400 W
          "   "        | energy    | a value is missing here                          | write an energy such as 36 MWh
          400          | power     | a power needs a unit                             | write it as 400 W; units are mW, W, kW, MW and GW
          300 ± 20     | power     | a power needs a unit                             | 400 W
          300 ± 5 %    | power     | a power needs a unit                             | 400 W
          3..4         | energy    | an energy needs a unit                           | 36 MWh
          400 J        | power     | 'J' is no unit of a power (it is one of energy)  | units are mW, W, kW, MW and GW
          400 kwh      | energy    | 'kwh' is no unit of an energy                    | units are case-sensitive: did you mean kWh?
          400 w        | power     | 'w' is no unit of a power                        | units are case-sensitive: did you mean W?
          3 hours      | time      | 'hours' is no unit of a time                     | units are ms, s, min, h, d and y
          8 GB         | count     | 'GB' is no unit of a count (it is one of amount of data) | write a bare count
          8 %          | count     | '%' is no unit of a count                        | with k, M, B or T
          8 G          | count     | 'G' is no unit of a count                        | with k, M, B or T
          0.5 W        | ratio     | 'W' is no unit of a ratio (it is one of power)   | 0.35 or 35 %
          0.21 USD/kWh | price     | 'USD/kWh' is no unit of a price of energy        | units are EUR/kWh and EUR/MWh
          5 CO2e       | carbon    | 'CO2e' is no unit of a mass of CO2e              | units are mg, g, kg
          5 kg/kWh     | carbon    | 'kg/kWh' is no unit of a mass of CO2e (it is one of carbon intensity) | units are
          1,5 kW       | power     | '1,5 kW' is not a number lepton can read         | '.' as the decimal point
          1 000 W      | power     | '1 000 W' is not a number lepton can read        | digits without separators
          1'000 W      | power     | '1'000 W' is not a number lepton can read        | digits without separators
          1.5.2 W      | power     | '1.5.2 W' is not a number lepton can read        | 1234.5
          nan          | ratio     | 'nan' is not a finite number                     | leave the key out if it is unknown
          .nan         | ratio     | '.nan' is not a finite number                    | leave the key out
          -Infinity W  | power     | '-Infinity W' is not a finite number             | such as 400 W
          .inf         | count     | '.inf' is not a finite number                    | leave the key out
          1e999        | count     | this number is too large                         | about 1.8e308
          1e300 TWh    | energy    | this number is too large                         | about 1.8e308
          1e308..1e309 | ratio     | this number is too large                         | about 1.8e308
          watts        | power     | 'watts' is not a power                           | write it as 400 W
          W            | power     | 'W' is not a power                               | write it as 400 W
          .            | ratio     | '.' is not a ratio                               | write it as 0.35
          -            | count     | '-' is not a count                               | write it as 8
          0.47..0.24   | ratio     | the range runs backwards                         | 0.24..0.47
          300 ± -20 W  | power     | the spread after ± must not be negative          | ± 20
          300 ± W      | power     | 'W' is not a power                               | 400 W
          ± 20 W       | power     | '' is not a power                                | 400 W
          ..20 W       | power     | '' is not a power                                | 400 W
          """)
  void what_cannot_be_read_says_why_and_what_to_write(
      String written, String dimension, String message, String help) {
    var refused = Amounts.refusal(written, dimension);
    assertThat(refused.message()).startsWith(message);
    assertThat(refused.help()).contains(help);
  }

  @Test
  void a_long_text_is_quoted_in_part() {
    var refused = Amounts.refusal("x".repeat(5000), "power");
    assertThat(refused.message()).hasSizeLessThan(80).contains("...'");
  }

  @Test
  void no_text_makes_the_reader_throw() {
    var random = new SplittableRandom(2026);
    String alphabet = "0123456789.eE+-±_ %kMBTWh/GCOe2₂·,'\u0301\uD83D\uDE00x";
    String[] dimensions = {"energy", "power", "ratio", "count", "intensity", "water", "throughput"};
    for (int i = 0; i < 30_000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String dimension = dimensions[random.nextInt(dimensions.length)];
      assertThatCode(() -> QuantityReader.read(text.toString(), Amounts.dimension(dimension)))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }
}
