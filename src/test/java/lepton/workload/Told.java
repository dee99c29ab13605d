package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.text.Diagnostic;
import lepton.text.Documents;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.SourceText;

/// What became of a text that should be a workload, with the problems told about it.
record Told(Optional<Workload> workload, List<Problem> problems) {

  private static final Catalog CATALOG = Catalog.shipped();

  /// Reads `yaml` as `run.yaml`, with options written as `path=value`.
  static Told of(String yaml, String... sets) {
    return with(Map.of(), yaml, sets);
  }

  /// The same with files beside it, by name.
  static Told with(Map<String, String> files, String yaml, String... sets) {
    var problems = new Problems();
    var documents = Documents.read(SourceText.of("run.yaml", yaml), problems);
    return documents.isEmpty()
        ? new Told(Optional.empty(), problems.all())
        : of(documents.getFirst(), files, problems, sets);
  }

  static Told of(Node document, Map<String, String> files, Problems problems, String... sets) {
    var overrides = new ArrayList<WorkloadReader.Setting>();
    for (var set : sets) {
      int equals = set.indexOf('=');
      String value = set.substring(equals + 1);
      String written = "--set " + set;
      var source = SourceText.of(written, written);
      int at = written.length() - value.length();
      overrides.add(
          new WorkloadReader.Setting(
              set.substring(0, equals),
              new Scalar(value, false, source.place(at, at + Math.max(1, value.length())))));
    }
    var reader = new WorkloadReader(CATALOG, (path, from, told) -> open(files, path, from, told));
    return new Told(reader.read(document, "run", overrides, problems), problems.all());
  }

  private static Optional<SourceText> open(
      Map<String, String> files, String path, Place from, Problems problems) {
    String content = files.get(path);
    if (content == null) {
      problems.error(from, "there is no file '" + path + "'", "is the path right?");
      return Optional.empty();
    }
    return Optional.of(SourceText.of(path, content));
  }

  /// The workload of a text without errors.
  Workload get() {
    return workload.orElseThrow(() -> new AssertionError(rendered()));
  }

  Computation.Described described() {
    return (Computation.Described) get().computation();
  }

  Computation.Stated stated() {
    return (Computation.Stated) get().computation();
  }

  /// The phase of a stage.
  Phase phase(Stage stage) {
    return described().phases().stream()
        .filter(phase -> phase.stage() == stage)
        .findFirst()
        .orElseThrow();
  }

  Work.Samples samples(Stage stage) {
    return (Work.Samples) phase(stage).work();
  }

  Capacity.OfPeak ofPeak(Stage stage) {
    return (Capacity.OfPeak) phase(stage).capacity();
  }

  /// The grams of a site with one figure.
  static double grams(Site site) {
    return ((Site.Constant) site.intensity()).grams().mean();
  }

  /// The default listed for a key.
  Optional<Input> assumed(String key) {
    return get().assumptions().stream().filter(input -> input.key().equals(key)).findFirst();
  }

  /// All problems, one line each without help: `line:column severity message`.
  List<String> lines() {
    return problems.stream()
        .map(
            problem ->
                problem.place().map(place -> place.line() + ":" + place.column() + " ").orElse("")
                    + problem.severity().word()
                    + ": "
                    + problem.message())
        .toList();
  }

  String rendered() {
    var all = new StringBuilder();
    for (var problem : problems) {
      all.append(Diagnostic.render(problem, false));
    }
    return all.toString();
  }
}
