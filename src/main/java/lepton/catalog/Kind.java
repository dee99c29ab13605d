package lepton.catalog;

import java.util.Locale;
import java.util.Optional;

/// What a catalogue lists, by the word people use for it: `lepton list accelerators`.
public enum Kind {
  ACCELERATORS,
  CPUS,
  GRIDS,
  REGIONS,
  DATACENTERS,
  FACTORS,
  PRIORS,
  SOURCES;

  private final String word = name().toLowerCase(Locale.ROOT);

  public String word() {
    return word;
  }

  /// The name of the file in which a person adds rows of this kind; sources are named within the
  /// rows, and factors take the place of priors.
  public Optional<String> ownFile() {
    return this == SOURCES || this == PRIORS ? Optional.empty() : Optional.of(word + ".csv");
  }

  public static Optional<Kind> parse(String word) {
    for (var kind : values()) {
      if (kind.word.equalsIgnoreCase(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
