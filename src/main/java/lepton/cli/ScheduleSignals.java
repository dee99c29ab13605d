package lepton.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import lepton.catalog.Catalog;
import lepton.plan.schedule.Zone;
import lepton.service.AnnualValue;
import lepton.service.Found;
import lepton.service.GenerationIntensity;
import lepton.service.Line;
import lepton.service.Provider;
import lepton.service.Wanted;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.workload.GridSignal;
import lepton.workload.IntensitySeries;
import lepton.workload.SeriesReader;
import lepton.workload.Timestamps;

/// Reads what each `--intensity` of a plan names, and asks the services among it once all else is
/// known to be right.
final class ScheduleSignals {

  /// What GB's operator forecasts, and others too.
  private static final int USUAL_HOURS = 48;

  private static final int MOST_HOURS = 72;
  private static final double HOUR = 3600;

  /// What the catalogue's grids and ways of generation are of (Ember; IPCC AR5).
  private static final String LIFE_CYCLE = Provider.ELECTRICITY_MAPS.basis();

  private final Arguments arguments;
  private final Surroundings here;
  private final Services services;
  private final Problems problems;
  private final Map<String, String> standIns = new TreeMap<>();

  /// What each answer is of, by who gave it.
  private final Map<String, String> bases = new TreeMap<>();

  private boolean failed;

  ScheduleSignals(Arguments arguments, Clock clock, Surroundings here, Problems problems) {
    this.arguments = arguments;
    this.here = here;
    this.services = new Services(here, clock);
    this.problems = problems;
  }

  /// Whether a service failed that had to answer: no fault of the command line.
  boolean failed() {
    return failed;
  }

  /// By the zone's name, the figure of a year that stands in for a silent service.
  Map<String, String> standIns() {
    return standIns;
  }

  /// One zone of the command line.
  private record Named(String name, IntensityFrom from, Optional<Line> line) {}

  /// The zones; empty with a problem.
  Optional<ScheduleZones> zones(Optional<IntensitySeries> own) {
    var named = named();
    boolean marginal = arguments.has("--marginal");
    if (named.isEmpty() && !problems.hasErrors()) {
      return ScheduleZones.own(own, marginal, problems);
    }
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, new Problems());
    var signals = new ArrayList<Zone<GridSignal>>();
    for (var zone : named) {
      if (problems.hasErrors()) {
        return Optional.empty();
      }
      signal(zone, marginal, catalog).ifPresent(its -> signals.add(new Zone<>(zone.name(), its)));
    }
    alike();
    return problems.hasErrors() ? Optional.empty() : ScheduleZones.of(signals, problems);
  }

  /// Warns where average intensities are of two kinds: what leaves the life cycle out is lower
  /// wherever fuel is made and plants are built, and would win for that alone.
  private void alike() {
    if (bases.values().stream().distinct().count() > 1) {
      var kinds = new StringJoiner("; ");
      bases.forEach((whose, basis) -> kinds.add(whose + ": " + basis));
      problems.warning(
          "the zones' intensities differ in kind, " + kinds,
          "a zone may look cleaner for that alone; take one service for all");
    }
  }

  private List<Named> named() {
    var named = new ArrayList<Named>();
    var names = new HashSet<String>();
    for (var spec : arguments.values("--intensity")) {
      int equals = spec.indexOf('=');
      boolean called = equals > 0 && spec.lastIndexOf('/', equals) < 0;
      var from = IntensityFrom.of(called ? spec.substring(equals + 1) : spec, problems);
      if (from.isEmpty()) {
        continue;
      }
      var name = called ? spec.substring(0, equals) : from.get().name();
      if (!names.add(name)) {
        problems.error(
            "two zones are called " + Quote.of(name), "name them: --intensity DE=de.csv");
      }
      var line =
          from.get() instanceof IntensityFrom.Service(var feed)
              ? services.line(feed, problems)
              : Optional.<Line>empty();
      named.add(new Named(name, from.get(), line));
    }
    return named;
  }

  private Optional<? extends GridSignal> signal(Named zone, boolean marginal, Catalog catalog) {
    var files = new InputFiles(here);
    return switch (zone.from()) {
      case IntensityFrom.File(var path) ->
          files.read(path, problems).flatMap(text -> SeriesReader.signal(text, marginal, problems));
      case IntensityFrom.Generation(var path) -> {
        average(zone.name(), marginal);
        bases.put(path, LIFE_CYCLE);
        yield files
            .read(path, problems)
            .flatMap(text -> GenerationIntensity.read(text, catalog, problems));
      }
      case IntensityFrom.Service(var feed) -> {
        if (!feed.provider().marginal()) {
          average(feed.toString(), marginal);
        }
        yield problems.hasErrors()
            ? Optional.empty()
            : asked(zone.name(), zone.line().orElseThrow(), catalog);
      }
    };
  }

  private void average(String name, boolean marginal) {
    if (marginal) {
      problems.error(
          name + " gives average intensities, and --marginal says that they are marginal",
          "leave --marginal out, or give marginal ones, such as watttime:CAISO_NORTH");
    }
  }

  private Optional<GridSignal> asked(String zone, Line line, Catalog catalog) {
    var feed = line.feed();
    return switch (services.ask(line, new Wanted.Coming(hours()))) {
      case Found.Known known -> {
        if (!arguments.has("--quiet")) {
          here.say("lepton: " + services.told(feed, known));
        }
        if (!feed.provider().marginal()) {
          bases.put(feed.toString(), feed.provider().basis());
        }
        yield Optional.of(known.curve().signal(Services.label(feed, known)));
      }
      case Found.Nothing(var why) -> {
        var annual = AnnualValue.of(feed, catalog);
        if (annual.isEmpty() || arguments.has("--strict")) {
          failed = true;
          problems.error(feed + " gives no intensity: " + why, help(line));
          yield Optional.empty();
        }
        problems.warning(
            Services.standIn(feed, why, annual.get()),
            "no hour is then better than another; --strict makes this an error");
        standIns.put(zone, Services.label(feed, annual.get()));
        annual
            .get()
            .grid()
            .provenance()
            .basis()
            .ifPresent(its -> bases.put(zone + "'s figure of a year", kind(its)));
        double now = Math.floor(services.now());
        yield Optional.of(Services.constant(feed, annual.get(), now, (hours() + 1) * HOUR));
      }
    };
  }

  /// A basis of the catalogue in the words of services.
  private static String kind(String basis) {
    return basis.startsWith(LIFE_CYCLE) ? LIFE_CYCLE : basis;
  }

  private static String help(Line line) {
    return line.feed().provider().marginal()
        ? "no figure of a year can stand in for a marginal one; try later, or give a file"
        : "try later, or give a file: --intensity de.csv";
  }

  /// How far the plan looks ahead, from now.
  private int hours() {
    double now = services.now();
    var given = arguments.value("--earliest").map(Timestamps::read);
    double earliest = Math.max(now, given.isPresent() ? given.get().orElse(now) : now);
    var deadline = ScheduleOptions.deadline(arguments, earliest, new Problems());
    double ahead = Math.max(deadline.orElse(now + USUAL_HOURS * HOUR) - now, 0);
    return (int) Math.clamp(Math.ceil(ahead / HOUR), 1, MOST_HOURS);
  }
}
