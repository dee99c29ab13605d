package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;

import lepton.estimate.Measured.Certainty;
import lepton.quantity.Energy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuringNotesTest {

  /// 10 260 J are 2.85 Wh, and a difference of 2 J is 0.019 %.
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          low J | high J | said
          10260 | 10260  | ''
          10258 | 10262  | ', so within 0.1 %'
          9900  | 10620  | ', so between 2.75 Wh and 2.95 Wh'
          """)
  void a_range_whose_ends_read_alike_is_told_as_one_share(double low, double high, String said) {
    var it = new Energy(10_260);
    var none = new Energy(0);
    var certainty = new Certainty(it, none, none, 0, new Energy(low), new Energy(high));
    assertThat(MeasuringNotes.range(certainty, it)).isEqualTo(said);
  }
}
