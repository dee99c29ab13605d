package lepton.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.catalog.Factor;
import lepton.plan.placement.Job;
import lepton.plan.placement.Location;
import lepton.plan.placement.Placer;
import lepton.plan.placement.Slots;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.text.Problems;
import lepton.workload.ComputeSite;
import lepton.workload.Input;
import lepton.workload.IntensitySeries;
import lepton.workload.JobRequest;
import lepton.workload.JobsReader;
import lepton.workload.Site;
import lepton.workload.SitesReader;

/// What is to be placed, where and when, read from the files of a command line.
///
/// @param requests the jobs as they are written, in the same order
/// @param zones of the sites
record PlacementInput(
    List<JobRequest> requests,
    List<Job> jobs,
    List<Location> locations,
    List<Optional<ZoneId>> zones,
    Slots slots) {

  PlacementInput {
    requests = List.copyOf(requests);
    jobs = List.copyOf(jobs);
    locations = List.copyOf(locations);
    zones = List.copyOf(zones);
  }

  /// All of it; absent with a problem.
  ///
  /// @param now in seconds since 1970-01-01T00:00Z
  static Optional<PlacementInput> read(
      Arguments arguments, double now, Surroundings here, Problems problems) {
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var files = new InputFiles(here);
    var places = files.read(arguments.value("--sites").orElseThrow(), problems);
    var list = files.read(arguments.value("--jobs").orElseThrow(), problems);
    if (places.isEmpty() || list.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    var sites = SitesReader.read(places.get(), catalog, files, problems);
    if (sites.isEmpty()) {
      return Optional.empty();
    }
    double start = start(arguments, Math.ceil(now), sites, problems);
    var names = sites.stream().map(ComputeSite::name).toList();
    var requests = JobsReader.read(list.get(), names, start, catalog, files, problems);
    if (requests.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    var end = ScheduleOptions.deadline(arguments, start, problems);
    double last = end.isPresent() ? end.getAsDouble() : end(sites);
    var jobs = new PlacedJobs(catalog, files, sites, start, last).read(requests, problems);
    if (jobs.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    covered(sites, jobs, problems);
    return slots(arguments, requests, jobs, sites.size(), problems)
        .map(
            slots ->
                new PlacementInput(
                    requests,
                    jobs,
                    locations(sites, catalog),
                    sites.stream().map(ComputeSite::zone).toList(),
                    slots));
  }

  private static List<IntensitySeries> series(List<ComputeSite> sites) {
    var series = new ArrayList<IntensitySeries>();
    for (var site : sites) {
      if (site.site().intensity() instanceof Site.Varying(var its, _)) {
        series.add(its);
      }
    }
    return series;
  }

  /// `--earliest`, or now; where no series knows of now, the first start of one.
  private static double start(
      Arguments arguments, double now, List<ComputeSite> sites, Problems problems) {
    var given = arguments.value("--earliest");
    if (given.isPresent()) {
      return ScheduleOptions.time("--earliest", given.get(), problems).orElse(now);
    }
    var series = series(sites);
    double first = series.stream().mapToDouble(IntensitySeries::start).min().orElse(now);
    double end = series.stream().mapToDouble(IntensitySeries::end).max().orElse(now + 1);
    if (now >= first && now < end) {
      return now;
    }
    problems.warning(
        "the series "
            + (now < first ? "begin after" : "end before")
            + " now: the start of the first is taken for now",
        "give --earliest, or series that cover now");
    return first;
  }

  /// When the last series ends; no time where there is none.
  private static double end(List<ComputeSite> sites) {
    return series(sites).stream()
        .mapToDouble(IntensitySeries::end)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static void covered(List<ComputeSite> sites, List<Job> jobs, Problems problems) {
    double last = jobs.stream().mapToDouble(Job::deadline).max().orElseThrow();
    for (var site : sites) {
      if (site.site().intensity() instanceof Site.Varying(var its, _) && its.end() < last) {
        problems.warning(
            site.place(),
            "the series of "
                + site.name()
                + " ends "
                + Shown.span(new Span(last - its.end()))
                + " before the last deadline",
            "nothing is placed there after that; give one that reaches further");
      }
    }
  }

  private static Optional<Slots> slots(
      Arguments arguments,
      List<JobRequest> requests,
      List<Job> jobs,
      int sites,
      Problems problems) {
    var steps = new PlacementSteps(requests, jobs, sites);
    var step = steps.step(arguments, problems);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    var slots = steps.slots(step.getAsDouble());
    if (slots.isEmpty() || Placer.tooLarge(sites, slots.get().count())) {
      problems.error(
          "the plan has too many slots of " + Shown.span(new Span(step.getAsDouble())),
          "give a longer --step, or earlier deadlines");
      return Optional.empty();
    }
    return slots;
  }

  private static List<Location> locations(List<ComputeSite> sites, Catalog catalog) {
    double usual = catalog.factor("network.datacenter").map(Factor::value).orElse(0.0);
    var locations = new ArrayList<Location>();
    for (var site : sites) {
      locations.add(
          new Location(
              site.name(),
              site.site().intensity(),
              site.site().pue().mean(),
              mean(site.gpus()),
              mean(site.watts()),
              site.network().map(Input::mean).orElse(usual)));
    }
    return locations;
  }

  private static OptionalDouble mean(Optional<Input> input) {
    return input.isPresent() ? OptionalDouble.of(input.get().mean()) : OptionalDouble.empty();
  }
}
