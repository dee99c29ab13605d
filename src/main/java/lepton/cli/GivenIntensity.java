package lepton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.quantity.PlainNumber;
import lepton.service.AnnualValue;
import lepton.service.GenerationIntensity;
import lepton.service.Line;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;
import lepton.workload.WorkloadReader.Setting;

/// What `--intensity` says of where something runs or ran: settings of the site, and what takes the
/// place of its intensity.
///
/// @param settings all of the command line, for the reader of a site
/// @param series of a file with generation
/// @param asked the zone of a service
record GivenIntensity(
    List<Setting> settings, Optional<IntensitySeries> series, Optional<Asked> asked) {

  static final String GRID = "site.grid";

  /// A zone of a service, and what stands in until it has answered.
  record Asked(Line line, AnnualValue annual) {}

  GivenIntensity {
    settings = List.copyOf(settings);
  }

  /// What is said; with problems where it makes no sense. Asks nothing yet.
  static GivenIntensity of(
      Arguments arguments,
      Services services,
      Catalog catalog,
      Surroundings here,
      Problems problems) {
    var settings = new ArrayList<>(Overrides.of(arguments, problems));
    var text = arguments.value("--intensity");
    if (text.isPresent() && arguments.has("--grid")) {
      problems.error(
          "--intensity and --grid both say what the grid emits", "leave one of them out");
    }
    var from = text.flatMap(its -> IntensityFrom.of(its, problems));
    Optional<IntensitySeries> series = Optional.empty();
    Optional<Asked> asked = Optional.empty();
    var written = "--intensity " + text.orElse("");
    if (from.isPresent()) {
      switch (from.get()) {
        case IntensityFrom.File(var path) ->
            settings.add(Overrides.override(written, GRID + ".file", path));
        case IntensityFrom.Generation(var path) -> {
          series =
              new InputFiles(here)
                  .read(path, problems)
                  .flatMap(its -> GenerationIntensity.read(its, catalog, problems));
          series.ifPresent(
              its ->
                  settings.add(
                      Overrides.override(
                          written, GRID, PlainNumber.of(its.mean()) + " gCO2e/kWh")));
        }
        case IntensityFrom.Service service -> {
          asked = asked(service, services, catalog, problems);
          asked.ifPresent(
              its -> settings.add(Overrides.override(written, GRID, its.annual().grid().id())));
        }
      }
    }
    return new GivenIntensity(settings, series, asked);
  }

  private static Optional<Asked> asked(
      IntensityFrom.Service service, Services services, Catalog catalog, Problems problems) {
    var feed = service.feed();
    if (feed.provider().marginal()) {
      problems.error(
          feed.provider().word()
              + " gives marginal intensities, and a footprint goes by the average",
          "give electricitymaps:ZONE or carbonintensity:GB; 'lepton schedule' takes marginal ones");
      return Optional.empty();
    }
    var annual = AnnualValue.of(feed, catalog);
    if (annual.isEmpty()) {
      problems.error(
          "the catalogue has no figure of a year for the zone "
              + feed.zone()
              + ", which has to stand in while "
              + feed.provider().word()
              + " is silent",
          "zones begin with a country's code: electricitymaps:DE, electricitymaps:US-CAL-CISO");
    }
    var line = services.line(feed, problems);
    return annual.isEmpty() ? Optional.empty() : line.map(its -> new Asked(its, annual.get()));
  }

  /// A site that was read by the settings, with the series where there is one.
  Site placed(Site site) {
    return series.map(its -> at(site, its)).orElse(site);
  }

  /// A site, had its grid this intensity over time.
  static Site at(Site site, IntensitySeries series) {
    return site.with(new Site.Varying(series, Optional.empty()));
  }
}
