package lepton.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

  static List<String> samples() throws IOException {
    try (var files = Files.list(Run.ROOT.resolve("samples"))) {
      return files
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> "samples/" + name)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_runs_and_tells_its_carbon(String sample) {
    var run = Run.of("estimate", "--field", "emissions.total_kg", sample);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Double.parseDouble(run.out())).isPositive();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_names_the_schema_and_says_what_it_is(String sample) throws IOException {
    var lines = Files.readAllLines(Run.ROOT.resolve(sample));
    assertThat(lines.getFirst()).startsWith("# yaml-language-server: $schema=");
    var schema = lines.getFirst().substring(lines.getFirst().indexOf('=') + 1);
    assertThat(Run.ROOT.resolve("samples").resolve(schema)).exists();
    assertThat(lines.get(1)).startsWith("# ");
  }

  /// The reported figures stand in the files with their source.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # sample,                      energy reported (kWh), CO2e reported (kg)
          samples/bert-pretraining.yaml, 1507,                  652
          samples/llama-7b.yaml,         36000,                 14000
          samples/gpt-3.yaml,            1287000,               552100
          """)
  void a_published_run_comes_out_within_one_per_cent(String sample, double kwh, double kg) {
    var energy =
        Double.parseDouble(Run.of("estimate", "-q", "--field", "energy.total_kwh", sample).out());
    var carbon =
        Double.parseDouble(
            Run.of("estimate", "-q", "--field", "emissions.operational_kg", sample).out());
    assertThat(energy / kwh).isCloseTo(1, within(0.01));
    assertThat(carbon / kg).isCloseTo(1, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "samples/smart-manufacturing.yaml",
    "samples/city-traffic.yaml",
    "samples/medical-imaging.yaml",
    "samples/finance.yaml",
    "samples/energy-management.yaml"
  })
  void the_levers_of_each_field_save(String sample) {
    var run = Run.of("estimate", "-q", "--field", "saving.energy_share", sample);
    assertThat(Double.parseDouble(run.out())).isBetween(0.01, 0.99);
  }

  @Test
  void all_samples_together_give_a_row_each_and_a_total() throws IOException {
    var args = new java.util.ArrayList<>(List.of("estimate", "-q", "-f", "csv"));
    args.addAll(samples());
    var run = Run.of(args.toArray(String[]::new));
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().count()).isGreaterThan(samples().size());
  }
}
