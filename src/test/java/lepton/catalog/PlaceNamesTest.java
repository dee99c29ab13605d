package lepton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Grids, cloud regions and data centres by name.
class PlaceNamesTest {

  private final Catalog catalog = Catalog.shipped();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DE,                DE
          de,                DE
          DEU,               DE
          Germany,           DE
          UK,                GB
          Czech Republic,    CZ
          Côte d'Ivoire,     CI
          Ivory Coast,       CI
          turkey,            TR
          US-VA,             US-VA
          Virginia,          US-VA
          us_ca,             US-CA
          CN-NORTH,          CN-NORTH
          ERCT,              ERCT
          ercot,             ERCT
          world,             WORLD
          global,            WORLD
          EU,                EU
          EU27,              EU
          aws/us-east-1,     aws/us-east-1
          eastus,            azure/eastus
          East US 2,         azure/eastus2
          us-east1,          gcp/us-east1
          AWS us-west-2,     aws/us-west-2
          europe-west4,      gcp/europe-west4
          """)
  void a_grid_is_found_by_code_name_zone_or_cloud_region(String name, String id) {
    assertThat(catalog.grid(name).found().map(Grid::id)).contains(id);
  }

  @Test
  void georgia_is_a_country_and_a_state() {
    assertThat(catalog.grid("Georgia"))
        .isEqualTo(new Resolution.Ambiguous<>(List.of("GE", "US-GA")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          us-east-1  | aws/us-east-1, alibaba/us-east-1
          congo      | CG, CD
          """)
  void a_name_of_several_places_is_refused_with_the_candidates(String name, String candidates) {
    assertThat(catalog.grid(name).candidates())
        .containsExactlyInAnyOrder(candidates.split(", ", -1));
  }

  @ParameterizedTest
  @CsvSource({"Germny, Germany", "aws/us-est-1, aws/us-east-1", "eu-centrl-1, eu-central-1"})
  void a_slip_of_the_pen_gets_a_suggestion(String name, String suggestion) {
    assertThat(catalog.grid(name).found()).isEmpty();
    assertThat(catalog.grid(name).suggestions()).asString().contains(suggestion);
  }

  @Test
  void a_short_region_needs_its_provider_because_it_may_be_a_country() {
    assertThat(catalog.region("ovh/DE").found().map(Region::provider)).contains("ovh");
    assertThat(catalog.region("DE").found()).isEmpty();
    assertThat(catalog.grid("SGP").found().map(Grid::id)).contains("SG");
  }

  @Test
  void a_cloud_region_brings_its_grid_and_what_its_provider_discloses() {
    var region = catalog.region("aws/eu-north-1").found().orElseThrow();
    assertThat(catalog.gridOf(region).orElseThrow().intensity())
        .isEqualTo(catalog.grid("SE").found().orElseThrow().intensity());
    assertThat(region.pue()).hasValue(1.10);
    var fleet = catalog.operator(catalog.region("azure/uksouth").found().orElseThrow());
    assertThat(fleet.map(DataCenter::id)).contains("microsoft");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          google,              google
          GCP,                 google
          azure,               microsoft
          aws,                 aws
          on-premise,          on-premise
          industry average,    industry
          small server room,   small-server-room
          """)
  void a_data_centre_is_found_by_its_operator(String name, String id) {
    assertThat(catalog.dataCenter(name).found().map(DataCenter::id)).contains(id);
  }

  @Test
  void only_the_residual_mixes_that_may_be_shipped_are_known() {
    var australia = catalog.grid("AU").found().orElseThrow();
    var victoria = catalog.grid("AU-VIC").found().orElseThrow();
    var germany = catalog.grid("DE").found().orElseThrow();
    assertThat(catalog.residualMix(australia).orElseThrow().intensity().gramsPerKwh())
        .isEqualTo(810);
    assertThat(catalog.residualMix(victoria)).isPresent();
    assertThat(catalog.residualMix(germany)).isEmpty();
  }
}
