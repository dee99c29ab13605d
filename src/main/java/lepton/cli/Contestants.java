package lepton.cli;

import java.io.BufferedInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Alternative;
import lepton.meter.Recording;
import lepton.meter.RecordingReader;
import lepton.report.ComparedOutcome.LeftOut;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.workload.WorkloadReader;
import lepton.workload.WorkloadReader.Setting;

/// What a command line names to be compared: the workloads and recordings of its files, or the
/// variants of one.
final class Contestants {

  /// So many variants are a table that nobody reads.
  static final int MOST = 200;

  private final Catalog catalog;
  private final List<Setting> settings;
  private final Surroundings here;
  private final Problems problems;
  private final List<Alternative> found = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  Contestants(Catalog catalog, List<Setting> settings, Surroundings here, Problems problems) {
    this.catalog = catalog;
    this.settings = settings;
    this.here = here;
    this.problems = problems;
  }

  List<Alternative> found() {
    return List.copyOf(found);
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /// Something that a file holds, before it is read as what it is.
  private sealed interface Content {}

  private record Document(Node node) implements Content {}

  private record Recorded(Recording recording) implements Content {}

  /// Reads every file; what is wrong with one is a problem.
  void files(List<String> names) {
    var labels = labels(names);
    var all = new ArrayList<List<Content>>();
    names.forEach(name -> all.add(contents(name)));
    Map<String, Integer> often = new HashMap<>();
    labels.forEach(label -> often.merge(label, 1, Integer::sum));
    all.forEach(
        contents ->
            contents.forEach(its -> ownName(its).ifPresent(n -> often.merge(n, 1, Integer::sum))));
    for (int i = 0; i < names.size(); i++) {
      var contents = all.get(i);
      for (int k = 0; k < contents.size(); k++) {
        var numbered = labels.get(i) + " (" + (k + 1) + ")";
        var own = ownName(contents.get(k)).filter(name -> often.getOrDefault(name, 0) == 1);
        var label = contents.size() > 1 ? own.orElse(numbered) : labels.get(i);
        alternative(label, contents.get(k), settings, problems).ifPresent(found::add);
      }
    }
  }

  /// What a document calls itself.
  private static Optional<String> ownName(Content content) {
    return content instanceof Document(Mapping mapping)
            && mapping.get("name").orElse(mapping) instanceof Scalar name
            && !name.text().isBlank()
        ? Optional.of(name.text().strip())
        : Optional.empty();
  }

  /// Reads one file in all combinations of values, the last key changing fastest. A combination
  /// that makes no workload is left out with its reason; where none makes one, each is a problem,
  /// and so is the first, which the others would be held against.
  void variants(String name, List<Variation> variations) {
    var contents = contents(name);
    if (contents.size() > 1) {
      problems.error(
          "--vary takes a file with one workload, and this one holds " + contents.size(),
          "put the one to vary into a file of its own");
    }
    if (contents.size() != 1) {
      return;
    }
    var failures = new Problems();
    var warnings = new LinkedHashSet<Problem>();
    var first = new Problems();
    for (var combination : combinations(variations)) {
      var label = label(combination, variations);
      var all = new ArrayList<>(settings);
      all.addAll(combination);
      var own = new Problems();
      var alternative = alternative(label, contents.getFirst(), all, own);
      if (alternative.isPresent()) {
        found.add(alternative.get());
        warnings.addAll(own.all());
      } else {
        if (found.isEmpty() && leftOut.isEmpty()) {
          first.addAll(own);
        }
        leftOut.add(new LeftOut(label, reason(own)));
        failures.addAll(own);
      }
    }
    if (found.isEmpty()) {
      var told = new HashSet<String>();
      for (var problem : failures.all()) {
        // a value that is alike wrong for each of a key's is said once
        if (told.add(problem.sentence())) {
          problems.add(problem);
        }
      }
    } else if (first.hasErrors()) {
      problems.addAll(first);
      problems.error(
          leftOut.getFirst().name() + " is the first alternative, and makes no workload",
          "the others are held against the first: mend it, or put another in front");
    } else {
      warnings.forEach(problems::add);
    }
  }

  private static String reason(Problems own) {
    for (var problem : own.all()) {
      if (problem.isError()) {
        return problem.sentence();
      }
    }
    throw new IllegalStateException("nothing is wrong with it");
  }

  private static List<List<Setting>> combinations(List<Variation> variations) {
    List<List<Setting>> combinations = List.of(List.of());
    for (var variation : variations) {
      var longer = new ArrayList<List<Setting>>();
      for (var before : combinations) {
        for (var setting : variation.settings()) {
          var one = new ArrayList<>(before);
          one.add(setting);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /// `accelerator=h100-sxm keep=30%`; with the whole key where two end alike.
  private static String label(List<Setting> combination, List<Variation> variations) {
    var names = new LinkedHashSet<String>();
    variations.forEach(variation -> names.add(variation.shortName()));
    boolean distinct = names.size() == variations.size();
    var words = new ArrayList<String>();
    for (int i = 0; i < combination.size(); i++) {
      var key = distinct ? variations.get(i).shortName() : variations.get(i).path();
      words.add(key + "=" + combination.get(i).value().text());
    }
    return String.join(" ", words);
  }

  /// The files' own names, with their folders where two are alike.
  private static List<String> labels(List<String> names) {
    Map<String, Integer> often = new HashMap<>();
    names.forEach(name -> often.merge(last(name), 1, Integer::sum));
    var labels = new ArrayList<String>();
    for (var name : names) {
      labels.add(often.getOrDefault(last(name), 1) > 1 ? name : last(name));
    }
    return labels;
  }

  private static String last(String name) {
    return name.equals("-") ? "standard input" : name.substring(name.lastIndexOf('/') + 1);
  }

  private List<Content> contents(String name) {
    var own = new Problems();
    var content =
        new InputFiles(here)
            .read(
                name, (shown, in) -> FileContent.of(shown, new BufferedInputStream(in), own), own);
    problems.addAll(own);
    var contents = new ArrayList<Content>();
    if (content.isPresent()) {
      switch (content.get()) {
        case FileContent.Journal(var recording) -> contents.add(new Recorded(recording));
        case FileContent.Texts(var documents) ->
            documents.forEach(document -> add(document, contents));
      }
    }
    return contents;
  }

  private static void add(Node document, List<Content> to) {
    if (document instanceof Mapping mapping
        && mapping.get("recordings").orElse(mapping) instanceof Sequence several) {
      several.items().forEach(item -> add(item, to));
    } else {
      to.add(new Document(document));
    }
  }

  private Optional<Alternative> alternative(
      String label, Content content, List<Setting> given, Problems into) {
    return switch (content) {
      case Recorded(var recording) -> ran(label, recording, given, into);
      case Document(var node) when RecordingReader.isRecording(node) ->
          RecordingReader.read(node, into).flatMap(its -> ran(label, its, given, into));
      case Document(var node) ->
          new WorkloadReader(catalog, new InputFiles(here))
              .read(node, label, given, into)
              .map(workload -> Alternative.of(label, workload));
    };
  }

  private Optional<Alternative> ran(
      String label, Recording recording, List<Setting> given, Problems into) {
    return Elsewhere.placed(recording, given, catalog, here, into)
        .map(placed -> Alternative.of(label, placed));
  }
}
