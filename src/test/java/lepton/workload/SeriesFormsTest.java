package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import lepton.text.Problems;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A series as CSV and JSON write it, average and marginal.
class SeriesFormsTest {

  private static List<String> problems(String text) {
    var problems = new Problems();
    SeriesReader.signal(SourceText.of("de.json", text), false, problems);
    return new Told(Optional.empty(), problems.all()).lines();
  }

  private static GridSignal signal(String text, boolean marginal) {
    var problems = new Problems();
    var signal = SeriesReader.signal(SourceText.of("de", text), marginal, problems);
    assertThat(problems.all()).isEmpty();
    return signal.orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp,g_co2e_per_kwh\n2024-03-22T00:00Z,40\n2024-03-22T01:00Z,60\n",
        "[{\"timestamp\": \"2024-03-22T00:00Z\", \"g_co2e_per_kwh\": 40},"
            + " {\"timestamp\": \"2024-03-22T02:00+01:00\", \"g_co2e_per_kwh\": 60}]",
        "{\"zone\": \"DE\", \"forecast\": [{\"datetime\": \"2024-03-22T00:00:00.000Z\","
            + " \"carbonIntensity\": 40}, {\"datetime\": \"2024-03-22T01:00:00.000Z\","
            + " \"carbonIntensity\": 60}]}",
      })
  void csv_and_json_say_the_same(String text) {
    var signal = signal(text, false);
    assertThat(signal).isInstanceOf(IntensitySeries.class);
    assertThat(signal.grams().start()).isEqualTo(1711065600);
    assertThat(signal.grams().end()).isEqualTo(1711065600 + 7200);
    assertThat(signal.grams().integral(signal.grams().end())).isCloseTo(360_000, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # text                        | what is said of it
          {"a": 1}                      | 1:1 error: there is no list of intensities
          [1, 2]                        | 1:2 error: a value where a time and an intensity should be
          [{"timestamp": "x"}]          | 1:2 error: no 'g_co2e_per_kwh' in this object
          [{"g_co2e_per_kwh": 1}, {"g_co2e_per_kwh": 2}] | 1:2 error: a row without a time
          """)
  void what_is_no_series_is_told(String text, String said) {
    assertThat(problems(text)).contains(said);
  }

  @Test
  void the_column_or_the_reader_says_which_kind_it_is() {
    var both =
        "timestamp,g_co2e_per_kwh,marginal_g_co2e_per_kwh\n"
            + "2024-03-22T00:00Z,40,700\n2024-03-22T01:00Z,60,800\n";
    assertThat(signal(both, false)).isInstanceOf(IntensitySeries.class);
    assertThat(signal(both, false).grams().value(0)).isEqualTo(40);
    assertThat(signal(both, true)).isInstanceOf(MarginalSeries.class);
    assertThat(signal(both, true).grams().value(0)).isEqualTo(700);
    var marginal = both.replace(",g_co2e_per_kwh,", ",other,");
    assertThat(signal(marginal, false)).isInstanceOf(MarginalSeries.class);
  }

  @Test
  void a_footprint_does_not_go_by_marginal_intensities() {
    var problems = new Problems();
    var text = "timestamp,marginal_g_co2e_per_kwh\n2024-03-22T00:00Z,700\n2024-03-22T01:00Z,800\n";
    assertThat(SeriesReader.read(SourceText.of("m.csv", text), problems)).isEmpty();
    assertThat(problems.all().getFirst().message()).contains("marginal");
  }

  @Test
  void an_integral_does_not_depend_on_where_it_is_cut() {
    var steps = new StepFunction(new double[] {0, 10, 40, 50}, new double[] {1, 5, 0, 2});
    // 10 · 1 + 30 · 5 + 10 · 0 + 10 · 2
    assertThat(steps.integral(steps.end())).isEqualTo(180);
    assertThat(steps.integral(25)).isEqualTo(10 + 75);
    assertThat(steps.mean(5, 45)).isCloseTo((5 + 150) / 40.0, within(1e-12));
    assertThat(steps.gap(1)).isTrue();
    assertThat(steps.gap(0)).isFalse();
  }
}
