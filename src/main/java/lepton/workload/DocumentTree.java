package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.SourceText;

/// A document as it was meant: the document's letters under the keys that they stand for, and the
/// values given on the command line in place of those in the file.
final class DocumentTree {

  private final Context context;

  private DocumentTree(Context context) {
    this.context = context;
  }

  /// The mapping to read; empty, with a problem, where the document is no mapping.
  static Optional<Mapping> of(
      Node document, List<WorkloadReader.Setting> overrides, Context context) {
    if (!(document instanceof Mapping mapping)) {
      boolean empty = document instanceof Scalar scalar && scalar.isAbsent();
      context
          .problems()
          .error(
              document.place(),
              empty
                  ? "this document is empty"
                  : "a workload is a mapping of keys, not " + document.kind(),
              "begin with 'model: {parameters: 1B}', 'training: {tokens: 20B}' and 'hardware:"
                  + " {accelerator: h100}'");
      return Optional.empty();
    }
    var tree = new DocumentTree(context);
    Mapping root = tree.letters(mapping);
    for (var override : overrides) {
      root = tree.override(root, override);
    }
    return Optional.of(root);
  }

  private Mapping letters(Mapping root) {
    Mapping result = root;
    for (var entry : root.entries()) {
      String letter = Keys.plain(entry.key().text());
      if (Keys.LETTERS.contains(letter)) {
        result = letter(result, letter, entry);
      }
    }
    return result;
  }

  private Mapping letter(Mapping root, String letter, Mapping.Entry entry) {
    boolean stated = root.get("equations").map(Mapping.class::isInstance).orElse(false);
    String path = stated ? "equations." + letter : Keys.meant(letter);
    Optional<Mapping.Entry> other = find(root, path);
    Mapping without = without(root, entry.key().text());
    if (other.isPresent()) {
      Mapping.Entry twin = other.get();
      boolean before = before(twin.key().place(), entry.key().place());
      String key = "'" + path + "'";
      String mark = "'" + entry.key().text() + "'";
      if (before) {
        context.twice(what(letter), key, twin.key().place(), mark, entry.key().place());
      } else {
        context.twice(what(letter), mark, entry.key().place(), key, twin.key().place());
      }
      return without;
    }
    return put(without, path, 0, entry.key(), entry.value()).orElse(root);
  }

  private static boolean before(Place a, Place b) {
    return a.line() < b.line() || (a.line() == b.line() && a.column() < b.column());
  }

  private static String what(String letter) {
    return switch (letter) {
      case "N" -> "N, the number of samples,";
      case "D" -> "D, the feature dimension,";
      case "P" -> "P, the number of parameters,";
      case "P'" -> "P', the parameters after pruning,";
      case "D'" -> "D', the dimension after pruning,";
      case "C" -> "C, the capacity,";
      default -> "k, the acceleration,";
    };
  }

  /// The entry at a path; empty where there is none.
  private static Optional<Mapping.Entry> find(Mapping root, String path) {
    Mapping at = root;
    int from = 0;
    while (true) {
      int dot = path.indexOf('.', from);
      String key = dot < 0 ? path.substring(from) : path.substring(from, dot);
      Optional<Mapping.Entry> entry = entry(at, key);
      if (entry.isEmpty() || dot < 0) {
        return entry;
      }
      if (!(entry.get().value() instanceof Mapping inner)) {
        return Optional.empty();
      }
      at = inner;
      from = dot + 1;
    }
  }

  private static Optional<Mapping.Entry> entry(Mapping mapping, String key) {
    for (var entry : mapping.entries()) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private static Mapping without(Mapping mapping, String key) {
    var entries = new ArrayList<Mapping.Entry>();
    for (var entry : mapping.entries()) {
      if (!entry.key().text().equals(key)) {
        entries.add(entry);
      }
    }
    return new Mapping(entries, mapping.place());
  }

  private Mapping override(Mapping root, WorkloadReader.Setting override) {
    String given = override.path().strip();
    boolean stated = root.get("equations").isPresent() && Keys.LETTERS.contains(Keys.plain(given));
    String path = stated ? "equations." + Keys.plain(given) : Keys.meant(given);
    Place place = override.value().place();
    if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
      context
          .problems()
          .error(
              place,
              Quote.of(override.path()) + " is no key",
              "write a path such as hardware.count");
      return root;
    }
    String last = path.substring(path.lastIndexOf('.') + 1);
    var key = new Scalar(last, false, keyPlace(override, given));
    return put(root, path, 0, key, value(override.value())).orElse(root);
  }

  /// Where the key stands in the option as it was written; the value's place where it does not.
  private static Place keyPlace(WorkloadReader.Setting override, String given) {
    Place value = override.value().place();
    String written = value.source().content();
    int path = written.indexOf(given);
    int end = path + given.length();
    return path < 0 ? value : value.source().place(given.lastIndexOf('.') + 1 + path, end);
  }

  /// The value of an option; `{…}` and `[…]` are read as in a file.
  private Node value(Scalar given) {
    String text = given.text().strip();
    if (given.quoted() || !(text.startsWith("{") || text.startsWith("["))) {
      return given;
    }
    var inner = new Problems();
    var nodes = Documents.read(SourceText.of(given.place().source().name(), text), inner);
    context.problems().addAll(inner);
    return nodes.size() == 1 ? nodes.getFirst() : given;
  }

  /// The tree with a value at a path, in place of what stood there; mappings on the way are made
  /// where they lack. Empty, with a problem, where something else than a mapping is in the way.
  private Optional<Mapping> put(Mapping mapping, String path, int from, Scalar key, Node value) {
    int dot = path.indexOf('.', from);
    String segment = dot < 0 ? path.substring(from) : path.substring(from, dot);
    if (dot < 0) {
      // a letter keeps its place but goes by the name of the key it stands for
      return Optional.of(with(mapping, new Scalar(segment, false, key.place()), value));
    }
    Optional<Mapping.Entry> entry = entry(mapping, segment);
    Node inner = entry.isPresent() ? entry.get().value() : new Mapping(List.of(), value.place());
    if (inner instanceof Scalar scalar && scalar.isAbsent()) {
      inner = new Mapping(List.of(), scalar.place());
    }
    if (!(inner instanceof Mapping within)) {
      return replaced(mapping, path, segment, inner, key, value, dot);
    }
    Optional<Mapping> changed = put(within, path, dot + 1, key, value);
    if (changed.isEmpty()) {
      return changed;
    }
    Scalar name = entry.isPresent() ? entry.get().key() : new Scalar(segment, false, key.place());
    return Optional.of(with(mapping, name, changed.get()));
  }

  private Optional<Mapping> replaced(
      Mapping mapping, String path, String segment, Node inner, Scalar key, Node value, int dot) {
    if (segment.equals("host") || segment.equals("grid")) {
      // a word, `host: none` or `grid: DE`, gives way to a description in full
      Optional<Mapping> made =
          put(new Mapping(List.of(), value.place()), path, dot + 1, key, value);
      return made.isEmpty()
          ? made
          : Optional.of(with(mapping, new Scalar(segment, false, key.place()), made.get()));
    }
    if (segment.equals("accelerator") && inner instanceof Scalar) {
      // the catalogue's row is kept, and this figure changed
      var named =
          new Mapping(
              List.of(new Mapping.Entry(new Scalar("name", false, inner.place()), inner)),
              inner.place());
      Optional<Mapping> made = put(named, path, dot + 1, key, value);
      return made.isEmpty()
          ? made
          : Optional.of(with(mapping, new Scalar(segment, false, key.place()), made.get()));
    }
    context
        .problems()
        .error(
            key.place(),
            "'" + path.substring(0, dot) + "' is " + inner.kind() + " and holds no keys",
            "give all of '"
                + path.substring(0, dot)
                + "', or mend it in "
                + inner.place().describe());
    return Optional.empty();
  }

  private static Mapping with(Mapping mapping, Scalar key, Node value) {
    var entries = new ArrayList<Mapping.Entry>();
    boolean done = false;
    for (var entry : mapping.entries()) {
      boolean same = entry.key().text().equals(key.text());
      entries.add(same ? new Mapping.Entry(key, value) : entry);
      done |= same;
    }
    if (!done) {
      entries.add(new Mapping.Entry(key, value));
    }
    return new Mapping(entries, mapping.place());
  }
}
