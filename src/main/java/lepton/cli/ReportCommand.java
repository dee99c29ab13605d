package lepton.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Measured;
import lepton.estimate.MeasuredFootprint;
import lepton.estimate.Sampling;
import lepton.meter.Recording;
import lepton.report.RecordingDocument;
import lepton.report.RecordingFigure;
import lepton.report.RecordingTables;
import lepton.report.RecordingText;
import lepton.text.Problems;

/// `lepton report FILE...`: renders recordings, and what is left of those that were torn off.
final class ReportCommand implements Command {

  @Override
  public CommandModel model() {
    return ReportModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    var names = arguments.words();
    if (names.isEmpty()) {
      problems.error(
          "no recording is named", "write 'lepton report FILE', or '-' for standard input");
    }
    InputFiles.refuseTwice(names, problems);
    var fields = fields(arguments, problems);
    var sampling = sampling(arguments, fields, problems);
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var services = new Services(here, Clock.systemUTC());
    var given = GivenIntensity.of(arguments, services, catalog, here, problems);
    var past = new PastIntensity(services, given, arguments, here, problems);
    var files = new RecordingFiles(here);
    var recordings = new ArrayList<Measured>();
    for (var name : names) {
      for (var recording : files.read(name, problems)) {
        var placed = past.placed(recording, catalog);
        placed.ifPresent(its -> recordings.add(measured(its, sampling)));
      }
    }
    var paint = Page.paintOfTold(arguments, here);
    if (problems.hasErrors()) {
      here.tell(problems.all(), paint);
      return past.failed() ? Exit.FAILED : Exit.MISUSE;
    }
    Optional<String> text =
        fields.isEmpty()
            ? Optional.of(render(recordings, catalog, arguments, here))
            : lines(recordings, fields, here);
    if (text.isEmpty() || !OutputFile.write(text.get(), arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    if (!arguments.has("--quiet")) {
      here.tell(problems.all(), paint);
    }
    return Exit.DONE;
  }

  /// How to draw ranges; absent where none are asked for.
  private static Optional<Sampling> sampling(
      Arguments arguments, List<RecordingFigure> fields, Problems problems) {
    boolean drawn = fields.stream().anyMatch(RecordingFigure::needsDraws);
    if (drawn && arguments.has("--no-range")) {
      problems.error(
          "--no-range can't be combined with a range as --field", "leave one of them out");
    }
    var ranges = Doubts.ranges(arguments, problems);
    return fields.isEmpty() || drawn ? ranges : Optional.empty();
  }

  private static Measured measured(Recording recording, Optional<Sampling> sampling) {
    return sampling.isPresent()
        ? MeasuredFootprint.of(recording, sampling.get())
        : MeasuredFootprint.of(recording);
  }

  private static List<RecordingFigure> fields(Arguments arguments, Problems problems) {
    return FieldOption.read(
        arguments,
        RecordingFigure::find,
        RecordingFigure.paths(),
        "the keys of --format json, such as emissions.total_kg, range.emissions.total_kg.p95 and"
            + " devices.ID.energy_kwh",
        problems);
  }

  /// Empty, with a sentence each, where a value is not known.
  private static Optional<String> lines(
      List<Measured> recordings, List<RecordingFigure> fields, Surroundings here) {
    var values = new FieldValues();
    for (var measured : recordings) {
      for (var field : fields) {
        values.add(
            field.of(measured),
            field.path() + " for " + measured.recording().header().name(),
            "it was not measured, or what it rests on is not known; see 'lepton report'");
      }
    }
    return values.text(here);
  }

  private static String render(
      List<Measured> recordings, Catalog catalog, Arguments arguments, Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> RecordingDocument.render(recordings);
      case "csv" -> RecordingTables.csv(recordings);
      case "md" -> RecordingTables.markdown(recordings);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield RecordingText.render(recordings, catalog, page.width(), page.paint());
      }
    };
  }
}
