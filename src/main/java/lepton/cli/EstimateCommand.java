package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.estimate.Estimator;
import lepton.report.CsvReport;
import lepton.report.Field;
import lepton.report.Figures;
import lepton.report.JsonReport;
import lepton.report.MarkdownReport;
import lepton.report.Outcome;
import lepton.report.TextReport;
import lepton.report.Totals;
import lepton.text.Documents;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Severity;
import lepton.workload.Budget;
import lepton.workload.Workload;
import lepton.workload.WorkloadReader;

/// `lepton estimate FILE...`: from workload files to their footprint.
final class EstimateCommand implements Command {

  /// So many problems say what there is to say; looking for more could take seconds.
  private static final int ENOUGH = 100;

  private static final Problem LITERAL =
      new Problem(
          Severity.WARNING,
          Optional.empty(),
          "pruning follows the document's printed form, in which the ratio P′/P takes the place of"
              + " the capacity C",
          Optional.of(
              "so its units don't hold and energy rises the more is pruned; '--equations sound' is"
                  + " the reading that follows the document's own conclusion"));

  @Override
  public CommandModel model() {
    return EstimateModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    var names = Doubts.files(arguments, here, problems);
    if (names.isEmpty() && !problems.hasErrors()) {
      problems.error(
          "no workload file is named", "write 'lepton estimate FILE', or '-' for standard input");
    }
    InputFiles.refuseTwice(names, problems);
    var fields = fields(arguments, problems);
    var options = Doubts.options(arguments, fields, problems);
    var budget = Budgets.ofOption(arguments, problems);
    var overrides = Overrides.of(arguments, problems);
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var outcomes = new ArrayList<Outcome>();
    for (var name : names) {
      outcomes.addAll(estimates(name, overrides, catalog, options, here, problems));
    }
    unranked(arguments.value("--sensitivity"), outcomes, problems);
    boolean strict = arguments.has("--strict") && strict(outcomes, problems);
    if (problems.hasErrors() || strict) {
      return refuse(problems, arguments, here);
    }
    return deliver(
        outcomes,
        totals(outcomes, fields, options),
        fields,
        budget,
        catalog,
        problems,
        arguments,
        here);
  }

  private static List<Outcome> estimates(
      String name,
      List<WorkloadReader.Setting> overrides,
      Catalog catalog,
      Estimator.Options options,
      Surroundings here,
      Problems problems) {
    var files = new InputFiles(here);
    var text = files.read(name, problems);
    var outcomes = new ArrayList<Outcome>();
    if (text.isEmpty()) {
      return outcomes;
    }
    var documents = Documents.read(text.get(), problems);
    int number = 0;
    for (var document : documents) {
      if (problems.all().size() >= ENOUGH) {
        problems.error(
            "stopped reading '"
                + name
                + "' after "
                + number
                + " of "
                + documents.size()
                + " workloads",
            "mend these problems first; the rest may have the same cause");
        break;
      }
      number++;
      var given = InputFiles.defaultName(name) + (documents.size() > 1 ? " (" + number + ")" : "");
      var found = new Problems();
      var workload = new WorkloadReader(catalog, files).read(document, given, overrides, found);
      if (found.hasErrors() || workload.isEmpty()) {
        problems.addAll(found);
      } else {
        var doubts = new ArrayList<Problem>(found.all());
        if (options.literal() && workload.get().levers().pruning().isPresent()) {
          doubts.add(LITERAL);
        }
        outcomes.add(new Outcome(Estimator.assess(workload.get(), options), doubts));
      }
    }
    return outcomes;
  }

  /// Tells of workloads that have no such figure to rank the inputs of: an error where none has it.
  private static void unranked(Optional<String> figure, List<Outcome> outcomes, Problems problems) {
    var without = new ArrayList<String>();
    for (var outcome : outcomes) {
      if (outcome.assessment().sensitivity().isEmpty()) {
        without.add(outcome.name());
      }
    }
    if (figure.isEmpty() || without.isEmpty() || problems.hasErrors()) {
      return;
    }
    var message =
        "--sensitivity: "
            + String.join(", ", without)
            + (without.size() == 1 ? " has" : " have")
            + " no "
            + figure.get();
    var help =
        "what it rests on is neither given nor on file; --format json lists the figures that there"
            + " are";
    if (without.size() == outcomes.size()) {
      problems.error(message, help);
    } else {
      problems.warning(message, help);
    }
  }

  /// Turns warnings into errors, but for the note on an option that was asked for.
  private static boolean strict(List<Outcome> outcomes, Problems problems) {
    boolean any = false;
    for (var outcome : outcomes) {
      for (var warning : outcome.warnings()) {
        if (!warning.equals(LITERAL)) {
          any = true;
          problems.add(error(warning));
        }
      }
    }
    for (var warning : problems.all()) {
      any |= warning.severity() == Severity.WARNING;
    }
    return any;
  }

  private static Problem error(Problem problem) {
    return new Problem(Severity.ERROR, problem.place(), problem.message(), problem.help());
  }

  private static int refuse(Problems problems, Arguments arguments, Surroundings here) {
    var paint = Page.paintOfTold(arguments, here);
    var told = new ArrayList<Problem>();
    for (var problem : problems.all()) {
      told.add(arguments.has("--strict") ? error(problem) : problem);
    }
    here.tell(told, paint);
    return Exit.MISUSE;
  }

  private static List<Field> fields(Arguments arguments, Problems problems) {
    return FieldOption.read(
        arguments, Field::find, Figures.paths(), "the keys of --format json", problems);
  }

  /// The sums, and how sure they are where that is printed.
  private static Totals totals(
      List<Outcome> outcomes, List<Field> fields, Estimator.Options options) {
    boolean printed = fields.isEmpty();
    for (var field : fields) {
      printed |= field.scope() == Field.Scope.TOTAL && field.needsDraws();
    }
    if (outcomes.size() == 1) {
      return new Totals(outcomes, outcomes.getFirst().assessment().ranges());
    }
    if (!printed) {
      return new Totals(outcomes, Optional.empty());
    }
    var workloads = new ArrayList<Workload>();
    for (var outcome : outcomes) {
      workloads.add(outcome.assessment().workload());
    }
    return new Totals(outcomes, Estimator.together(workloads, options));
  }

  private static int deliver(
      List<Outcome> outcomes,
      Totals totals,
      List<Field> fields,
      Optional<Budget> budget,
      Catalog catalog,
      Problems notes,
      Arguments arguments,
      Surroundings here)
      throws IOException {
    Optional<String> text =
        fields.isEmpty()
            ? Optional.of(render(outcomes, totals, catalog, arguments, here))
            : FieldLines.of(outcomes, totals, fields, here);
    if (text.isEmpty() || !OutputFile.write(text.get(), arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    if (!arguments.has("--quiet")) {
      var paint = Page.paintOfTold(arguments, here);
      var doubts = new ArrayList<Problem>(notes.all());
      for (var outcome : outcomes) {
        doubts.addAll(outcome.warnings());
      }
      here.tell(doubts, paint);
    }
    return Budgets.check(outcomes, budget, here);
  }

  private static String render(
      List<Outcome> outcomes,
      Totals totals,
      Catalog catalog,
      Arguments arguments,
      Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> JsonReport.render(outcomes, totals);
      case "csv" -> CsvReport.render(outcomes);
      case "md" -> MarkdownReport.render(outcomes, totals);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield TextReport.render(outcomes, totals, catalog, page.width(), page.paint());
      }
    };
  }
}
