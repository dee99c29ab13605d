package lepton.report;

import java.util.Locale;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Factor;
import lepton.catalog.Grid;
import lepton.quantity.Carbon;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.text.Origin;
import lepton.workload.Site;
import lepton.workload.Workload;

/// A mass of CO2e beside something that people know, of a size they can picture.
final class Equivalents {

  private static final double LEAST_KG = 0.006;
  private static final double CAR_FROM_KG = 1;
  private static final double FLIGHTS_FROM_KG = 1_000;
  private static final double HOMES_FROM_KG = 20_000;

  private final Catalog catalog;

  Equivalents(Catalog catalog) {
    this.catalog = catalog;
  }

  /// One sentence with its source; absent for next to nothing.
  Optional<String> sentence(Carbon carbon, Optional<Workload> workload) {
    double kg = carbon.kilograms();
    if (kg < LEAST_KG) {
      return Optional.empty();
    }
    if (kg < CAR_FROM_KG) {
      return say(kg, "phone_charge", "charging a phone", "once", " times");
    }
    if (kg < FLIGHTS_FROM_KG) {
      boolean american = workload.flatMap(this::country).map(Equivalents::drivesLong).orElse(false);
      return american
          ? say(kg, "car_km_us", "driving an average US car", "1 km", " km")
          : say(kg, "car_km_eu", "driving an average European car", "1 km", " km");
    }
    if (kg < HOMES_FROM_KG) {
      return say(
          kg,
          "flight_newyork_london",
          "a seat on",
          "one flight",
          " flights from New York to London");
    }
    return say(
        kg, "home_electricity_us", "a year's electricity of", "one US home", " average US homes");
  }

  private Optional<String> say(double kg, String key, String what, String one, String many) {
    var factor = catalog.factor("equivalent." + key);
    return factor.map(
        its ->
            "About as much CO2e as "
                + what
                + " "
                + times(kg / its.value(), one, many)
                + " ("
                + source(its)
                + ").");
  }

  private String source(Factor factor) {
    return PlainNumber.of(factor.value()) + " " + factor.unit() + ", " + catalog.citation(factor);
  }

  /// Two digits say enough.
  private static String times(double number, String one, String many) {
    double scale = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
    double rounded = Math.rint(number / scale) * scale;
    return rounded <= 1 ? one : Shown.number(rounded) + many;
  }

  private static boolean drivesLong(String country) {
    return country.equals("US") || country.equals("CA") || country.equals("MX");
  }

  /// The country of the grid that was named, if one was.
  private Optional<String> country(Workload workload) {
    if (workload.site().intensity() instanceof Site.Constant(var grams)
        && grams.origin() instanceof Origin.InCatalogue row) {
      return catalog
          .grid(row.id())
          .found()
          .flatMap(Grid::country)
          .map(country -> country.toUpperCase(Locale.ROOT));
    }
    return Optional.empty();
  }
}
