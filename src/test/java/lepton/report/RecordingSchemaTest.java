package lepton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lepton.catalog.Catalog;
import lepton.estimate.Comparison;
import lepton.estimate.Estimator;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Runs;
import lepton.estimate.Sampling;
import lepton.meter.RecordingReader;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import lepton.workload.JsonSchema;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;
import org.junit.jupiter.api.Test;

/// The published schema and the writer know the same keys.
class RecordingSchemaTest {

  private static final Mapping SCHEMA = schema();

  private static Mapping schema() {
    try (var in = RecordingReader.class.getResourceAsStream("/lepton/recording.schema.json")) {
      return (Mapping) parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node parsed(String json) {
    var problems = new Problems();
    var documents = Documents.read(SourceText.of("it.json", json), problems);
    assertThat(problems.all()).isEmpty();
    return documents.getFirst();
  }

  private static Workload workload() {
    var text =
        """
        name: train
        training: {tokens: 1B, precision: bf16}
        model: {parameters: 1B}
        hardware: {accelerator: h100-sxm5-80gb, count: 2}
        site: {grid: 400 gCO2e/kWh, pue: 1.2}
        """;
    var document = Documents.read(SourceText.of("run.yaml", text), new Problems()).getFirst();
    return new WorkloadReader(Catalog.shipped(), (_, _, _) -> Optional.empty())
        .read(document, "run", List.of(), new Problems())
        .orElseThrow();
  }

  /// Documents that between them have every key.
  private static List<String> documents() {
    var marked = MeasuredFootprint.of(Runs.marked(Runs.hour()));
    var assessment = Estimator.assess(workload(), Estimator.Options.PLAIN);
    return List.of(
        RecordingDocument.render(marked, Optional.of(Comparison.of(assessment, marked))),
        RecordingDocument.render(
            MeasuredFootprint.of(Runs.doubted(Runs.everything()), Sampling.USUAL),
            Optional.empty()),
        RecordingDocument.render(
            MeasuredFootprint.of(Runs.recording(List.of(), List.of())), Optional.empty()));
  }

  @Test
  void what_is_written_agrees_with_the_schema() {
    for (var document : documents()) {
      assertThat(new JsonSchema(SCHEMA).violations(parsed(document))).as(document).isEmpty();
    }
  }

  @Test
  void the_schema_has_no_key_that_is_never_written() {
    var written = new TreeSet<String>();
    documents().forEach(document -> collect("", parsed(document), written));
    var described = new TreeSet<String>();
    describe("", SCHEMA, described);
    // an amount of water is not compared, and a ratio of what nobody knows has no key
    described.removeAll(written);
    assertThat(described).isEmpty();
  }

  private static void collect(String path, Node node, Set<String> into) {
    switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          var at = path + "." + entry.key().text();
          into.add(at);
          collect(at, entry.value(), into);
        }
      }
      case Sequence list -> list.items().forEach(item -> collect(path, item, into));
      case Scalar _ -> {}
    }
  }

  private static void describe(String path, Mapping given, Set<String> into) {
    var schema =
        given
            .get("$ref")
            .map(ref -> ((Scalar) ref).text().substring("#/$defs/".length()))
            .map(name -> at(at(SCHEMA, "$defs"), name))
            .orElse(given);
    schema.get("items").ifPresent(items -> describe(path, (Mapping) items, into));
    if (schema.get("properties").isPresent()) {
      for (var entry : at(schema, "properties").entries()) {
        var key = path + "." + entry.key().text();
        into.add(key);
        describe(key, (Mapping) entry.value(), into);
      }
    }
  }

  private static Mapping at(Mapping mapping, String key) {
    return (Mapping) mapping.get(key).orElseThrow();
  }

  @Test
  void the_schema_objects_where_the_reader_does() {
    var good = RecordingDocument.render(MeasuredFootprint.of(Runs.hour()), Optional.empty());
    var changes = new ArrayList<String>();
    changes.add(good.replace("\"kind\": \"gpu\"", "\"kind\": \"toaster\""));
    changes.add(good.replace("\"duration_s\": 3600", "\"duration_s\": -1"));
    changes.add(good.replace("\"method\": \"counter\"", "\"method\": \"guess\""));
    changes.add(good.replace("\"version\": 1", "\"version\": 2"));
    for (var changed : changes) {
      assertThat(changed).isNotEqualTo(good);
      assertThat(new JsonSchema(SCHEMA).violations(parsed(changed))).isNotEmpty();
      assertThat(RecordingReader.read(SourceText.of("it.json", changed), new Problems())).isEmpty();
    }
  }
}
