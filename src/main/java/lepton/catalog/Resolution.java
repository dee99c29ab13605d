package lepton.catalog;

import java.util.List;
import java.util.Optional;

/// What a name turned out to mean: one row, none, or more than one.
public sealed interface Resolution<T> {

  /// The row, where the name means exactly one.
  default Optional<T> found() {
    return this instanceof Found<T>(T entry) ? Optional.of(entry) : Optional.empty();
  }

  /// Names that may have been meant, where nothing has this one.
  default List<String> suggestions() {
    return List.of();
  }

  /// The ids of the rows that the name fits, where there are several.
  default List<String> candidates() {
    return List.of();
  }

  /// The name means this row.
  record Found<T>(T entry) implements Resolution<T> {}

  /// Nothing has this name; these are the nearest names, nearest first, and may be none.
  record Unknown<T>(List<String> suggestions) implements Resolution<T> {
    public Unknown {
      suggestions = List.copyOf(suggestions);
    }
  }

  /// The name fits several rows, by id, and lepton does not guess.
  record Ambiguous<T>(List<String> candidates) implements Resolution<T> {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }
}
