package lepton.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lepton.text.Place;

/// Where a row comes from and what its figures mean.
///
/// @param sources ids of the sources catalogue, or in a person's own row whatever it names
/// @param year the year for which the figures hold; of hardware, the year it came out
/// @param basis what kind of figure it is: `dense peak, vendor data sheet`, `life-cycle,
///     production`, …
/// @param licence the row's own licence, where it is not that of its sources
/// @param note what else a reader should know
/// @param place where the row stands, if it is a person's own
public record Provenance(
    List<String> sources,
    OptionalInt year,
    Optional<String> basis,
    Optional<String> licence,
    Optional<String> note,
    Optional<Place> place) {

  /// Of something that stands in no file: a figure given in a workload, or worked out.
  public static final Provenance NONE =
      new Provenance(
          List.of(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Provenance {
    sources = List.copyOf(sources);
  }

  /// Whether a person added the row.
  public boolean own() {
    return place.isPresent();
  }
}
