package lepton.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.catalog.Factor;
import lepton.estimate.Estimator;
import lepton.estimate.Footprint;
import lepton.estimate.Measure;
import lepton.estimate.PowerCourse;
import lepton.estimate.Ranges;
import lepton.plan.schedule.Profile;
import lepton.quantity.Dimension;
import lepton.quantity.Span;
import lepton.report.ScheduleSheet.Durations;
import lepton.text.Documents;
import lepton.text.Problems;
import lepton.uncertainty.Range;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// The job that is planned: an estimated workload, or a recorded run.
///
/// @param durations its P5 and P95 duration; absent where its duration is not in doubt
/// @param series the workload's own, where its grid is one
/// @param command how it is run; empty where nobody said
/// @param transferKwhPerGb of the catalogue, between data centres
record ScheduleJob(
    String name,
    Profile profile,
    Optional<Durations> durations,
    Optional<IntensitySeries> series,
    List<String> command,
    OptionalDouble transferKwhPerGb) {

  ScheduleJob {
    command = List.copyOf(command);
  }

  /// The job of a command line; absent with a problem.
  static Optional<ScheduleJob> read(Arguments arguments, Surroundings here, Problems problems) {
    var words = arguments.words();
    var recording = arguments.value("--profile");
    if (words.isEmpty() && recording.isEmpty()) {
      problems.error(
          "no workload file is named",
          "write 'lepton schedule FILE --intensity SERIES', or --profile RECORDING");
      return Optional.empty();
    }
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var job =
        recording.isPresent()
            ? recorded(recording.get(), words, catalog, here, problems)
            : estimated(arguments, words, catalog, here, problems);
    return job.flatMap(its -> its.lasting(arguments, problems));
  }

  private static OptionalDouble transfer(Catalog catalog) {
    var factor = catalog.factor("network.datacenter").map(Factor::value);
    return factor.isPresent() ? OptionalDouble.of(factor.get()) : OptionalDouble.empty();
  }

  /// A recording's own command runs again, unless another one is given.
  private static Optional<ScheduleJob> recorded(
      String file, List<String> words, Catalog catalog, Surroundings here, Problems problems) {
    var recordings = new RecordingFiles(here).read(file, problems);
    if (recordings.size() > 1) {
      problems.error("'" + file + "' holds several recordings", "give a file with one");
    }
    if (recordings.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    var recording = recordings.getFirst();
    var profile = Profile.of(PowerCourse.of(recording));
    if (profile.isEmpty()) {
      problems.error(
          "nothing was measured in '" + file + "'",
          "see 'lepton report " + file + "'; 'lepton doctor' tells how to measure more");
    }
    boolean workload = !words.isEmpty() && isWorkload(words.getFirst());
    var rest = workload ? words.subList(1, words.size()) : words;
    return profile.map(
        its ->
            new ScheduleJob(
                recording.header().name(),
                its,
                Optional.empty(),
                Optional.empty(),
                rest.isEmpty() ? recording.header().command() : rest,
                transfer(catalog)));
  }

  private static boolean isWorkload(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml") || word.endsWith(".json");
  }

  private static Optional<ScheduleJob> estimated(
      Arguments arguments,
      List<String> words,
      Catalog catalog,
      Surroundings here,
      Problems problems) {
    var ranges = Doubts.ranges(arguments, problems);
    var workload = workload(arguments, words.getFirst(), catalog, here, problems);
    if (workload.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    var options = new Estimator.Options(false, false, ranges, Optional.empty());
    var assessment = Estimator.assess(workload.get(), options);
    assessment.warnings().forEach(problems::add);
    var result = assessment.result();
    var profile = Profile.of(result).or(() -> timeless(arguments, result, problems));
    if (profile.isEmpty()) {
      problems.error(
          "how long it takes is not known",
          "the workload states energy alone; give --duration 6h, or --profile RECORDING");
    }
    var series =
        workload.get().site().intensity() instanceof Site.Varying(var its, _)
            ? Optional.of(its)
            : Optional.<IntensitySeries>empty();
    return profile.map(
        its ->
            new ScheduleJob(
                workload.get().name(),
                its,
                assessment.ranges().flatMap(found -> durations(result, found)),
                series,
                words.subList(1, words.size()),
                transfer(catalog)));
  }

  private static Optional<Workload> workload(
      Arguments arguments, String file, Catalog catalog, Surroundings here, Problems problems) {
    var overrides = Overrides.of(arguments, problems);
    var files = new InputFiles(here);
    var text = files.read(file, problems);
    var documents = text.map(its -> Documents.read(its, problems)).orElse(List.of());
    if (documents.size() > 1) {
      problems.error(
          "'" + file + "' holds " + documents.size() + " workloads, and a plan is of one",
          "give a file with the one that is to run");
    }
    if (documents.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    // the intensity is that of the series
    return WorkloadReader.ofPlaced(catalog, files)
        .read(documents.getFirst(), InputFiles.defaultName(file), overrides, problems);
  }

  /// Energy without a time of its own, over the time of the command line.
  private static Optional<Profile> timeless(
      Arguments arguments, Footprint result, Problems problems) {
    var seconds = duration(arguments, problems);
    return seconds.isPresent()
        ? Optional.of(Profile.constant(result.total(), seconds.getAsDouble()))
        : Optional.empty();
  }

  /// One phase after the other; where both are in doubt they are taken to be long or short
  /// together.
  private static Optional<Durations> durations(Footprint result, Ranges ranges) {
    double low = 0;
    double high = 0;
    for (var measure : List.of(Measure.TRAINING_SECONDS, Measure.INFERENCE_SECONDS)) {
      var phase = measure == Measure.TRAINING_SECONDS ? result.training() : result.inference();
      double expected =
          phase.flatMap(Footprint.PhaseFootprint::duration).map(Span::seconds).orElse(0.0);
      var range = ranges.of(measure, false).orElse(Range.exactly(expected));
      low += range.p5();
      high += range.p95();
    }
    return low > 0 && low < high ? Optional.of(new Durations(low, high)) : Optional.empty();
  }

  /// The same power for as long as `--duration` says: who knows the time better than an estimate
  /// has the same hardware all along, and what that takes goes with the time.
  private Optional<ScheduleJob> lasting(Arguments arguments, Problems problems) {
    if (!arguments.has("--duration")) {
      return Optional.of(this);
    }
    var seconds = duration(arguments, problems);
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    var other = profile.lasting(seconds.getAsDouble());
    return Optional.of(
        new ScheduleJob(name, other, Optional.empty(), series, command, transferKwhPerGb));
  }

  /// What `--duration` says, above 0; absent where it says nothing, or with a problem.
  private static OptionalDouble duration(Arguments arguments, Problems problems) {
    var given = arguments.value("--duration");
    if (given.isEmpty()) {
      return OptionalDouble.empty();
    }
    var seconds = ScheduleOptions.amount("--duration", given.get(), Dimension.TIME, "6h", problems);
    if (seconds.isPresent() && !(seconds.getAsDouble() > 0)) {
      problems.error("--duration has to be above 0", "write for instance --duration 6h");
      return OptionalDouble.empty();
    }
    return seconds;
  }
}
