package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Suggestion;

/// A mapping under read: its keys by type, with a problem for everything that is not as it should
/// be.
final class Fields {

  /// Unknown keys of one mapping that are named; of more the number is enough.
  private static final int MOST_UNKNOWN = 20;

  private final String path;
  private final Mapping mapping;
  private final List<String> keys;
  private final Context context;

  private Fields(String path, Mapping mapping, List<String> keys, Context context) {
    this.path = path;
    this.mapping = mapping;
    this.keys = keys;
    this.context = context;
  }

  /// Begins to read a mapping; keys that are not among `keys` are problems.
  static Fields of(String path, Mapping mapping, List<String> keys, Context context) {
    var fields = new Fields(path, mapping, keys, context);
    int unknown = 0;
    Optional<Mapping.Entry> before = Optional.empty();
    for (var entry : mapping.entries()) {
      if (!keys.contains(entry.key().text()) && unknown++ < MOST_UNKNOWN) {
        fields.unknown(entry, before);
      }
      before = Optional.of(entry);
    }
    if (unknown > MOST_UNKNOWN) {
      context
          .problems()
          .error(
              mapping.place(),
              (unknown - MOST_UNKNOWN) + " more unknown keys",
              "is it the right file? keys here are " + String.join(", ", keys));
    }
    return fields;
  }

  /// What was not written: no key is present.
  static Fields none(String path, Place place, List<String> keys, Context context) {
    return new Fields(path, new Mapping(List.of(), place), keys, context);
  }

  private void unknown(Mapping.Entry entry, Optional<Mapping.Entry> before) {
    Scalar key = entry.key();
    String slip = KeySlip.of(entry, before);
    String given = key.text();
    String where = path.isEmpty() ? "" : " in '" + path + "'";
    Iterable<String> near = path.isEmpty() ? withLetters() : keys;
    Optional<String> closest = Suggestion.closest(given, near);
    String elsewhere = Keys.elsewhere(given);
    String help;
    if (!slip.isEmpty()) {
      help = slip;
    } else if (closest.isPresent()
        && (elsewhere.isEmpty() || closest.get().equalsIgnoreCase(given))) {
      help = "did you mean '" + closest.get() + "'?";
    } else if (!elsewhere.isEmpty() && !elsewhere.equals(path + "." + given)) {
      help = "it is read as '" + elsewhere + "'";
    } else {
      help = "keys here are " + String.join(", ", keys);
    }
    context.problems().error(key.place(), "unknown key " + Quote.of(given) + where, help);
  }

  private static List<String> withLetters() {
    var all = new ArrayList<>(Keys.WORKLOAD);
    all.addAll(Keys.LETTERS);
    return all;
  }

  Context context() {
    return context;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  String path() {
    return path;
  }

  /// Where the mapping stands.
  Place place() {
    return mapping.place();
  }

  Mapping mapping() {
    return mapping;
  }

  Optional<Node> node(String key) {
    if (!keys.contains(key)) {
      throw new IllegalArgumentException("'" + key + "' is not declared in '" + path + "'");
    }
    return mapping.get(key);
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  /// Where a key stands; the mapping's place where it does not.
  Place keyPlace(String key) {
    for (var entry : mapping.entries()) {
      if (entry.key().text().equals(key)) {
        return entry.key().place();
      }
    }
    return mapping.place();
  }

  /// Where a value stands; the mapping's place where it does not.
  Place valuePlace(String key) {
    Optional<Node> node = node(key);
    return node.isPresent() ? node.get().place() : mapping.place();
  }

  Optional<Input> amount(String key, Dimension dimension, Range range) {
    Optional<Node> node = node(key);
    return node.isEmpty()
        ? Optional.empty()
        : context.amounts().read(node.get(), path(key), dimension, range);
  }

  Optional<Input> count(String key) {
    return amount(key, Dimension.COUNT, Range.POSITIVE);
  }

  Optional<Input> share(String key) {
    return amount(key, Dimension.RATIO, Range.SHARE);
  }

  /// A share above 0.
  Optional<Input> portion(String key) {
    return amount(key, Dimension.RATIO, Range.PORTION);
  }

  Optional<Input> positive(String key, Dimension dimension) {
    return amount(key, dimension, Range.POSITIVE);
  }

  Optional<Input> notNegative(String key, Dimension dimension) {
    return amount(key, dimension, Range.NOT_NEGATIVE);
  }

  /// A share above 0 that is `value` where nothing is written.
  Input portionOr(String key, double value, String source) {
    Optional<Input> given = portion(key);
    return given.isPresent() ? given.get() : otherwise(key, value, Dimension.RATIO, source);
  }

  /// A default, listed under the assumptions unless something was written that could not be read.
  Input otherwise(String key, double value, Dimension dimension, String source) {
    var input = Input.byDefault(path(key), value, dimension, source);
    return has(key) ? input : context.assume(input);
  }

  /// A single text that is not empty.
  Optional<Scalar> text(String key, String example) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar);
    }
    context
        .problems()
        .error(
            node.get().place(),
            node.get() instanceof Scalar
                ? "'" + key + "' is empty"
                : "'" + key + "' is one value, not " + node.get().kind(),
            "write it as " + key + ": " + example);
    return Optional.empty();
  }

  /// One of a few words; a problem where it is another.
  Optional<String> word(String key, List<String> words) {
    return word(key, words, "");
  }

  /// The same.
  ///
  /// @param more what there is to know where it is another
  Optional<String> word(String key, List<String> words, String more) {
    Optional<Scalar> text = text(key, words.getFirst());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String given = text.get().text().strip();
    for (var word : words) {
      if (word.equalsIgnoreCase(given)) {
        return Optional.of(word);
      }
    }
    Optional<String> near = Suggestion.closest(given, words);
    context
        .problems()
        .error(
            text.get().place(),
            "unknown " + key + " " + Quote.of(given),
            (near.isPresent() ? "did you mean '" + near.get() + "'? " : "")
                + "it is one of "
                + String.join(", ", words)
                + more);
    return Optional.empty();
  }

  /// A mapping within this one.
  Optional<Fields> fields(String key, List<String> inner, String example) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Mapping inside) {
      return Optional.of(of(path(key), inside, inner, context));
    }
    boolean empty = node.get() instanceof Scalar scalar && scalar.isAbsent();
    context
        .problems()
        .error(
            empty ? keyPlace(key) : node.get().place(),
            empty
                ? "nothing stands under '" + key + "'"
                : "'" + key + "' holds keys of its own, not " + node.get().kind(),
            "write it as " + key + ": " + example + (empty ? ", or leave the key out" : ""));
    return Optional.empty();
  }

  /// Those of the keys that are present; more than one is a problem that names both.
  ///
  /// @param what is stated by them
  List<String> oneOf(String what, List<String> ways) {
    var present = new ArrayList<String>();
    for (var way : ways) {
      if (has(way)) {
        present.add(way);
      }
    }
    present.sort((a, b) -> Integer.compare(order(a), order(b)));
    for (int i = 1; i < present.size(); i++) {
      context.twice(
          what,
          "'" + present.getFirst() + "'",
          keyPlace(present.getFirst()),
          "'" + present.get(i) + "'",
          keyPlace(present.get(i)));
    }
    return present;
  }

  private int order(String key) {
    for (int i = 0; i < mapping.entries().size(); i++) {
      if (mapping.entries().get(i).key().text().equals(key)) {
        return i;
      }
    }
    return mapping.entries().size();
  }
}
