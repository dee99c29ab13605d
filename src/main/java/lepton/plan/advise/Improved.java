package lepton.plan.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lepton.text.Documents;
import lepton.text.JsonText;
import lepton.text.Mapping;
import lepton.text.Problems;
import lepton.text.Revision;
import lepton.text.Scalar;
import lepton.text.SourceText;
import lepton.workload.WorkloadReader;

/// The workload file with what is advised written into it.
///
/// It is read again and worked out: a file that would not give what was promised is not given.
public final class Improved {

  /// How the document's letters name what levers do, beside their keys under `levers`.
  private static final List<String> PRUNING_LETTERS =
      List.of("P'", "P′", "P’", "P_prime", "D'", "D′", "D’", "D_prime");

  private static final double ROUNDING = 1e-9;

  /// RFC 8259, section 6.
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final WorkloadReader reader;
  private final boolean json;
  private SourceText text;

  private Improved(SourceText text, WorkloadReader reader) {
    this.text = text;
    this.reader = reader;
    this.json = isJson(text.content().strip());
  }

  /// Whether keys are quoted, as JSON has them.
  private static boolean isJson(String content) {
    return content.startsWith("{") && content.substring(1).stripLeading().startsWith("\"");
  }

  /// The improved text; empty where it can't be written without writing all of it anew.
  ///
  /// @param given what the command line set
  /// @param changes what is advised
  /// @param dropped levers of the file that are not
  /// @param promised what the workload uses then
  public static Optional<String> of(
      SourceText text,
      List<WorkloadReader.Setting> given,
      List<Change> changes,
      List<Part> dropped,
      Use promised,
      WorkloadReader reader) {
    var improved = new Improved(text, reader);
    for (var part : dropped) {
      for (var path : paths(part)) {
        improved.remove(path);
      }
    }
    var all = new ArrayList<Change>();
    for (var setting : given) {
      all.add(new Change(setting.path(), setting.value().text()));
    }
    all.addAll(changes);
    for (var change : all) {
      if (!improved.set(change)) {
        return Optional.empty();
      }
    }
    return improved.keeps(promised) ? Optional.of(improved.text.content()) : Optional.empty();
  }

  private static List<String> paths(Part part) {
    var paths = new ArrayList<String>();
    part.key().ifPresent(key -> paths.add("levers." + key));
    if (part == Part.PRUNING) {
      for (var letter : PRUNING_LETTERS) {
        paths.add(letter);
        paths.add("equations." + letter);
      }
    }
    if (part == Part.ACCELERATION) {
      paths.add("k");
      paths.add("equations.k");
    }
    return paths;
  }

  private Optional<Mapping> root() {
    var nodes = Documents.read(text, new Problems());
    return nodes.size() == 1 && nodes.getFirst() instanceof Mapping mapping
        ? Optional.of(mapping)
        : Optional.empty();
  }

  private void remove(String path) {
    var root = root();
    if (root.isPresent()) {
      become(Revision.without(text, root.get(), path, json));
    }
  }

  private boolean set(Change change) {
    var root = root();
    if (root.isEmpty()) {
      return false;
    }
    var value = json ? asJson(change.value()) : change.value();
    var changed = Revision.set(text, root.get(), change.path(), value, json);
    changed.ifPresent(this::become);
    return changed.isPresent();
  }

  private void become(String content) {
    text = SourceText.of(text.name(), content);
  }

  /// A value of one line of YAML as JSON: numbers that JSON has, and texts of all else.
  private static String asJson(String value) {
    var nodes = Documents.read(SourceText.of("value.yaml", value), new Problems());
    if (nodes.size() == 1 && nodes.getFirst() instanceof Mapping mapping) {
      var members = new ArrayList<String>();
      for (var entry : mapping.entries()) {
        if (entry.value() instanceof Scalar scalar) {
          members.add(JsonText.quoted(entry.key().text()) + ": " + inJson(scalar.text()));
        }
      }
      return "{" + String.join(", ", members) + "}";
    }
    return inJson(value);
  }

  private static String inJson(String text) {
    return NUMBER.matcher(text).matches() ? text : JsonText.quoted(text);
  }

  /// Whether the text gives what was promised.
  private boolean keeps(Use promised) {
    var root = root();
    if (root.isEmpty()) {
      return false;
    }
    var variant = new Variants(root.get(), "", List.of(), reader).with(List.of(), new Problems());
    if (variant.isEmpty()) {
      return false;
    }
    var use = Use.of(variant.get().footprint());
    for (var goal : Goal.values()) {
      double expected = promised.of(goal).orElse(0);
      double got = use.of(goal).orElse(0);
      if (!(Math.abs(got - expected) <= ROUNDING * Math.max(Math.abs(expected), Math.abs(got)))) {
        return false;
      }
    }
    return true;
  }
}
