package lepton.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.DataCenter;
import lepton.catalog.Grid;
import lepton.catalog.Kind;
import lepton.catalog.Region;
import lepton.text.Table;

/// How far published figures spread, for the rows `spread.…` of `factors.csv`: P10 and P90 of
/// ratios, printed for a person to write there.
///
///     mvn -q test-compile exec:exec@fit -Dfit=CatalogSpreads -Dtable=grid_country_history.csv
///
/// The table has the intensity of each country by year; all else is in the catalogue.
public final class CatalogSpreads {

  private CatalogSpreads() {}

  /// P10 and P90.
  record Spread(int n, double low, double high) {

    static Spread of(List<Double> ratios) {
      return new Spread(ratios.size(), Quantile.of(ratios, 0.1), Quantile.of(ratios, 0.9));
    }
  }

  public static void main(String[] arguments) throws IOException {
    print("grid_year", years(Path.of(arguments[0])));
    print("grid_world", countries());
    print("pue_fleet", facilities());
    print("wue_fleet", waters());
  }

  private static void print(String key, Spread spread) {
    System.out.printf(
        Locale.ROOT,
        "spread.%s,1,%.3f,%.3f (n = %d)%n",
        key,
        spread.low(),
        spread.high(),
        spread.n());
  }

  /// A country's intensity over its own of the year before, of all countries and years.
  private static Spread years(Path table) throws IOException {
    Map<String, Double> grams = new HashMap<>();
    var rows = PublishedTable.rows(table);
    for (var row : rows) {
      grams.put(key(row.text("iso_alpha3"), row, 0), number(row));
    }
    var ratios = new ArrayList<Double>();
    for (var row : rows) {
      var before = grams.get(key(row.text("iso_alpha3"), row, -1));
      if (before != null && before > 0 && number(row) > 0) {
        ratios.add(number(row) / before);
      }
    }
    return Spread.of(ratios);
  }

  private static String key(Optional<String> code, Table.Row row, int shift) {
    return code.orElse("") + (Integer.parseInt(row.text("year").orElseThrow()) + shift);
  }

  private static double number(Table.Row row) {
    return Double.parseDouble(row.text("g_co2e_per_kwh").orElseThrow());
  }

  /// A country's intensity over the world's.
  static Spread countries() {
    var catalog = Catalog.shipped();
    double world = catalog.grid("world").found().orElseThrow().intensity().gramsPerKwh();
    var ratios = new ArrayList<Double>();
    for (var entry : catalog.all(Kind.GRIDS)) {
      if (entry instanceof Grid grid && grid.extent() == Grid.Extent.COUNTRY) {
        ratios.add(grid.intensity().gramsPerKwh() / world);
      }
    }
    return Spread.of(ratios);
  }

  /// What a region's PUE exceeds 1 by over what that of its operator's fleet does.
  static Spread facilities() {
    var ratios = new ArrayList<Double>();
    for (var region : regions()) {
      var fleet = Catalog.shipped().operator(region).map(DataCenter::pue);
      if (region.pue().isPresent() && fleet.isPresent() && fleet.get().isPresent()) {
        ratios.add((region.pue().getAsDouble() - 1) / (fleet.get().getAsDouble() - 1));
      }
    }
    return Spread.of(ratios);
  }

  /// A region's WUE over that of its operator's fleet.
  static Spread waters() {
    var ratios = new ArrayList<Double>();
    for (var region : regions()) {
      var fleet = Catalog.shipped().operator(region).flatMap(DataCenter::wue);
      if (region.wue().isPresent() && fleet.isPresent()) {
        ratios.add(region.wue().get().litresPerKwh() / fleet.get().litresPerKwh());
      }
    }
    return Spread.of(ratios);
  }

  private static List<Region> regions() {
    var regions = new ArrayList<Region>();
    for (var entry : Catalog.shipped().all(Kind.REGIONS)) {
      if (entry instanceof Region region) {
        regions.add(region);
      }
    }
    return regions;
  }
}
