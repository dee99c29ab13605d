package lepton.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lepton.quantity.WaterIntensity;

/// An operator of data centres, or an average of many: how much facility a unit of IT energy takes,
/// and what water.
///
/// @param type `operator`, `average` or `assumption`
/// @param pue facility energy over IT energy, in the year of the provenance
/// @param wue litres on site a kilowatt hour of IT energy
/// @param wueYear the year for which the WUE holds
public record DataCenter(
    String id,
    String name,
    List<String> aliases,
    Optional<String> type,
    OptionalDouble pue,
    Optional<WaterIntensity> wue,
    OptionalInt wueYear,
    Provenance provenance)
    implements Entry {

  public DataCenter {
    aliases = List.copyOf(aliases);
  }

  @Override
  public String catalogue() {
    return "datacenters";
  }

  @Override
  public String keywords() {
    return type.orElse("");
  }

  static Optional<DataCenter> read(Cells cells) {
    var id = Names.id(cells);
    var pue = cells.number("pue");
    var wue = cells.litresPerKwh("wue");
    if (pue.isEmpty() && wue.isEmpty()) {
      cells.missing("pue and no wue");
    }
    if (id.isEmpty() || (pue.isEmpty() && wue.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new DataCenter(
            id.get(),
            cells.text("name", id.get()),
            cells.list("aliases"),
            cells.text("kind"),
            pue,
            wue,
            cells.whole("wue_year"),
            cells.provenance()));
  }
}
