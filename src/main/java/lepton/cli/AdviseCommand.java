package lepton.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lepton.plan.advise.Advice;
import lepton.plan.advise.Adviser;
import lepton.plan.advise.Change;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Improved;
import lepton.report.AdviceDocument;
import lepton.report.AdviceFigures;
import lepton.report.AdviceText;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;

/// `lepton advise FILE`: the levers of a workload by what they would save.
final class AdviseCommand implements Command {

  private final Supplier<LocalDate> today;

  /// @param today from which dates are counted where none is given
  AdviseCommand(Supplier<LocalDate> today) {
    this.today = today;
  }

  static AdviseCommand here() {
    return new AdviseCommand(LocalDate::now);
  }

  @Override
  public CommandModel model() {
    return AdviseModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    if (Optimising.asked(arguments)) {
      var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
      return new Optimising(arguments, here, problems).run(catalog);
    }
    Optimising.refuseAlone(arguments, problems);
    var fields = fields(arguments, problems);
    var sampling = Doubts.ranges(arguments, Adviser.USUAL_SAMPLES, problems);
    var date = date(arguments, problems);
    var goal = arguments.value("--by").flatMap(Goal::named).orElse(Goal.CARBON);
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var read = AdvisedFile.read(arguments, catalog, here, problems);
    Optional<Advice> advice =
        problems.hasErrors() || read.isEmpty()
            ? Optional.empty()
            : Adviser.advise(read.get().variants(), goal, catalog, sampling, problems);
    if (problems.hasErrors() || advice.isEmpty() || read.isEmpty()) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
      return Exit.MISUSE;
    }
    var text =
        fields.isEmpty()
            ? Optional.of(render(advice.get(), date, arguments, here))
            : lines(advice.get(), fields, here);
    if (text.isEmpty() || !improved(advice.get(), read.get(), arguments, here)) {
      return Exit.FAILED;
    }
    here.print(text.get());
    if (!arguments.has("--quiet")) {
      here.tell(advice.get().notes(), Page.paintOfTold(arguments, here));
    }
    return Exit.DONE;
  }

  private LocalDate date(Arguments arguments, Problems problems) {
    var given = arguments.value("--from");
    if (given.isEmpty()) {
      return today.get();
    }
    try {
      return LocalDate.parse(given.get());
    } catch (DateTimeParseException noDate) {
      problems.error(
          "--from takes a date, got " + Quote.of(given.get()), "write for instance 2026-01-31");
      return today.get();
    }
  }

  private static List<String> fields(Arguments arguments, Problems problems) {
    return FieldOption.read(
        arguments,
        path -> Optional.of(path).filter(AdviceFigures.paths()::contains),
        AdviceFigures.paths(),
        "the numbers under now, advised and saving of --format json",
        problems);
  }

  /// Empty, with a sentence each, where there is no such number.
  private static Optional<String> lines(Advice advice, List<String> fields, Surroundings here) {
    var values = new FieldValues();
    for (var path : fields) {
      values.add(
          AdviceFigures.at(path, advice),
          path + " for " + advice.workload().name(),
          "it could not be worked out from what the file says; see 'lepton advise -f json'");
    }
    return values.text(here);
  }

  /// Writes the improved workload, where that is asked for; false, with a sentence, where it can't
  /// be.
  private static boolean improved(
      Advice advice, AdvisedFile read, Arguments arguments, Surroundings here) throws IOException {
    var name = arguments.value("--output");
    if (name.isEmpty()) {
      return true;
    }
    var text =
        Improved.of(
            SourceText.of(name.get(), read.text().content()),
            read.given(),
            advice.changes(),
            advice.dropped(),
            advice.advised(),
            read.reader());
    return write(text, name.get(), advice.changes(), read, here);
  }

  /// Writes an improved text; false, with a sentence, where there is none or it can't be written.
  static boolean write(
      Optional<String> text, String name, List<Change> changes, AdvisedFile read, Surroundings here)
      throws IOException {
    if (text.isPresent()) {
      return OutputFile.write(text.get(), Optional.of(name), here);
    }
    var problems = new Problems();
    var settings = new StringBuilder();
    changes.forEach(its -> settings.append(' ').append(Quote.of(its.option())));
    problems.error(
        "cannot write what is advised into "
            + Quote.of(name)
            + " as "
            + read.text().name()
            + " is written",
        "files that it names are looked for beside it; or set it by hand:" + settings);
    CommandLineTool.misuse(problems, here);
    return false;
  }

  private static String render(
      Advice advice, LocalDate date, Arguments arguments, Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> AdviceDocument.json(advice, date);
      case "csv" -> AdviceDocument.csv(advice, date);
      case "md" -> AdviceText.markdown(advice, date);
      default -> {
        // the file of --output takes the workload, and no report
        var page = Page.of(arguments, here.outIsTerminal(), here);
        yield AdviceText.render(advice, date, page.width(), page.paint());
      }
    };
  }
}
