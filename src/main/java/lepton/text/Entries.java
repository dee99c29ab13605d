package lepton.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The entries of a mapping as it is read; of a key that stands twice the first counts, and the
/// second is a problem.
final class Entries {

  private final Problems problems;
  private final List<Mapping.Entry> entries = new ArrayList<>();
  private final Map<String, Place> seen = new HashMap<>();

  Entries(Problems problems) {
    this.problems = problems;
  }

  void add(Scalar key, Node value) {
    var first = seen.putIfAbsent(key.text(), key.place());
    if (first == null) {
      entries.add(new Mapping.Entry(key, value));
    } else {
      problems.error(
          key.place(),
          "duplicate key " + Quote.of(key.text()),
          "the first one is in line " + first.line() + "; keep one of them");
    }
  }

  Mapping mapping(Place place) {
    return new Mapping(entries, place);
  }
}
