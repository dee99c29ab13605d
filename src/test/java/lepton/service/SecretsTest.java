package lepton.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import lepton.text.Problem;
import lepton.text.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private Path file(String content, String permissions) throws IOException {
    var file = Files.createDirectories(folder.resolve("lepton")).resolve("secrets");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private List<Secret> of(Provider provider, Map<String, String> environment) {
    return new Secrets(environment, folder).of(provider, problems);
  }

  private Map<String, String> config() {
    return Map.of("XDG_CONFIG_HOME", folder.toString());
  }

  private String told() {
    return problems.all().stream().map(Problem::sentence).reduce("", (a, b) -> a + b);
  }

  @Test
  void a_variable_is_read_first() throws IOException {
    file("ELECTRICITYMAPS_TOKEN=of-file\n", "rw-r--r--");
    var secrets = of(Provider.ELECTRICITY_MAPS, Map.of("ELECTRICITYMAPS_TOKEN", "of-variable"));
    assertThat(secrets).extracting(Secret::value).containsExactly("of-variable");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void a_file_that_is_one_s_own_is_read() throws IOException {
    file("# mine\n\nexport WATTTIME_USER='me'\nWATTTIME_PASSWORD=\"p=w\"\n", "rw-------");
    assertThat(of(Provider.WATTTIME, config()))
        .extracting(Secret::value)
        .containsExactly("me", "p=w");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void a_file_that_others_can_read_is_refused(String permissions) throws IOException {
    file("ELECTRICITYMAPS_TOKEN=hidden\n", permissions);
    assertThat(of(Provider.ELECTRICITY_MAPS, config())).isEmpty();
    assertThat(told()).contains("others can read", "chmod 600").doesNotContain("hidden");
    assertThat(problems.count()).isEqualTo(1);
  }

  @Test
  void what_is_missing_is_named_with_where_to_put_it() {
    assertThat(of(Provider.WATTTIME, Map.of("WATTTIME_USER", "me"))).isEmpty();
    assertThat(told()).contains("needs WATTTIME_PASSWORD", "LEPTON_SECRETS", "chmod 600");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hidden                                | is not NAME=VALUE
          WATTTIME_USER=hidden                  | needs ELECTRICITYMAPS_TOKEN
          ELECTRICITYMAPS_TOKEN=hidden\u00E4    | a character that no secret has
          """)
  void no_problem_repeats_a_secret(String content, String why) throws IOException {
    file(content + "\n", "rw-------");
    assertThat(of(Provider.ELECTRICITY_MAPS, config())).isEmpty();
    assertThat(told()).contains(why).doesNotContain("hidden");
  }

  @Test
  void a_secret_shows_its_name_alone() {
    assertThat(new Secret("NAME", "hidden")).hasToString("NAME");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ELECTRICITY_MAPS | http://mirror.example.org     | in the clear
          ELECTRICITY_MAPS | https://me:hidden@example.org | more than host and path
          ELECTRICITY_MAPS | https://example.org/?k=hidden | more than host and path
          CARBON_INTENSITY | ftp://example.org             | no address
          CARBON_INTENSITY | not an address                | no address
          """)
  void an_address_that_would_tell_a_secret_is_refused(
      Provider provider, String address, String why) {
    var environment = Map.of(provider.addressVariable(), address);
    assertThat(Addresses.of(provider, environment, problems)).isEmpty();
    assertThat(told()).contains(why).doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ELECTRICITY_MAPS, http://127.0.0.1:8080,      http://127.0.0.1:8080
          ELECTRICITY_MAPS, https://example.org/maps/,  https://example.org/maps
          CARBON_INTENSITY, http://mirror.example.org,  http://mirror.example.org
          """)
  void an_address_of_a_mirror_is_taken(Provider provider, String given, String taken) {
    assertThat(Addresses.of(provider, Map.of(provider.addressVariable(), given), problems))
        .contains(taken);
  }
}
