package lepton.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedRunsTest {

  private static final String HEADER = "name,parameters,tokens,accelerator,accelerator_hours";

  /// PaLM 540B, of the table the priors were fitted to: 8,404,992 h on TPU v4, 780 B tokens
  /// (arXiv:2204.02311). Other hours, another accelerator or another model are another run.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          row                                         | known
          PaLM 540B,5.4e11,7.8e11,tpu-v4,8404992      | true
          palm-540b,5.4e11,7.8e11,TPU v4,8.40e6       | true
          my largest run,5.40e11,7.8e11,tpu-v4,8.4e6  | true
          my largest run,5.4e11,7.8e11,tpu-v4,7e6     | false
          my largest run,5.4e11,7.8e11,a100,8404992   | false
          my largest run,6.7e9,7.8e11,tpu-v4,8404992  | false
          """)
  void a_run_of_the_fit_is_known_again(String row, boolean known) {
    var only = Tables.of(HEADER, row).getFirst();
    assertThat(only.fittedAs().isPresent()).isEqualTo(known);
    only.fittedAs().ifPresent(name -> assertThat(name).isEqualTo("PaLM 540B"));
    var tier = known ? Tier.LEFT_OUT : Tier.UNSEEN;
    assertThat(only.checks()).isNotEmpty().allMatch(check -> check.tier() == tier);
  }

  /// Every run that was left out once is left out of its own prediction.
  @Test
  void every_run_of_the_fit_is_its_own() {
    for (var each : Tables.shipped()) {
      each.fittedAs().ifPresent(name -> assertThat(name).isEqualTo(each.run().title()));
    }
  }
}
