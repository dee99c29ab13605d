package lepton.plan.advise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.catalog.DataCenter;
import lepton.catalog.Kind;
import lepton.catalog.Region;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// Levers of place and time: a region with a cleaner grid, a data centre with less overhead, an
/// hour of cleaner electricity.
final class PlaceCandidates {

  /// So many regions are tried, the cleanest of the catalogue.
  private static final int REGIONS = 3;

  /// So many starts are tried at most.
  private static final int STARTS = 400;

  private final Ground ground;
  private final List<Candidate> found = new ArrayList<>();

  private PlaceCandidates(Ground ground) {
    this.ground = ground;
  }

  static List<Candidate> of(Ground ground) {
    var candidates = new PlaceCandidates(ground);
    candidates.regions();
    if (ground.described().isPresent()) {
      candidates.dataCenters();
    }
    if (ground.base().workload().site().intensity() instanceof Site.Varying(var series, var start)
        && start.isPresent()) {
      candidates.starts(series);
    }
    return candidates.found;
  }

  /// Of the same provider, where the workload names a region; else of any.
  private void regions() {
    var catalog = ground.catalog();
    var present = ground.word("site.region").flatMap(name -> catalog.region(name).found());
    var regions = new ArrayList<Region>();
    for (var entry : catalog.all(Kind.REGIONS)) {
      if (entry instanceof Region region
          && (present.isEmpty() || present.get().provider().equals(region.provider()))
          && present.map(its -> !its.id().equals(region.id())).orElse(true)
          && grams(region, catalog).isPresent()) {
        regions.add(region);
      }
    }
    regions.sort(
        Comparator.comparingDouble(
            region -> grams(region, catalog).orElseThrow() * region.pue().orElse(1)));
    for (var region : regions.subList(0, Math.min(REGIONS, regions.size()))) {
      found.add(
          new Candidate(
              Part.SITE,
              region.id(),
              region.id(),
              List.of(new Change("levers.site", "{region: " + region.id() + "}")),
              false,
              source(region, catalog)));
    }
  }

  private static OptionalDouble grams(Region region, Catalog catalog) {
    if (region.intensity().isPresent()) {
      return OptionalDouble.of(region.intensity().get().gramsPerKwh());
    }
    var grid = catalog.gridOf(region);
    return grid.isPresent()
        ? OptionalDouble.of(grid.get().intensity().gramsPerKwh())
        : OptionalDouble.empty();
  }

  private static String source(Region region, Catalog catalog) {
    var own = catalog.origin(region).describe();
    var grid = catalog.gridOf(region);
    return region.intensity().isPresent() || grid.isEmpty()
        ? own
        : own + "; " + catalog.origin(grid.get()).describe();
  }

  /// The operator with the least overhead, on the grid that there is.
  private void dataCenters() {
    Optional<DataCenter> best = Optional.empty();
    for (var entry : ground.catalog().all(Kind.DATACENTERS)) {
      if (entry instanceof DataCenter dataCenter
          && dataCenter.type().equals(Optional.of("operator"))
          && dataCenter.pue().isPresent()
          && dataCenter.wue().isPresent()
          && (best.isEmpty()
              || dataCenter.pue().getAsDouble() < best.get().pue().orElse(Double.MAX_VALUE))) {
        best = Optional.of(dataCenter);
      }
    }
    if (best.isPresent()) {
      var id = best.get().id();
      found.add(
          new Candidate(
              Part.SITE,
              "pue-of-" + id,
              "PUE as of " + id,
              List.of(new Change("levers.site", "{datacenter: " + id + "}")),
              false,
              ground.catalog().origin(best.get()).describe()));
    }
  }

  private void starts(IntensitySeries series) {
    int step = Math.max(1, series.size() / STARTS);
    for (int i = 0; i < series.size(); i += step) {
      var time = Instant.ofEpochSecond(Math.round(series.begins(i))).toString();
      found.add(
          new Candidate(
              Part.START,
              "start-" + time,
              "start " + time,
              List.of(new Change("site.start", time)),
              false,
              series.name()));
    }
  }
}
