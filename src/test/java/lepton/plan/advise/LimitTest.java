package lepton.plan.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import lepton.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # written             | figure   | bound in J, kg, L, EUR, s or 1
          time <= 24 h          | time     | 86400
          time<=90min           | time     | 5400
          time ≤ 2 d            | time     | 172800
          energy <= 1 kWh       | energy   | 3.6e6
          carbon <= 250 g       | carbon   | 0.25
          water <= 1.5 L        | water    | 1.5
          cost <= 200 EUR       | cost     | 200
          accuracy >= 97 %      | accuracy | 0.97
          accuracy >= 0.97      | accuracy | 0.97
          accuracy >= 100 %     | accuracy | 1
          accuracy >= 1         | accuracy | 1
          """)
  void a_bound_is_read_in_any_of_its_units(String written, String figure, double bound) {
    var problems = new Problems();
    var limits = Limit.read(written, Optional.of("EUR"), problems);
    assertThat(problems.all()).isEmpty();
    assertThat(limits).hasSize(1);
    assertThat(limits.getFirst().what()).isEqualTo(figure);
    assertThat(limits.getFirst().bound()).isCloseTo(bound, within(1e-9 * bound));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # written           | message has             | help has
          time >= 3 h         | from the wrong side     | write time <= 24 h
          accuracy <= 97 %    | from the wrong side     | write accuracy >= 97 %
          accuracy >= 98      | more than 100 %         | write 98 %, or 0.98
          accuracy >= 98.5    | more than 100 %         | write 98.5 %, or 0.985
          accuracy >= 110 %   | more than 100 %         | write 97 %, or 0.97
          cost <= 200 USD     | 'USD' is no unit        | the price of this workload is in EUR
          time <= 24          | a time needs a unit     | time <= 24 h
          time <= 3 kg        | 'kg'                    | time <= 24 h
          time <= 20 ± 2 h    | one number              | its bound not
          emissions <= 3 kg   | 'emissions'             | energy, carbon, water, cost, time, accuracy
          tim <= 3 h          | 'tim'                   | did you mean 'time'?
          time < 3 h          | takes no 'time < 3 h'   | time <= 24 h
          1 h <= time <= 3 h  | takes no                | time <= 24 h
          <= 3 h              | figure without a name   | it takes energy
          ""                  | names no constraint     | time <= 24 h
          """)
  void what_is_no_constraint_is_told_with_how_to_write_one(
      String written, String message, String help) {
    var problems = new Problems();
    assertThat(Limit.read(written, Optional.of("EUR"), problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().message()).contains(message);
    assertThat(problems.all().getFirst().help().orElseThrow()).contains(help);
  }

  @Test
  void a_cost_needs_a_price() {
    var problems = new Problems();
    assertThat(Limit.read("cost <= 200 EUR", Optional.empty(), problems)).isEmpty();
    assertThat(problems.all().getFirst().help().orElseThrow()).contains("site.price");
  }
}
