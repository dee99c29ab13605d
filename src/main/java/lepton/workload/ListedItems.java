package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;

/// The mappings of a file that lists things: of a list at the top, or under a key.
final class ListedItems {

  private final String key;
  private final String example;

  /// @param key that the list may stand under, in the plural
  /// @param example of one of them
  ListedItems(String key, String example) {
    this.key = key;
    this.example = example;
  }

  /// Those of a text; empty, with a problem, where there are none.
  List<Mapping> of(SourceText text, Problems problems) {
    var documents = Documents.read(text, problems);
    if (documents.isEmpty() || problems.hasErrors()) {
      return List.of();
    }
    if (documents.size() > 1) {
      problems.error(
          documents.get(1).place(), "a second document", "write all " + key + " in one list");
      return List.of();
    }
    var list = list(documents.getFirst(), problems);
    var items = new ArrayList<Mapping>();
    for (var node : list.map(Sequence::items).orElse(List.of())) {
      if (node instanceof Mapping mapping) {
        items.add(mapping);
      } else {
        problems.error(node.place(), node.kind() + " in the list of " + key, "write " + example);
      }
    }
    return items;
  }

  private Optional<Sequence> list(Node document, Problems problems) {
    Node node = document;
    if (document instanceof Mapping mapping && mapping.get(key).isPresent()) {
      for (var entry : mapping.entries()) {
        if (!entry.key().text().equals(key)) {
          problems.error(
              entry.key().place(),
              "unknown key " + Quote.of(entry.key().text()) + " beside '" + key + "'",
              "only '" + key + "' stands at the top");
        }
      }
      node = mapping.get(key).get();
    }
    if (node instanceof Sequence list && !list.items().isEmpty()) {
      return Optional.of(list);
    }
    problems.error(
        node.place(), "a list of " + key + " is missing", "write '" + key + ":' and " + example);
    return Optional.empty();
  }

  /// The name of an item: its own, or what it is and its number. No two are called alike.
  ///
  /// @param number from 1
  static String name(Fields fields, String kind, int number, Map<String, Scalar> names) {
    var given = fields.text("name", kind + "-" + number);
    var name = given.map(text -> text.text().strip()).orElse(kind + "-" + number);
    var before = given.isPresent() ? names.put(name, given.get()) : null;
    if (before != null) {
      fields
          .context()
          .problems()
          .error(
              given.get().place(),
              "two " + kind + "s are called " + Quote.of(name),
              "the first stands in line " + before.place().line() + "; give this one its own name");
    }
    return name;
  }
}
