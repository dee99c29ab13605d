package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.SourceText;
import lepton.workload.IntensitySeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationIntensityTest {

  private final Problems problems = new Problems();

  private Optional<IntensitySeries> read(String content) {
    return read(content, Catalog.shipped());
  }

  private Optional<IntensitySeries> read(String content, Catalog catalog) {
    return GenerationIntensity.read(SourceText.of("de.csv", content), catalog, problems);
  }

  private String told() {
    return problems.all().stream().map(Problem::sentence).reduce("", (a, b) -> a + b);
  }

  /// By medians of the IPCC (2014, table A.III.2): biomass 230, gas 490, wind 11 g/kWh. First hour
  /// (4 GW · 230 + 6 GW · 490 + 10 GW · 11) / 20 GW, second (4 · 230 + 1 · 490 + 15 · 11) / 20;
  /// pumped storage counts for nothing, and the third hour is not known yet.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          entsoe-long.csv, 2024-03-21T23:00:00Z
          entsoe-wide.csv, 2019-03-22T00:00:00Z
          """)
  void each_type_counts_with_its_life_cycle(String file, Instant start) {
    var series = read(ReplayServer.recorded(file)).orElseThrow();
    assertThat(problems.all()).isEmpty();
    assertThat(series.size()).isEqualTo(2);
    assertThat(series.start()).isEqualTo((double) start.getEpochSecond());
    assertThat(series.grams(0)).isCloseTo(198.5, within(1e-9));
    assertThat(series.grams(1)).isCloseTo(78.75, within(1e-9));
    assertThat(series.name()).isEqualTo("entsoe:de.csv");
  }

  private static String wide(String type, String amount) {
    return """
    "Area","MTU (UTC)","Nuclear - Actual Aggregated [MW]","%s - Actual Aggregated [MW]"
    "FR","01/01/2024 00:00:00 - 01/01/2024 01:00:00","1000","%s"
    "FR","01/01/2024 01:00:00 - 01/01/2024 02:00:00","1000","%s"
    """
        .formatted(type, amount, amount);
  }

  @Test
  void a_little_without_a_factor_is_left_out_and_told() {
    var series = read(wide("Waste", "50")).orElseThrow();
    assertThat(series.grams(0)).isEqualTo(12);
    assertThat(told()).contains("is left out", "Waste", "generation.waste");
  }

  @Test
  void much_without_a_factor_is_an_error() {
    assertThat(read(wide("Other", "60"))).isEmpty();
    assertThat(told()).contains("no life-cycle factor is known for: Other", "generation.other");
  }

  @Test
  void a_factor_of_one_s_own_fills_in() {
    var own =
        Catalog.with(
            List.of(
                SourceText.of("factors.csv", "key,value,unit\ngeneration.other,700,gCO2e/kWh\n")),
            problems);
    // (1 · 12 + 1 · 700) / 2
    assertThat(read(wide("Other", "1000"), own).orElseThrow().grams(0)).isEqualTo(356);
  }

  @Test
  void an_hour_that_lacks_a_type_is_left_out() {
    var text =
        wide("Fossil Gas", "500")
            + "\"FR\",\"01/01/2024 02:00:00 - 01/01/2024 03:00:00\",\"1000\",\"-\"\n";
    assertThat(read(text).orElseThrow().size()).isEqualTo(2);
    assertThat(told()).contains("1 of 3 times lack the figure of a type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timestamp,g_co2e_per_kwh            | no export of ENTSO-E
          "FR"                                | a second area
          "01/01/2024 00:00:00 -              | no market time unit
          "1000"                              | no power in MW
          (UTC)                               | its zone is not said
          """)
  void what_makes_no_sense_is_told(String place, String why) {
    var text = wide("Fossil Gas", "500");
    var other =
        switch (place) {
          case "timestamp,g_co2e_per_kwh" -> place + "\n2024-01-01T00:00Z,3\n";
          case "\"FR\"" -> text.replaceFirst("\"FR\"", "\"DE\"");
          case "\"1000\"" -> text.replaceFirst("\"1000\"", "\"1.000,5\"");
          case "(UTC)" -> text.replace(" (UTC)", "");
          default -> text.replace("01/01/2024 00:00:00 -", "1st of January -");
        };
    assertThat(read(other)).isEmpty();
    assertThat(told()).contains(why);
  }

  /// Central European time is one hour ahead of UTC, two in summer.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MTU           | 01.01.2019 00:00 - 01.01.2019 01:00 (CET)             | 2018-12-31T23:00:00Z
          MTU (CET/CEST)| 01/07/2024 00:00:00 - 01/07/2024 01:00:00             | 2024-06-30T22:00:00Z
          MTU (CET/CEST)| 27/10/2024 02:00:00 (CEST) - 27/10/2024 02:00:00 (CET)| 2024-10-27T00:00:00Z
          MTU (CET/CEST)| 27/10/2024 02:00:00 (CET) - 27/10/2024 03:00:00       | 2024-10-27T01:00:00Z
          MTU (UTC)     | 01/01/2024 00:15 - 01/01/2024 00:30                   | 2024-01-01T00:15:00Z
          MTU (EET/EEST)| 01/01/2024 00:00:00 - 01/01/2024 01:00:00             | 2023-12-31T22:00:00Z
          Datetime (UTC)| 2024-01-01 00:00:00                                   | 2024-01-01T00:00:00Z
          """)
  void market_times_are_read_with_their_zone(String column, String cell, Instant time) {
    assertThat(new MarketTime(column).read(cell, Double.NEGATIVE_INFINITY))
        .isEqualTo(OptionalDouble.of((double) time.getEpochSecond()));
  }

  @Test
  void of_an_hour_that_there_is_twice_the_second_comes_second() {
    var times = new MarketTime("MTU (CET/CEST)");
    var cell = "27/10/2024 02:00:00 - 27/10/2024 03:00:00";
    var first = times.read(cell, Double.NEGATIVE_INFINITY);
    var second = times.read(cell, first.orElseThrow());
    assertThat(second.orElseThrow() - first.orElseThrow()).isEqualTo(3600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MTU (CET/CEST) | 31/03/2024 02:30:00 - 31/03/2024 03:00:00
          MTU (UTC)      | 31/02/2024 00:00:00 - 31/02/2024 01:00:00
          MTU (XYZ)      | 01/01/2024 00:00:00 - 01/01/2024 01:00:00
          MTU (UTC)      | 01/01/2024
          """)
  void what_is_no_time_is_none(String column, String cell) {
    assertThat(new MarketTime(column).read(cell, 0)).isEmpty();
  }
}
