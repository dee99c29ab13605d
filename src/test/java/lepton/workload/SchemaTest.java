package lepton.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The published JSON Schema and the reader know the same keys, and the samples agree with it.
class SchemaTest {

  private static final Mapping SCHEMA = schema();

  private static Mapping schema() {
    try (var in = WorkloadReader.class.getResourceAsStream("/lepton/workload.schema.json")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var problems = new Problems();
      var documents = Documents.read(SourceText.of("workload.schema.json", text), problems);
      assertThat(problems.all()).isEmpty();
      return (Mapping) documents.getFirst();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// `properties` of the schema at a path, into the alternative of `anyOf` that is an object.
  private static List<String> properties(String path) {
    Node at = SCHEMA;
    for (var step : path.isEmpty() ? new String[0] : path.split("\\.")) {
      at =
          object(at)
              .get("properties")
              .map(Mapping.class::cast)
              .orElseThrow()
              .get(step)
              .orElseThrow();
    }
    var names = new ArrayList<String>();
    var properties = (Mapping) object(at).get("properties").orElseThrow();
    properties.entries().forEach(entry -> names.add(entry.key().text()));
    return names;
  }

  private static Mapping object(Node node) {
    var schema = resolved((Mapping) node);
    if (schema.get("properties").isPresent()) {
      return schema;
    }
    return ((Sequence) schema.get("anyOf").orElseThrow())
        .items().stream()
            .map(item -> resolved((Mapping) item))
            .filter(item -> item.get("properties").isPresent())
            .filter(item -> ((Mapping) item.get("properties").get()).get("quantiles").isEmpty())
            .findFirst()
            .orElseThrow();
  }

  private static Mapping resolved(Mapping schema) {
    return schema
        .get("$ref")
        .map(ref -> ((Scalar) ref).text().substring("#/$defs/".length()))
        .map(
            name -> (Mapping) ((Mapping) SCHEMA.get("$defs").orElseThrow()).get(name).orElseThrow())
        .orElse(schema);
  }

  private static Stream<Object[]> sections() {
    var top = new ArrayList<>(Keys.WORKLOAD);
    top.addAll(Keys.LETTERS);
    top.addAll(List.of("P_prime", "P′", "D_prime", "D′"));
    var equations = new ArrayList<>(Keys.EQUATIONS);
    equations.addAll(List.of("P_prime", "P′", "D_prime", "D′"));
    return Stream.of(
        new Object[] {"", top},
        new Object[] {"model", Keys.MODEL},
        new Object[] {"model.flop_per_sample", Keys.FLOP_PER_SAMPLE},
        new Object[] {"data", Keys.DATA},
        new Object[] {"training", Keys.TRAINING},
        new Object[] {"inference", Keys.INFERENCE},
        new Object[] {"hardware", Keys.HARDWARE},
        new Object[] {"hardware.accelerator", Keys.ACCELERATOR},
        new Object[] {"hardware.accelerator.peak", Keys.PRECISIONS},
        new Object[] {"hardware.host", Keys.HOST},
        new Object[] {"site", Keys.SITE},
        new Object[] {"site.grid", Keys.GRID},
        new Object[] {"levers", Keys.LEVERS},
        new Object[] {"levers.pruning", Keys.PRUNING},
        new Object[] {"levers.quantization", Keys.QUANTIZATION},
        new Object[] {"levers.acceleration", Keys.ACCELERATION},
        new Object[] {"levers.sharing", Keys.SHARING},
        new Object[] {"levers.dynamic", Keys.DYNAMIC},
        new Object[] {"levers.edge", Keys.EDGE},
        new Object[] {"levers.site", Keys.SITE},
        new Object[] {"unit", Keys.UNIT},
        new Object[] {"reported", Keys.REPORTED},
        new Object[] {"equations", equations},
        new Object[] {"equations.train_cost", Keys.COST});
  }

  @ParameterizedTest
  @MethodSource("sections")
  void schema_and_reader_know_the_same_keys(String path, List<String> keys) {
    assertThat(properties(path)).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void all_samples_agree_with_the_schema() throws IOException {
    var files = new ArrayList<Path>();
    try (var samples = Files.list(Path.of("samples"))) {
      samples.filter(path -> path.toString().endsWith(".yaml")).sorted().forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    for (var file : files) {
      var problems = new Problems();
      var text = SourceText.of(file.toString(), Files.readString(file));
      for (var document : Documents.read(text, problems)) {
        assertThat(new JsonSchema(SCHEMA).violations(document)).as(file.toString()).isEmpty();
      }
      assertThat(problems.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # workload                                        | where the schema objects
          {modell: {}}                                      | modell
          {training: {epochs: 0}}                           | training.epochs
          {hardware: {accelerator: x, power: 400}}          | hardware.power
          {site: {pue: 0.9}}                                | site.pue
          {site: {wue: 1}}                                  | site.wue
          {levers: {pruning: {keep: 1.5}}}                  | levers.pruning.keep
          {levers: {quantization: {precision: int9}}}       | levers.quantization.precision
          {hardware: {host: some}}                          | hardware.host
          """)
  void the_schema_objects_where_the_reader_does(String workload, String where) {
    var document = Documents.read(SourceText.of("run.yaml", workload), new Problems()).getFirst();
    assertThat(new JsonSchema(SCHEMA).violations(document))
        .singleElement()
        .asString()
        .startsWith(where + ":");
    assertThat(Told.of(workload).workload()).isEmpty();
  }
}
