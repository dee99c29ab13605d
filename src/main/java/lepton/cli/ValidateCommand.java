package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.catalog.PublishedRuns;
import lepton.quantity.PlainNumber;
import lepton.report.ValidationDocument;
import lepton.report.ValidationTables;
import lepton.report.ValidationText;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;
import lepton.text.Suggestion;
import lepton.validate.Case;
import lepton.validate.FittedRuns;
import lepton.validate.PublishedRun;
import lepton.validate.RunTable;
import lepton.validate.Validator;
import lepton.workload.WorkloadReader;

/// `lepton validate [WORD...]`: published runs, recomputed.
final class ValidateCommand implements Command {

  @Override
  public CommandModel model() {
    return ValidateModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    var fields = fields(arguments, problems);
    var ranges = Doubts.ranges(arguments, problems);
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var files = new InputFiles(here);
    var text = table(arguments, files, problems);
    List<PublishedRun> all = text.map(its -> RunTable.read(its, problems)).orElse(List.of());
    var runs = narrowed(all, arguments.words());
    if (runs.isEmpty() && !problems.hasErrors()) {
      none(all, arguments.words(), here);
      return Exit.FAILED;
    }
    var cases = new ArrayList<Case>();
    if (!problems.hasErrors()) {
      var reader = new WorkloadReader(catalog, files);
      var validator = new Validator(reader, FittedRuns.shipped(catalog), ranges);
      runs.forEach(run -> cases.add(validator.of(run, problems)));
    }
    if (problems.hasErrors()) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
      return Exit.MISUSE;
    }
    if (cases.stream().allMatch(each -> each.checks().isEmpty() && !each.contradictory())) {
      nothing(here);
      return Exit.FAILED;
    }
    return deliver(cases, fields, problems, arguments, here);
  }

  private static Optional<SourceText> table(
      Arguments arguments, InputFiles files, Problems problems) {
    var name = arguments.value("--file");
    return name.isEmpty() ? Optional.of(PublishedRuns.table()) : files.read(name.get(), problems);
  }

  /// The runs in whose name every word occurs, blind to case.
  private static List<PublishedRun> narrowed(List<PublishedRun> runs, List<String> words) {
    var narrowed = new ArrayList<PublishedRun>();
    for (var run : runs) {
      var name = run.title().toLowerCase(Locale.ROOT);
      boolean all = true;
      for (var word : words) {
        all &= name.contains(word.toLowerCase(Locale.ROOT));
      }
      if (all) {
        narrowed.add(run);
      }
    }
    return narrowed;
  }

  private static void none(List<PublishedRun> runs, List<String> words, Surroundings here) {
    var problems = new Problems();
    if (runs.isEmpty()) {
      problems.error("the table has no runs", "write a row for each run under its header");
    } else {
      var asked = String.join(" ", words);
      var names = new ArrayList<String>();
      runs.forEach(run -> names.add(run.title()));
      var near = Suggestion.closest(asked, names, 3);
      problems.error(
          "no run has " + Quote.of(asked) + " in its name",
          near.isEmpty()
              ? "'lepton validate' shows them all"
              : "did you mean '" + String.join("', '", near) + "'?");
    }
    CommandLineTool.misuse(problems, here);
  }

  private static void nothing(Surroundings here) {
    var problems = new Problems();
    problems.error(
        "nothing of these runs can be recomputed",
        "give accelerator_hours with power_w beside energy_mwh, emissions_t with a grid, or"
            + " parameters and tokens beside accelerator_hours");
    CommandLineTool.misuse(problems, here);
  }

  private static List<String> fields(Arguments arguments, Problems problems) {
    var paths = ValidationTables.paths();
    return FieldOption.read(
        arguments,
        path -> Optional.of(path).filter(paths::contains),
        paths,
        "the numbers of --summary --format json",
        problems);
  }

  private static int deliver(
      List<Case> cases, List<String> fields, Problems notes, Arguments arguments, Surroundings here)
      throws IOException {
    Optional<String> text =
        fields.isEmpty() ? Optional.of(render(cases, arguments, here)) : lines(cases, fields, here);
    if (text.isEmpty() || !OutputFile.write(text.get(), arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    if (!arguments.has("--quiet")) {
      here.tell(notes.all(), Page.paintOfTold(arguments, here));
    }
    return cases.stream().allMatch(Case::arithmeticAgrees) ? Exit.DONE : Exit.FAILED;
  }

  /// Empty, with a sentence each, where there is no such number among these runs.
  private static Optional<String> lines(List<Case> cases, List<String> fields, Surroundings here) {
    var values = new FieldValues();
    for (var path : fields) {
      values.add(
          ValidationTables.number(cases, path).map(PlainNumber::of),
          path + " of these runs",
          "none of them has such a figure; see 'lepton validate --summary'");
    }
    return values.text(here);
  }

  private static String render(List<Case> cases, Arguments arguments, Surroundings here) {
    boolean summary = arguments.has("--summary");
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> ValidationDocument.render(cases, summary);
      case "csv" -> ValidationTables.csv(cases);
      case "md" -> ValidationTables.markdown(cases, summary);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield ValidationText.render(
            cases, summary, arguments.has("--explain"), page.width(), page.paint());
      }
    };
  }
}
