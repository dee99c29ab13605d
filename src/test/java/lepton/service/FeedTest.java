package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;

import lepton.catalog.Catalog;
import lepton.text.Problem;
import lepton.text.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          electricitymaps:de,   electricitymaps:DE
          ElectricityMaps:DE,   electricitymaps:DE
          carbonintensity:gb,   carbonintensity:GB
          watttime:caiso_north, watttime:CAISO_NORTH
          """)
  void a_service_and_its_zone_are_named(String text, String feed) {
    assertThat(Feed.isNamed(text)).isTrue();
    assertThat(Feed.read(text, problems)).map(Feed::toString).contains(feed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de.csv", "C:de.csv", "./electricitymaps", ":DE", "folder/x:y.csv"})
  void a_file_is_none(String text) {
    assertThat(Feed.isNamed(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          carbonintensity:FR,           Great Britain alone
          carbonintensity:,             names no zone
          electricitymaps:../../etc,    names no zone
          electricitymaps:DE&zone=FR,   names no zone
          watttime:A B,                 names no zone
          """)
  void no_zone_reaches_beyond_its_place(String text, String why) {
    assertThat(Feed.read(text, problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains(why);
  }

  /// Zones of Electricity Maps, and codes of ISO 3166.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          electricitymaps:DE,          DE,     true
          carbonintensity:GB,          GB,     true
          electricitymaps:AU-NSW,      AU-NSW, true
          electricitymaps:SE-SE3,      SE,     false
          electricitymaps:US-CAL-CISO, US,     false
          electricitymaps:US-NE-ISNE,  US,     false
          """)
  void the_figure_of_a_year_is_of_the_same_grid(String text, String grid, boolean exact) {
    var annual = AnnualValue.of(Feed.read(text, problems).orElseThrow(), Catalog.shipped());
    assertThat(annual).map(its -> its.grid().id()).contains(grid);
    assertThat(annual).map(AnnualValue::exact).contains(exact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"electricitymaps:XX", "electricitymaps:GERMANI", "watttime:DE"})
  void another_country_s_figure_never_stands_in(String text) {
    assertThat(AnnualValue.of(Feed.read(text, problems).orElseThrow(), Catalog.shipped()))
        .isEmpty();
  }
}
