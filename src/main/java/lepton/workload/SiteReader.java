package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.DataCenter;
import lepton.catalog.Grid;
import lepton.catalog.Region;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.text.Mapping;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;

/// Reads `site` and `levers.site`: where a workload runs.
final class SiteReader {

  private static final double SECONDS_PER_YEAR = 365.0 * 86_400;

  private final Context context;
  private final boolean stated;
  private final boolean personal;
  private final Grids grids;

  /// Who is told that no grid is given.
  enum Grids {
    FILE,
    OPTIONS,
    /// Nobody: it is placed elsewhere than the file says.
    ELSEWHERE
  }

  /// @param stated whether energies are stated directly, facility included
  /// @param personal whether the hardware stands in no data centre
  SiteReader(Context context, boolean stated, boolean personal, Grids grids) {
    this.context = context;
    this.stated = stated;
    this.personal = personal;
    this.grids = grids;
  }

  /// Reads a site for which there is no file, only options.
  static SiteReader ofOptions(Context context, boolean personal) {
    return new SiteReader(context, false, personal, Grids.OPTIONS);
  }

  /// The site of the workload.
  Site read(Fields root) {
    Fields fields =
        root.fields("site", Keys.SITE, "{grid: DE}")
            .orElse(Fields.none("site", root.place(), Keys.SITE, context));
    return site(fields);
  }

  /// The site of the lever: what is not given for it is as at the workload's own site, but for what
  /// belongs to another grid or region.
  Optional<Site> other(Fields root, Fields levers) {
    Optional<Fields> given = levers.fields("site", Keys.SITE, "{grid: SE}");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    var aside = new Problems();
    Context own = context.aside(aside);
    Mapping base =
        root.node("site").orElse(root.mapping()) instanceof Mapping mapping && root.has("site")
            ? mapping
            : new Mapping(List.of(), given.get().place());
    var fields = Fields.of("levers.site", merged(base, given.get().mapping()), Keys.SITE, own);
    Site site = new SiteReader(own, stated, personal, grids).site(fields);
    var known = context.problems().all();
    for (var problem : aside.all()) {
      if (!known.contains(problem)) {
        context.problems().add(problem);
      }
    }
    for (var assumption : own.assumptions()) {
      if (!listed(assumption)) {
        context.assume(assumption);
      }
    }
    return Optional.of(site);
  }

  /// Whether the workload's own site rests on the same default.
  private boolean listed(Input assumption) {
    for (var other : context.assumptions()) {
      if (("levers." + other.key()).equals(assumption.key())
          && other.amount().equals(assumption.amount())
          && other.source().equals(assumption.source())) {
        return true;
      }
    }
    return false;
  }

  private static Mapping merged(Mapping base, Mapping given) {
    boolean region = given.get("region").isPresent();
    boolean place = region || given.get("grid").isPresent();
    boolean series = given.get("grid").map(GridReader::isSeries).orElse(false);
    boolean facility = region || given.get("datacenter").isPresent();
    var entries = new ArrayList<Mapping.Entry>();
    for (var entry : base.entries()) {
      String key = entry.key().text();
      boolean replaced =
          given.get(key).isPresent()
              || (region && key.equals("grid"))
              || (place && (key.equals("residual") || key.equals("wue_grid")))
              || (place && !series && key.equals("start"))
              || (region && key.equals("datacenter"))
              || (facility && (key.equals("pue") || key.equals("wue")));
      if (!replaced && Keys.SITE.contains(key)) {
        entries.add(entry);
      }
    }
    entries.addAll(given.entries());
    return new Mapping(entries, given.place());
  }

  private Site site(Fields fields) {
    Optional<Region> region = region(fields);
    Optional<DataCenter> dataCenter = dataCenter(fields);
    GridReader.Choice grid = grid(fields, region);
    start(fields, grid.intensity());
    var facility = new FacilityReader(fields, region, dataCenter, stated, personal);
    var figures = new GridFigures(fields);
    return new Site(
        grid.intensity(),
        facility.pue(),
        facility.wue(),
        figures.water(grid.grid()),
        figures.residual(grid.grid()),
        fields.share("renewables"),
        new PriceReader(context).read(fields, grid.grid()),
        lifetime(fields),
        use(fields));
  }

  private Optional<Region> region(Fields fields) {
    return fields
        .text("region", "aws/eu-central-1")
        .flatMap(
            name -> context.row(context.catalog().region(name.text()), name, "region", "regions"));
  }

  private Optional<DataCenter> dataCenter(Fields fields) {
    return fields
        .text("datacenter", "google")
        .flatMap(
            name ->
                context.row(
                    context.catalog().dataCenter(name.text()), name, "data centre", "datacenters"));
  }

  private GridReader.Choice grid(Fields fields, Optional<Region> region) {
    var reader = new GridReader(context);
    Optional<GridReader.Choice> given = reader.read(fields);
    if (given.isPresent()) {
      return given.get();
    }
    Optional<Grid> its = region.flatMap(context.catalog()::gridOf);
    if (its.isPresent()) {
      return reader.of(its.get(), fields.path("region"));
    }
    var world =
        context
            .catalog()
            .grid("world")
            .found()
            .map(row -> reader.anywhere(row, fields.path("grid")))
            .orElseGet(SiteReader::unknown);
    if (!fields.has("grid")
        && !fields.has("region")
        && world.intensity() instanceof Site.Constant(Input grams)) {
      context.assume(
          Input.byDefault(
              grams.key(),
              grams.amount(),
              Dimension.INTENSITY,
              "the world's average; " + grams.source()));
      nowhere(fields, grams);
    }
    return world;
  }

  private void nowhere(Fields fields, Input world) {
    var message =
        "no grid is given: the world's average, "
            + Shown.amount(world.mean(), Dimension.INTENSITY)
            + ", is used";
    switch (grids) {
      case OPTIONS ->
          context
              .problems()
              .warning(
                  message,
                  "give --grid DE, a cloud region, or an intensity: --grid '385 gCO2e/kWh'");
      case FILE ->
          context
              .problems()
              .warning(
                  fields.place(),
                  message,
                  "give site: {grid: DE}, a region, or an intensity such as 385 gCO2e/kWh");
      case ELSEWHERE -> {}
    }
  }

  private static GridReader.Choice unknown() {
    var none = Input.byDefault("site.grid", 0, Dimension.INTENSITY, "the catalogue has no world");
    return new GridReader.Choice(new Site.Constant(none), Optional.empty());
  }

  private void start(Fields fields, Site.Intensity intensity) {
    Optional<Scalar> text = fields.text("start", "2026-11-23T08:00Z");
    if (text.isEmpty()) {
      return;
    }
    if (Timestamps.read(text.get().text()).isEmpty()) {
      context
          .problems()
          .error(
              text.get().place(),
              Quote.of(text.get().text()) + " is no time with a zone",
              "write it as 2026-11-23T08:00Z, or with an offset such as +01:00");
    } else if (intensity instanceof Site.Constant
        && !(fields.node("grid").orElse(text.get()) instanceof Mapping)) {
      context
          .problems()
          .warning(
              fields.keyPlace("start"),
              "'start' has no effect: one intensity is used for all times",
              "give a series, grid: {file: de.csv}, or leave it out");
    }
  }

  private Input lifetime(Fields fields) {
    Optional<Input> given = fields.positive("lifetime", Dimension.TIME);
    if (given.isPresent()) {
      return given.get();
    }
    var factor = context.catalog().factor("lifetime.server");
    String key = fields.path("lifetime");
    Input years =
        factor
            .map(found -> context.byDefault(found, key, Dimension.TIME, SECONDS_PER_YEAR))
            .orElseGet(
                () -> Input.byDefault(key, 4 * SECONDS_PER_YEAR, Dimension.TIME, "assumed: 4 y"));
    return fields.has("lifetime") || stated ? years : context.assume(years);
  }

  private Input use(Fields fields) {
    Optional<Input> given = fields.portion("use");
    if (given.isPresent()) {
      return given.get();
    }
    String key = fields.path("use");
    Input share =
        context
            .catalog()
            .factor("lifetime.use")
            .map(found -> context.byDefault(found, key, Dimension.RATIO, 1))
            .orElseGet(() -> Input.byDefault(key, 0.85, Dimension.RATIO, "assumed"));
    return fields.has("use") || stated ? share : context.assume(share);
  }
}
