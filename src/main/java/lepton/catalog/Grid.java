package lepton.catalog;

import java.util.List;
import java.util.Optional;
import lepton.quantity.CarbonIntensity;

/// An electricity grid, and the carbon intensity of what it delivers.
///
/// @param alpha3 the ISO 3166-1 code of three letters, of a country
/// @param country the ISO 3166-1 code of two letters of the country it is, or is part of
/// @param intensity mean intensity on the basis that the provenance names
/// @param residual intensity of the residual mix, where a person's own row states it
public record Grid(
    String id,
    String name,
    List<String> aliases,
    Extent extent,
    Optional<String> alpha3,
    Optional<String> country,
    CarbonIntensity intensity,
    Optional<CarbonIntensity> residual,
    Provenance provenance)
    implements Entry {

  /// What a grid covers.
  public enum Extent {
    AGGREGATE,
    COUNTRY,
    SUBDIVISION,
    ZONE,
    CLOUD_REGION,
    OWN
  }

  public Grid {
    aliases = List.copyOf(aliases);
  }

  @Override
  public String catalogue() {
    return "grids";
  }

  @Override
  public String keywords() {
    return alpha3.orElse("") + " " + country.orElse("");
  }

  static Optional<Grid> read(Cells cells) {
    var id = Names.id(cells);
    var intensity = cells.gramsPerKwh("g_per_kwh");
    if (intensity.isEmpty()) {
      cells.missing("g_per_kwh");
    }
    if (id.isEmpty() || intensity.isEmpty()) {
      return Optional.empty();
    }
    var extent = extent(cells.text("kind", ""));
    var country = extent == Extent.COUNTRY ? id : cells.text("country");
    return Optional.of(
        new Grid(
            id.get(),
            cells.text("name", id.get()),
            cells.list("aliases"),
            extent,
            cells.text("alpha3"),
            country,
            intensity.get(),
            cells.gramsPerKwh("residual_mix"),
            cells.provenance()));
  }

  private static Extent extent(String kind) {
    return switch (kind) {
      case "country" -> Extent.COUNTRY;
      case "aggregate" -> Extent.AGGREGATE;
      case "subdivision" -> Extent.SUBDIVISION;
      case "zone" -> Extent.ZONE;
      default -> Extent.OWN;
    };
  }
}
