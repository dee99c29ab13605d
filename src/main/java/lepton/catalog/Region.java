package lepton.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.WaterIntensity;

/// A region of a cloud provider: `aws/eu-central-1`.
///
/// @param location the place, as the provider names it
/// @param provider the part of the id before the stroke; a name of the data centres catalogue where
///     one is known
/// @param subdivision ISO 3166-2 code of the place
/// @param grid the row of the grids catalogue that its intensity is taken from; absent where the
///     provider states one
/// @param intensity carbon intensity of its electricity
/// @param pue what the provider discloses for this region; absent where only fleet figures are
///     known
/// @param wue litres a kilowatt hour of IT energy, likewise
/// @param cfeShare share of carbon-free electricity by the hour, as the provider discloses it
public record Region(
    String id,
    String location,
    List<String> aliases,
    String provider,
    Optional<String> country,
    Optional<String> subdivision,
    Optional<String> grid,
    Optional<CarbonIntensity> intensity,
    OptionalDouble pue,
    OptionalInt pueYear,
    Optional<WaterIntensity> wue,
    OptionalInt wueYear,
    OptionalDouble cfeShare,
    Provenance provenance)
    implements Entry {

  /// A bare region of at most this length could be the code of a country (`DE`, `SGP`), so it needs
  /// its provider.
  private static final int LONGEST_CODE = 3;

  public Region {
    aliases = List.copyOf(aliases);
  }

  @Override
  public String catalogue() {
    return "regions";
  }

  @Override
  public String name() {
    return location;
  }

  @Override
  public String keywords() {
    return provider + " " + country.orElse("") + " " + subdivision.orElse("");
  }

  /// The id without its provider, where that can stand for the region.
  static Optional<String> bare(String id) {
    int stroke = id.indexOf('/');
    return stroke < 0 || !standsAlone(id.length() - stroke - 1)
        ? Optional.empty()
        : Optional.of(id.substring(stroke + 1));
  }

  /// Whether a bare region of this length can stand without its provider.
  static boolean standsAlone(int length) {
    return length > LONGEST_CODE;
  }

  static Optional<Region> read(Cells cells) {
    var id = cells.text("id");
    var intensity = cells.gramsPerKwh("g_per_kwh");
    var grid = cells.text("grid");
    if (id.isEmpty()) {
      cells.missing("id");
    }
    if (intensity.isEmpty() && grid.isEmpty()) {
      cells.missing("g_per_kwh and no grid");
    }
    if (id.isEmpty() || (intensity.isEmpty() && grid.isEmpty())) {
      return Optional.empty();
    }
    int stroke = id.get().indexOf('/');
    return Optional.of(
        new Region(
            id.get(),
            cells.text("location", id.get()),
            cells.list("aliases"),
            cells.text("provider", stroke < 0 ? "" : id.get().substring(0, stroke)),
            cells.text("country"),
            cells.text("subdivision"),
            grid,
            intensity,
            cells.number("pue"),
            cells.whole("pue_year"),
            cells.litresPerKwh("wue"),
            cells.whole("wue_year"),
            cells.number("cfe_share"),
            cells.provenance()));
  }
}
