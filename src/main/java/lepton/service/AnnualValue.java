package lepton.service;

import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Grid;

/// The catalogue's figure of a year for a service's zone, for when the service is silent.
///
/// @param exact whether it is of the zone itself, and not of the country that the zone is part of
public record AnnualValue(Grid grid, boolean exact) {

  /// Of the zone itself, or else of its country, which zones begin with: `SE-SE3`, `US-CAL-CISO`.
  /// What stands between is no code of a subdivision: `US-NE-ISNE` is New England, not Nebraska. Of
  /// a marginal intensity there is none.
  public static Optional<AnnualValue> of(Feed feed, Catalog catalog) {
    if (feed.provider().marginal()) {
      return Optional.empty();
    }
    var exact = grid(feed.zone(), catalog);
    if (exact.isPresent()) {
      return exact.map(its -> new AnnualValue(its, true));
    }
    int stroke = feed.zone().indexOf('-');
    return stroke < 0
        ? Optional.empty()
        : grid(feed.zone().substring(0, stroke), catalog).map(its -> new AnnualValue(its, false));
  }

  /// By its code alone: a name that is merely near is another country's.
  private static Optional<Grid> grid(String id, Catalog catalog) {
    return catalog.grid(id).found().filter(its -> its.id().equalsIgnoreCase(id));
  }
}
