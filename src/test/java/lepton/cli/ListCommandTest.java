package lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lepton.catalog.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_kind_is_listed_in_every_format(Kind kind) {
    var session = new Session(folder);
    for (var format : new String[] {"text", "json", "csv", "md"}) {
      var ended = session.run("list", kind.word(), "-f", format);
      assertThat(ended.status()).isZero();
      assertThat(ended.out().lines().count()).isGreaterThan(18);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_table_fits_its_terminal_with_whole_ids(Kind kind) {
    var ended = new Session(folder).variable("NO_COLOR", "1").terminal(70).run("list", kind.word());

    assertThat(ended.out().lines().skip(1)).allMatch(line -> line.length() <= 70);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # command line           | a line has
          list accelerators h100   | h100-sxm5-80gb
          list grids germany       | Germany
          list grid germany        | Germany
          list regions frankfurt   | aws/eu-central-1
          list factors car         | equivalent.car_km_eu
          list sources ember       | CC BY 4.0
          list                     | accelerators
          """)
  void words_find_rows(String line, String found) {
    var ended = new Session(folder).run(line.split(" ", -1));

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains(found);
  }

  @Test
  void programs_get_source_year_basis_and_licence() {
    var ended = new Session(folder).run("list", "grids", "germany", "-f", "json");

    assertThat(ended.out())
        .contains("\"id\": \"DE\"")
        .contains("\"g_per_kwh\": ")
        .contains("\"source\": \"Ember")
        .contains("\"year\": ")
        .contains("\"basis\": ")
        .contains("\"licence\": \"CC BY 4.0\"");
  }

  @Test
  void nothing_found_is_a_failure_with_a_suggestion() {
    var ended = new Session(folder).run("list", "grids", "germny");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("none of the grids has 'germny'").contains("'Germany'");
  }
}
