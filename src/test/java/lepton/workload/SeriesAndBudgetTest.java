package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Intensity series, points in time and budgets.
class SeriesAndBudgetTest {

  private static List<String> problems(String csv) {
    var problems = new Problems();
    SeriesReader.read(SourceText.of("de.csv", csv), problems);
    return new Told(Optional.empty(), problems.all()).lines();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # second row                | what is said of it
          2024-03-22T00:00Z,50        | 3:1 error: the same time as in the row above
          2024-03-21T00:00Z,50        | 3:1 error: earlier than the row above
          2024-03-22T01:00,50         | 3:1 error: '2024-03-22T01:00' is no time with a zone
          2024-03-22T01:00Z,-5        | 3:19 error: an intensity must be between 0 and 10000 g CO2e/kWh, got '-5'
          2024-03-22T01:00Z,NaN       | 3:19 error: 'NaN' is not a number
          2024-03-22T01:00Z,          | 1:1 error: a series needs two rows at least, this one has 1
          """)
  void rows_that_cannot_be_are_named_by_line(String row, String problem) {
    assertThat(problems("timestamp,g_co2e_per_kwh\n2024-03-22T00:00Z,40\n" + row + "\n"))
        .containsExactly(problem);
  }

  @Test
  void unequal_steps_are_fine_and_gaps_are_warned_of() {
    var start =
        "timestamp,g_co2e_per_kwh\n"
            + "2024-03-22T00:00Z,40\n"
            + "2024-03-22T01:00Z,40\n"
            + "2024-03-22T02:00Z,40\n";
    assertThat(problems(start + "2024-03-22T02:30Z,40\n")).isEmpty();
    assertThat(problems(start + "2024-03-22T05:00Z,40\n"))
        .containsExactly("5:1 warning: a gap before this row");
  }

  @Test
  void a_row_without_an_intensity_is_a_gap_that_the_value_before_fills() {
    var rows =
        "timestamp,g_co2e_per_kwh\n"
            + "2024-03-22T00:00Z,40\n"
            + "2024-03-22T01:00Z,\n"
            + "2024-03-22T02:00Z,60\n"
            + "2024-03-22T03:00Z,70\n"
            + "2024-03-22T04:00Z,80\n";
    assertThat(problems(rows))
        .containsExactly(
            "3:1 warning: a row without an intensity", "4:1 warning: a gap before this row");
    var series = SeriesReader.read(SourceText.of("de.csv", rows), new Problems()).orElseThrow();
    // 2024-03-22T01:30Z
    assertThat(series.at(1711071000).gramsPerKwh()).isEqualTo(40);
  }

  @Test
  void a_missing_column_is_guessed_from_those_there_are() {
    assertThat(problems("timestamp,g_co2_per_kwh\n2024-03-22T00:00Z,40\n"))
        .containsExactly("1:11 error: the column 'g_co2e_per_kwh' is missing");
  }

  /// Worked out with `date -u -d TIME +%s`.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # time,                       seconds since 1970
          1970-01-01T00:00Z,            0
          2026-11-23T08:00Z,            1795420800
          2024-02-29T23:59:59Z,         1709251199
          2024-03-22T02:30+01:00,       1711071000
          2024-03-22 02:30:00.5-0530,   1711094400.5
          1969-12-31T23:59:59Z,         -1
          """)
  void times_are_read_as_iso_8601_writes_them(String time, double seconds) {
    assertThat(Timestamps.read(time)).hasValue(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T08:00",
        "2026-02-29T00:00Z",
        "2026-13-01T00:00Z",
        "2026-11-23T25:00Z",
        "2026-11-23T08:00ZZ",
        "26-11-23T08:00Z",
        "2026-11-23T08:00+1",
        "now"
      })
  void what_is_no_time_with_a_zone_is_none(String text) {
    assertThat(Timestamps.read(text)).isEmpty();
  }

  private static Optional<Budget> budget(String text) {
    var source = SourceText.of("--budget " + text, text);
    return BudgetReader.read(new Scalar(text, false, source.place(0, 1)), new Problems());
  }

  @Test
  void a_budget_is_a_mass_an_energy_a_volume_or_money() {
    assertThat(budget("5 kg").orElseThrow().limit().dimension()).isEqualTo(Dimension.CARBON);
    assertThat(budget("5kg").orElseThrow().limit().mean()).isEqualTo(5);
    assertThat(budget("3 kWh").orElseThrow().limit().mean()).isEqualTo(3 * 3.6e6);
    assertThat(budget("200 L").orElseThrow().limit().dimension()).isEqualTo(Dimension.WATER);
    assertThat(budget("40 EUR").orElseThrow().limit().dimension().base()).isEqualTo("EUR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 W", "40 XYZ", "-5 kg", "0 kg", "1..2 kg", "kg", "1e300 kg"})
  void anything_else_is_no_budget(String text) {
    assertThat(budget(text)).isEmpty();
  }
}
