package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import lepton.text.Problems;
import lepton.workload.GridSignal;
import lepton.workload.IntensitySeries;
import lepton.workload.MarginalSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each service's recorded answers say.
class AnswersTest {

  private static final double NOON = Instant.parse("2026-11-24T12:00:00Z").getEpochSecond();

  private static Feed feed(String text) {
    return Feed.read(text, new Problems()).orElseThrow();
  }

  private static Curve read(String feed, String body) throws Answers.Senseless {
    var zone = feed(feed);
    return Protocol.of(zone.provider()).read(body, zone);
  }

  private static GridSignal signal(String feed, String file) throws Answers.Senseless {
    return read(feed, ReplayServer.recorded(file)).signal("it");
  }

  private static double at(GridSignal signal, String time) {
    var grams = signal.grams();
    return grams.value(grams.index((double) Instant.parse(time).getEpochSecond()));
  }

  @Test
  void electricity_maps_tells_averages_by_the_hour() throws Answers.Senseless {
    var series = signal("electricitymaps:DE", "electricitymaps-forecast.json");
    assertThat(series).isInstanceOf(IntensitySeries.class);
    assertThat(at(series, "2026-11-24T13:59:00Z")).isEqualTo(326);
    assertThat(at(series, "2026-11-24T14:00:00Z")).isEqualTo(297);
    // the last hour lasts an hour
    assertThat(series.grams().end())
        .isEqualTo((double) Instant.parse("2026-11-24T16:00:00Z").getEpochSecond());
  }

  @Test
  void an_hour_that_is_not_known_is_a_gap_and_no_zero() throws Answers.Senseless {
    var series = signal("electricitymaps:DE", "electricitymaps-history.json");
    assertThat(at(series, "2026-11-24T11:30:00Z")).isEqualTo(413);
    assertThat(at(series, "2026-11-24T12:30:00Z")).isEqualTo(338);
    assertThat(series.grams().end()).isEqualTo(NOON + 3600);
  }

  @Test
  void a_forecast_goes_on_where_the_history_ends() throws Answers.Senseless {
    var curve = read("electricitymaps:DE", ReplayServer.recorded("electricitymaps-history.json"));
    curve.add(read("electricitymaps:DE", ReplayServer.recorded("electricitymaps-forecast.json")));
    var series = curve.signal("it");
    assertThat(at(series, "2026-11-24T12:59:59Z")).isEqualTo(338);
    assertThat(at(series, "2026-11-24T15:30:00Z")).isEqualTo(194);
  }

  @Test
  void the_national_grid_tells_what_was_and_else_what_it_expects() throws Answers.Senseless {
    var series = signal("carbonintensity:gb", "carbonintensity-fw48h.json");
    assertThat(series).isInstanceOf(IntensitySeries.class);
    assertThat(at(series, "2026-11-24T12:15:00Z")).isEqualTo(152);
    assertThat(at(series, "2026-11-24T12:45:00Z")).isEqualTo(148);
    assertThat(series.grams().end()).isEqualTo(NOON + 3 * 1800);
  }

  @Test
  void watttime_tells_marginal_ones_and_in_pounds() throws Answers.Senseless {
    var series = signal("watttime:caiso_north", "watttime-forecast.json");
    assertThat(series).isInstanceOf(MarginalSeries.class);
    // 870 lb/MWh · 453.59237 g/lb / 1000 kWh/MWh
    assertThat(at(series, "2026-11-24T12:05:00Z")).isCloseTo(394.625, within(0.001));
    assertThat(series.grams().end()).isEqualTo(NOON + 900);
    assertThat(WattTime.token(ReplayServer.recorded("watttime-login.json")))
        .contains("eyJhbGciOiJIUzI1NiJ9.c2hvcnQ.bGl2ZWQ");
  }

  @Test
  void average_and_marginal_are_never_added() throws Answers.Senseless {
    var average = read("electricitymaps:DE", ReplayServer.recorded("electricitymaps-history.json"));
    var marginal = read("watttime:CAISO_NORTH", ReplayServer.recorded("watttime-forecast.json"));
    assertThatThrownBy(() -> average.add(marginal)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_single_value_holds_for_its_step() throws Answers.Senseless {
    var body =
        """
        {"data": [{"from": "2026-11-24T12:00Z", "to": "2026-11-24T12:30Z",
          "intensity": {"forecast": 263, "actual": null, "index": "moderate"}}]}
        """;
    var series = read("carbonintensity:GB", body).signal("it");
    assertThat(series.grams().start()).isEqualTo(NOON);
    assertThat(series.grams().end()).isEqualTo(NOON + 1800);
  }

  /// Answers that are none, each changed in one place from one that is.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          electricitymaps:FR   | electricitymaps-history.json | isEstimated        | isEstimated       | another zone
          electricitymaps:DE   | electricitymaps-history.json | "history"          | "histoire"        | no list
          electricitymaps:DE   | electricitymaps-history.json | 413                | -413              | no intensity
          electricitymaps:DE   | electricitymaps-history.json | 413                | "high"            | no intensity
          electricitymaps:DE   | electricitymaps-history.json | T10:00:00.000Z     | T10:00:00         | no time
          electricitymaps:DE   | electricitymaps-history.json | ],                 | ''                | torn off
          carbonintensity:GB   | carbonintensity-fw48h.json   | "data"             | "error"           | no list
          carbonintensity:GB   | carbonintensity-fw48h.json   | "intensity"        | "index"           | no intensity
          watttime:CAISO_SOUTH | watttime-forecast.json       | 2023               | 2024              | region
          watttime:CAISO_NORTH | watttime-forecast.json       | lbs_co2_per_mwh    | kg_co2_per_mwh    | units
          watttime:CAISO_NORTH | watttime-forecast.json       | co2_moer           | co2_aoer          | signal_type
          watttime:CAISO_NORTH | watttime-forecast.json       | "meta"             | "mata"            | meta
          """)
  void what_makes_no_sense_is_refused(
      String feed, String file, String from, String to, String why) {
    var body = ReplayServer.recorded(file).replace(from, to);
    assertThatThrownBy(() -> read(feed, body))
        .isInstanceOf(Answers.Senseless.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html>502 Bad Gateway</html>
          []
          {"data": []}
          {"data": [1, 2]}
          {"data": {"from": "2018-01-20T12:00Z"}}
          null
          """)
  void what_is_no_answer_is_refused(String body) {
    assertThatThrownBy(() -> read("carbonintensity:GB", body))
        .isInstanceOf(Answers.Senseless.class);
  }
}
