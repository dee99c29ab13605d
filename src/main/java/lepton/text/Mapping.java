package lepton.text;

import java.util.List;
import java.util.Optional;

/// Keys and their values in the order written; no key stands twice.
public record Mapping(List<Entry> entries, Place place) implements Node {

  /// One key and its value.
  public record Entry(Scalar key, Node value) {}

  public Mapping {
    entries = List.copyOf(entries);
  }

  public Optional<Node> get(String key) {
    for (var entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  @Override
  public String kind() {
    return "a mapping";
  }
}
