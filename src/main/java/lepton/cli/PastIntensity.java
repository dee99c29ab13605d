package lepton.cli;

import java.util.Optional;
import java.util.function.UnaryOperator;
import lepton.catalog.Catalog;
import lepton.meter.Recording;
import lepton.service.Found;
import lepton.service.Wanted;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;
import lepton.workload.Timestamps;

/// The intensity of a grid while something ran that is over: as a file says, or a service that is
/// asked for that time.
final class PastIntensity {

  private final Services services;
  private final GivenIntensity given;
  private final Arguments arguments;
  private final Surroundings here;
  private final Problems problems;
  private boolean failed;

  PastIntensity(
      Services services,
      GivenIntensity given,
      Arguments arguments,
      Surroundings here,
      Problems problems) {
    this.services = services;
    this.given = given;
    this.arguments = arguments;
    this.here = here;
    this.problems = problems;
  }

  /// Whether a service failed that had to answer: no fault of the command line.
  boolean failed() {
    return failed;
  }

  /// A recording as it is, or as it had been at the site of the command line; empty with problems.
  Optional<Recording> placed(Recording recording, Catalog catalog) {
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    if (given.asked().isEmpty()) {
      return elsewhere(recording, given::placed, catalog);
    }
    var asked = given.asked().get();
    var feed = asked.line().feed();
    var started = Timestamps.read(recording.header().started());
    double from = started.orElse(services.now());
    double to = from + Math.max(1, recording.ending().durationSeconds());
    var found =
        started.isEmpty()
            ? new Found.Nothing("the recording does not say when it was")
            : services.ask(asked.line(), new Wanted.Past(from, to));
    return switch (found) {
      case Found.Known known -> {
        if (!arguments.has("--quiet")) {
          here.say("lepton: " + services.told(feed, known));
        }
        yield known.curve().signal(Services.label(feed, known)) instanceof IntensitySeries series
            ? elsewhere(recording, site -> GivenIntensity.at(site, series), catalog)
            : Optional.empty();
      }
      case Found.Nothing(var why) -> {
        if (arguments.has("--strict")) {
          failed = true;
          problems.error(feed + " gives no intensity: " + why, "try later, or give a file");
          yield Optional.empty();
        }
        problems.warning(
            Services.standIn(feed, why, asked.annual()), "--strict makes this an error");
        yield elsewhere(recording, site -> site, catalog)
            .map(its -> LiveIntensity.standIn(its, feed, why));
      }
    };
  }

  private Optional<Recording> elsewhere(
      Recording recording, UnaryOperator<Site> change, Catalog catalog) {
    return Elsewhere.placed(recording, given.settings(), change, catalog, here, problems);
  }
}
