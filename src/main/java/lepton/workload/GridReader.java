package lepton.workload;

import java.util.List;
import java.util.Optional;
import lepton.catalog.Grid;
import lepton.quantity.Dimension;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.quantity.Shown;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;

/// Reads `site.grid`: a name of the catalogue, an intensity, or a file with a series.
final class GridReader {

  /// Below this a figure is more likely in another unit: no grid's life-cycle intensity is as low.
  /// Assumed.
  private static final double LEAST_GRAMS = 3;

  /// Lignite and oil reach 1300 g/kWh (Ember). Assumed.
  private static final double MOST_GRAMS = 2000;

  private final Context context;

  GridReader(Context context) {
    this.context = context;
  }

  /// An intensity, and the row of the catalogue it was taken from, if any.
  record Choice(Site.Intensity intensity, Optional<Grid> grid) {}

  Optional<Choice> read(Fields site) {
    Optional<Node> node = site.node("grid");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return switch (node.get()) {
      case Scalar text -> scalar(text, site);
      case Mapping mapping ->
          mapping.get("low").isPresent() ? figure(mapping, site.path("grid")) : described(site);
      case Sequence list -> {
        context
            .problems()
            .error(
                list.place(),
                "one grid, not a list",
                "describe each place as a workload of its own, in documents separated by '---'");
        yield Optional.empty();
      }
    };
  }

  /// The figure of a row. It is that of a year and a workload's may be another: from one year to
  /// the next it changes. A person's own row holds as it is.
  Choice of(Grid grid, String key) {
    var year = Spread.of("grid_year", context);
    var choice = of(grid, key, grid.provenance().own() ? Spread.NONE : year);
    if (choice.intensity() instanceof Site.Constant(Input grams)) {
      context.assume(grams);
    }
    return choice;
  }

  /// The world's average for a place that nobody names, which may be any country.
  Choice anywhere(Grid world, String key) {
    return of(world, key, Spread.of("grid_world", context));
  }

  private Choice of(Grid grid, String key, Spread spread) {
    var grams =
        context.published(key, spread, grid, grid.intensity().gramsPerKwh(), Dimension.INTENSITY);
    return new Choice(new Site.Constant(grams), Optional.of(grid));
  }

  private Optional<Choice> scalar(Scalar text, Fields site) {
    String key = site.path("grid");
    if (text.text().isBlank()) {
      context
          .problems()
          .error(
              text.place(),
              "the grid is not named",
              "write a country such as DE, a region, or an intensity such as 385 gCO2e/kWh");
      return Optional.empty();
    }
    if (isFile(text.text())) {
      return series(text, site);
    }
    boolean number = "0123456789.+-".indexOf(text.text().strip().charAt(0)) >= 0;
    boolean figure = QuantityReader.read(text.text(), Dimension.INTENSITY) instanceof Reading.Read;
    if (figure) {
      return figure(text, key);
    }
    var resolution = context.catalog().grid(text.text());
    if (number && resolution.found().isEmpty()) {
      return figure(text, key);
    }
    return context.row(resolution, text, "grid", "grids").map(grid -> of(grid, key));
  }

  private Optional<Choice> figure(Node node, String key) {
    Optional<Input> grams =
        context.amounts().read(node, key, Dimension.INTENSITY, Range.NOT_NEGATIVE);
    grams.ifPresent(input -> plausible(input, node.place()));
    return grams.map(input -> new Choice(new Site.Constant(input), Optional.empty()));
  }

  private void plausible(Input grams, Place at) {
    double mean = grams.mean();
    if (mean < LEAST_GRAMS || mean > MOST_GRAMS) {
      context
          .problems()
          .warning(
              at,
              Shown.amount(mean, Dimension.INTENSITY)
                  + (mean < LEAST_GRAMS ? " is below any grid" : " is above any grid"),
              mean < LEAST_GRAMS
                  ? "is the unit right? over its life cycle no source is free of CO2e; contracted"
                      + " renewables are site.renewables"
                  : "is the unit right? lignite alone takes about 1100 gCO2e/kWh");
    }
  }

  private Optional<Choice> described(Fields site) {
    Optional<Fields> fields = site.fields("grid", Keys.GRID, "{file: de.csv}");
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    List<String> ways = fields.get().oneOf("the intensity", Keys.GRID);
    if (ways.isEmpty()) {
      context
          .problems()
          .error(
              fields.get().place(),
              "a grid that is not stated",
              "write grid: {file: de.csv}, grid: DE or grid: 385 gCO2e/kWh");
      return Optional.empty();
    }
    if (ways.getFirst().equals("intensity")) {
      return figure(fields.get().node("intensity").get(), fields.get().path("intensity"));
    }
    return series(fields.get(), site);
  }

  private Optional<Choice> series(Fields fields, Fields site) {
    return fields.text("file", "de.csv").flatMap(file -> series(file, site));
  }

  /// Whether a grid is named by a file, as options do: no row of a catalogue ends so.
  private static boolean isFile(String name) {
    var text = name.strip();
    return text.endsWith(".csv") || text.endsWith(".json");
  }

  /// Whether what is written for a grid describes it, or names a file.
  static boolean isSeries(Node grid) {
    return grid instanceof Mapping || (grid instanceof Scalar text && isFile(text.text()));
  }

  private Optional<Choice> series(Scalar file, Fields site) {
    String path = file.text().strip();
    if (!context.series().containsKey(path)) {
      Optional<SourceText> text = context.files().open(path, file.place(), context.problems());
      context
          .series()
          .put(path, text.flatMap(found -> SeriesReader.read(found, context.problems())));
    }
    Optional<IntensitySeries> series = context.series().getOrDefault(path, Optional.empty());
    return series.map(
        points -> new Choice(new Site.Varying(points, start(site, points)), Optional.empty()));
  }

  private Optional<Site.Start> start(Fields site, IntensitySeries series) {
    Optional<Scalar> text = site.text("start", "2026-11-23T08:00Z");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var seconds = Timestamps.read(text.get().text());
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    double start = seconds.getAsDouble();
    if (start < series.start() || start >= series.end()) {
      context
          .problems()
          .error(
              text.get().place(),
              "the start lies outside the series of " + series.name(),
              "choose a start within it, or a file that covers the start");
      return Optional.empty();
    }
    return Optional.of(new Site.Start(start, text.get().text()));
  }
}
