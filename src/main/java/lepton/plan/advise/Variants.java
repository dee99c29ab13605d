package lepton.plan.advise;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lepton.derivation.Derivation;
import lepton.estimate.Estimator;
import lepton.estimate.Footprint;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.workload.Draw;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// A workload file, read anew with other settings.
public final class Variants {

  private final Node document;
  private final String name;
  private final List<WorkloadReader.Setting> given;
  private final WorkloadReader reader;

  /// @param name of a workload that has none
  /// @param given what the command line sets
  public Variants(
      Node document, String name, List<WorkloadReader.Setting> given, WorkloadReader reader) {
    this.document = document;
    this.name = name;
    this.given = List.copyOf(given);
    this.reader = reader;
  }

  /// A variant, worked out at the expected values.
  ///
  /// @param notes warnings of the reader
  public record Variant(Workload workload, Footprint footprint, List<Problem> notes) {
    public Variant {
      notes = List.copyOf(notes);
    }
  }

  Node document() {
    return document;
  }

  List<WorkloadReader.Setting> given() {
    return given;
  }

  /// What the file or an option says at a path; the last of the options.
  Optional<String> word(String path) {
    Optional<String> word = Optional.empty();
    Optional<Node> node = Optional.of(document);
    for (var key : path.split("\\.", -1)) {
      node =
          node.flatMap(its -> its instanceof Mapping mapping ? mapping.get(key) : Optional.empty());
    }
    if (node.isPresent() && node.get() instanceof Scalar scalar && !scalar.isAbsent()) {
      word = Optional.of(scalar.text());
    }
    for (var setting : given) {
      if (setting.path().equals(path)) {
        word = Optional.of(setting.value().text());
      }
    }
    return word;
  }

  /// With all levers that the file and the changes name.
  public Optional<Variant> with(List<Change> changes, Problems problems) {
    return of(changes, EnumSet.allOf(Part.class), problems);
  }

  /// With the levers of some parts alone; empty, with problems, where it makes no sense.
  Optional<Variant> of(List<Change> changes, Set<Part> parts, Problems problems) {
    var settings = new ArrayList<>(given);
    for (var change : changes) {
      settings.add(change.setting());
    }
    var found = new Problems();
    var read = reader.read(document, name, settings, found);
    problems.addAll(found);
    return read.map(workload -> worked(workload, parts, found.all()));
  }

  private static Variant worked(Workload workload, Set<Part> parts, List<Problem> notes) {
    var levers = Part.only(parts, workload.levers());
    var variant =
        new Workload(
            workload.name(),
            workload.computation(),
            workload.site(),
            levers,
            workload.unit(),
            workload.budget(),
            workload.reported(),
            workload.assumptions());
    return new Variant(
        variant, Estimator.footprint(variant, levers, false, Draw.MEAN, Derivation.NONE), notes);
  }
}
