package lepton.text;

import java.util.ArrayList;
import java.util.List;

/// What the tests of this room say often.
final class Reading {

  private Reading() {}

  /// The text of a table's cell: `⏎` is a line end, `⇥` a tab, `␛` escape, `␀` zero, `·` a space at
  /// an end.
  static String text(String cell) {
    return cell.replace("⏎", "\n")
        .replace("⇥", "\t")
        .replace("␛", "\u001b")
        .replace("␀", "\0")
        .replace("·", " ");
  }

  static List<Node> read(String name, String text) {
    var problems = new Problems();
    var documents = Documents.read(SourceText.of(name, text), problems);
    if (problems.hasErrors()) {
      throw new AssertionError(shown(problems));
    }
    return documents;
  }

  static Mapping mapping(String name, String text) {
    return (Mapping) read(name, text).getFirst();
  }

  static List<Problem> problems(String name, String text) {
    var problems = new Problems();
    Documents.read(SourceText.of(name, text), problems);
    return problems.all();
  }

  static String shown(Problems problems) {
    var shown = new StringBuilder();
    for (var problem : problems.all()) {
      shown.append(Diagnostic.render(problem, false));
    }
    return shown.toString();
  }

  /// What the text holds at a place.
  static String at(Place place) {
    var points = place.source().line(place.line()).codePoints().toArray();
    int from = Math.min(place.column() - 1, points.length);
    return new String(points, from, Math.min(place.width(), points.length - from));
  }

  static List<Scalar> scalars(Node node) {
    var found = new ArrayList<Scalar>();
    collect(node, found);
    return found;
  }

  private static void collect(Node node, List<Scalar> found) {
    switch (node) {
      case Scalar scalar -> found.add(scalar);
      case Sequence sequence -> sequence.items().forEach(item -> collect(item, found));
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    found.add(entry.key());
                    collect(entry.value(), found);
                  });
    }
  }
}
