package lepton.service;

import java.util.Locale;
import java.util.Optional;

/// How electricity is made, in the words of ENTSO-E (Transparency Platform, Manual of Procedures;
/// the types B01 to B25), and the factor of the catalogue for it.
enum ProductionType {
  BIOMASS("biomass", "Biomass"),
  LIGNITE("lignite", "Fossil Brown coal/Lignite"),
  COAL_GAS("coal_gas", "Fossil Coal-derived gas"),
  GAS("gas", "Fossil Gas"),
  HARD_COAL("hard_coal", "Fossil Hard coal"),
  OIL("oil", "Fossil Oil"),
  OIL_SHALE("oil_shale", "Fossil Oil shale"),
  PEAT("peat", "Fossil Peat"),
  GEOTHERMAL("geothermal", "Geothermal"),
  PUMPED_STORAGE("", "Hydro Pumped Storage"),
  RUN_OF_RIVER("hydro", "Hydro Run-of-river and pondage"),
  RESERVOIR("hydro", "Hydro Water Reservoir"),
  MARINE("marine", "Marine"),
  NUCLEAR("nuclear", "Nuclear"),
  OTHER_RENEWABLE("other_renewable", "Other renewable"),
  SOLAR("solar", "Solar"),
  WASTE("waste", "Waste"),
  WIND_OFFSHORE("wind_offshore", "Wind Offshore"),
  WIND_ONSHORE("wind_onshore", "Wind Onshore"),
  ENERGY_STORAGE("", "Energy storage"),
  OTHER("other", "Other");

  private final String factor;
  private final String title;

  ProductionType(String factor, String title) {
    this.factor = factor;
    this.title = title;
  }

  /// Electricity that was made before, by the other types, and counted then.
  boolean isStored() {
    return factor.isEmpty();
  }

  /// The key of the life-cycle intensity in the catalogue.
  String factor() {
    return "generation." + factor;
  }

  static Optional<ProductionType> named(String name) {
    // as it was spelled for years
    var wanted = name.strip().toLowerCase(Locale.ROOT).replace("poundage", "pondage");
    for (var type : values()) {
      if (type.title.toLowerCase(Locale.ROOT).equals(wanted)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
