package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.calibrate.Calibration;
import lepton.calibrate.MeterLog;
import lepton.calibrate.Parameter;
import lepton.calibrate.Run;
import lepton.catalog.Catalog;
import lepton.quantity.PlainNumber;
import lepton.report.CalibrationJson;
import lepton.report.CalibrationReport;
import lepton.text.Problems;
import lepton.text.Quote;

/// `lepton calibrate RECORDING...`: fits what recordings say of the hardware, and puts it into a
/// person's catalogue.
final class CalibrateCommand implements Command {

  @Override
  public CommandModel model() {
    return CalibrateModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    check(arguments, problems);
    var catalog = OwnCatalog.readOrNew(arguments.value("--catalog"), here, problems);
    var request = request(arguments, catalog, here, problems);
    if (problems.hasErrors()) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
      return Exit.MISUSE;
    }
    return deliver(request, Calibration.of(request, catalog), arguments, here, problems);
  }

  private static void check(Arguments arguments, Problems problems) {
    var names = arguments.words();
    boolean pair = arguments.has("--baseline") || arguments.has("--accelerated");
    if (names.isEmpty() && !pair) {
      problems.error(
          "no recording is named",
          "write 'lepton calibrate RECORDING'; 'lepton run -o FILE -- COMMAND' makes one");
    }
    if (arguments.has("--baseline") != arguments.has("--accelerated")) {
      problems.error(
          "an acceleration is measured twice",
          "name runs without it by --baseline and with it by --accelerated");
    }
    if (arguments.has("--meter-log") && names.isEmpty()) {
      problems.error(
          "a meter's log without recordings", "name the recordings that were made beside it");
    }
    var all = new ArrayList<>(names);
    all.addAll(arguments.values("--baseline"));
    all.addAll(arguments.values("--accelerated"));
    InputFiles.refuseTwice(all, problems);
    FieldOption.refuseFormat(arguments, problems);
  }

  private static Calibration.Request request(
      Arguments arguments, Catalog catalog, Surroundings here, Problems problems) {
    var files = new CalibrationFiles(catalog, here, problems);
    var overrides = Overrides.of(arguments, problems);
    var runs = files.runs(arguments.words(), arguments.values("--workload"), overrides);
    var baseline = files.runs(arguments.values("--baseline"), List.of(), List.of());
    var accelerated = files.runs(arguments.values("--accelerated"), List.of(), List.of());
    var all = new ArrayList<>(runs);
    all.addAll(baseline);
    all.addAll(accelerated);
    refuseSame(all, problems);
    Optional<MeterLog> meter =
        arguments
            .value("--meter-log")
            .flatMap(name -> new InputFiles(here).read(name, problems))
            .flatMap(text -> MeterLog.read(text, problems));
    var name =
        arguments
            .value("--name")
            .or(() -> accelerated.stream().findFirst().map(its -> its.recording().header().name()))
            .orElse("");
    return new Calibration.Request(
        runs, arguments.value("--phase"), meter, baseline, accelerated, name);
  }

  /// One run under two names would count as two that agree.
  private static void refuseSame(List<Run> runs, Problems problems) {
    Map<String, String> seen = new HashMap<>();
    for (var run : runs) {
      var header = run.recording().header();
      var which = header.started() + " " + header.host().name() + " " + header.command();
      var before = seen.putIfAbsent(which, run.name());
      if (before != null) {
        problems.error(
            Quote.of(run.name()) + " is the same run as " + Quote.of(before),
            "name each run once: it is one observation");
      }
    }
  }

  private static int deliver(
      Calibration.Request request,
      Calibration calibration,
      Arguments arguments,
      Surroundings here,
      Problems problems)
      throws IOException {
    Optional<String> lines =
        arguments.has("--field")
            ? lines(calibration, arguments.values("--field"), here)
            : Optional.of("");
    if (lines.isEmpty()) {
      return Exit.FAILED;
    }
    var folder = OwnCatalog.folder(arguments.value("--catalog"), here);
    var own = new OwnFactors(folder, here);
    var written = own.write(calibration.rows(), arguments.has("--dry-run"), problems);
    if (written.isEmpty()) {
      CommandLineTool.misuse(problems, here);
      return Exit.FAILED;
    }
    int recordings =
        request.runs().size() + request.baseline().size() + request.accelerated().size();
    var text =
        arguments.has("--field")
            ? lines.get()
            : render(recordings, calibration, written.get(), arguments, here);
    if (!OutputFile.write(text, arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    if (!arguments.has("--quiet")) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
    }
    return calibration.parameters().isEmpty() ? Exit.FAILED : Exit.DONE;
  }

  private static String render(
      int recordings,
      Calibration calibration,
      CalibrationReport.Written written,
      Arguments arguments,
      Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> CalibrationJson.render(recordings, calibration, written);
      case "csv" -> CalibrationReport.csv(calibration);
      case "md" -> CalibrationReport.markdown(recordings, calibration);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield CalibrationReport.text(recordings, calibration, written, page.width(), page.paint());
      }
    };
  }

  /// Empty, with a sentence each, where a value could not be fitted.
  private static Optional<String> lines(
      Calibration calibration, List<String> keys, Surroundings here) {
    var values = new FieldValues();
    var fitted = calibration.parameters().stream().map(Parameter::key).distinct().toList();
    for (var key : keys) {
      var what = key + " of these recordings";
      var help =
          fitted.isEmpty()
              ? "nothing could be fitted; without --field it is said why"
              : "there are " + String.join(", ", fitted);
      var found = calibration.parameters().stream().filter(its -> its.key().equals(key)).toList();
      for (var parameter : found) {
        values.add(Optional.of(PlainNumber.of(parameter.value())), what, help);
      }
      if (found.isEmpty()) {
        values.add(Optional.empty(), what, help);
      }
    }
    return values.text(here);
  }
}
