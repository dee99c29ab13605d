package lepton.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lepton.quantity.Dimension;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.service.AnnualValue;
import lepton.service.AnswerCache;
import lepton.service.Feed;
import lepton.service.Feeds;
import lepton.service.Found;
import lepton.service.Line;
import lepton.service.Patience;
import lepton.service.Secrets;
import lepton.service.Wanted;
import lepton.service.Web;
import lepton.text.Problems;
import lepton.workload.IntensitySeries;

/// The services of a command line, and what a person is told of them.
final class Services {

  private static final double MILLIS = 1000;

  private final Surroundings here;
  private final Clock clock;

  /// Made when it is first needed: most commands ask nobody.
  private Optional<Feeds> feeds = Optional.empty();

  Services(Surroundings here, Clock clock) {
    this.here = here;
    this.clock = clock;
  }

  private synchronized Feeds feeds() {
    if (feeds.isEmpty()) {
      var environment = here.environment();
      var web =
          new Web(
              environment,
              Patience.USUAL,
              System::nanoTime,
              clock::instant,
              Thread::sleep,
              agent());
      var secrets = new Secrets(environment, here.workingDirectory());
      var cache = AnswerCache.of(environment);
      feeds = Optional.of(new Feeds(web, cache, environment, secrets, clock::instant));
    }
    return feeds.get();
  }

  private static String agent() {
    try {
      return "lepton/" + Version.number();
    } catch (IOException unreadable) {
      return "lepton";
    }
  }

  /// Sees to it that a zone can be asked for; empty with a problem. Asks nothing yet.
  Optional<Line> line(Feed feed, Problems problems) {
    return feeds().line(feed, problems);
  }

  /// Seconds since 1970-01-01T00:00Z.
  double now() {
    return clock.millis() / MILLIS;
  }

  /// Asks, for as long as that takes.
  Found ask(Line line, Wanted wanted) {
    try {
      return feeds().ask(line, wanted);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return new Found.Nothing("asking was given up");
    }
  }

  /// Gives up what is being asked.
  void close() {
    feeds().close();
  }

  /// What an answer is called wherever its figures go: by whom, when, and of what.
  static String label(Feed feed, Found.Known known) {
    var at = Instant.ofEpochSecond(known.asked().getEpochSecond());
    return feed
        + (known.kept() ? ", kept answer of " : ", answer of ")
        + at
        + " ("
        + feed.provider().basis()
        + ")";
  }

  /// What a person is told of an answer: how old it is, and what is doubtful about it.
  String told(Feed feed, Found.Known known) {
    var age = Duration.between(known.asked(), clock.instant());
    var old =
        known.kept()
            ? "an answer kept for "
                + Shown.span(new Span(Math.max(0, age.toMillis() / MILLIS)))
                + " is used"
            : "asked just now";
    return known.doubt().isEmpty()
        ? feed + ": " + old + " (" + feed.provider().basis() + ")"
        : "warning: " + feed + ": " + known.doubt() + "; " + old;
  }

  /// What a person is told where the figure of a year stands in.
  static String standIn(Feed feed, String why, AnnualValue annual) {
    return feed
        + " gives no intensity: "
        + why
        + "; the figure of a year stands in, the same at all times: "
        + described(feed, annual);
  }

  /// What the figure of a year is called wherever it stands in for a service.
  static String label(Feed feed, AnnualValue annual) {
    return "figure of a year, " + described(feed, annual) + ", as " + feed + " gave none";
  }

  private static String described(Feed feed, AnnualValue annual) {
    var grid = annual.grid();
    return Shown.amount(grid.intensity().gramsPerKwh(), Dimension.INTENSITY)
        + " of "
        + grid.id()
        + (annual.exact() ? "" : ", which " + feed.zone() + " is part of")
        + grid.provenance().year().stream().mapToObj(year -> " in " + year).findFirst().orElse("");
  }

  /// The figure of a year as a series, the same at all times.
  ///
  /// @param from seconds since 1970-01-01T00:00Z
  /// @param seconds how long it reaches
  static IntensitySeries constant(Feed feed, AnnualValue annual, double from, double seconds) {
    double grams = annual.grid().intensity().gramsPerKwh();
    return new IntensitySeries(
        label(feed, annual), new double[] {from, from + seconds / 2}, new double[] {grams, grams});
  }
}
