package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.plan.advise.AccuracyCurve;
import lepton.plan.advise.Adviser;
import lepton.plan.advise.Decision;
import lepton.plan.advise.Improved;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Movable;
import lepton.plan.advise.Objective;
import lepton.plan.advise.Optimiser;
import lepton.plan.advise.Optimum;
import lepton.plan.advise.Question;
import lepton.report.OptimumDocument;
import lepton.report.OptimumFigures;
import lepton.report.OptimumText;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.SourceText;
import lepton.workload.Site;

/// `lepton advise --minimise`: what is best within constraints.
final class Optimising {

  private static final List<String> OPTIONS = List.of("--within", "--vary", "--accuracy");

  private final Arguments arguments;
  private final Surroundings here;
  private final Problems problems;

  Optimising(Arguments arguments, Surroundings here, Problems problems) {
    this.arguments = arguments;
    this.here = here;
    this.problems = problems;
  }

  /// Whether the command line asks for an optimum and not for an assessment.
  static boolean asked(Arguments arguments) {
    return arguments.has("--minimise") || arguments.has("--front");
  }

  /// Tells of options that mean nothing without `--minimise`.
  static void refuseAlone(Arguments arguments, Problems problems) {
    for (var option : OPTIONS) {
      if (arguments.has(option)) {
        problems.error(
            option + " needs --minimise", "say what should be least, such as --minimise carbon");
      }
    }
  }

  int run(Catalog catalog) throws IOException {
    for (var option : List.of("--by", "--from")) {
      if (arguments.has(option)) {
        problems.error(
            option + " can't be combined with --minimise",
            "it belongs to the assessment; leave one of them out");
      }
    }
    var fields = fields();
    var read = AdvisedFile.read(arguments, catalog, here, problems);
    var question = read.flatMap(its -> question(its, catalog));
    Optional<Optimum> optimum =
        problems.hasErrors() || question.isEmpty() || read.isEmpty()
            ? Optional.empty()
            : Optimiser.solve(read.get().variants(), question.get(), problems);
    if (problems.hasErrors() || optimum.isEmpty() || read.isEmpty()) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
      return Exit.MISUSE;
    }
    var text = fields.isEmpty() ? Optional.of(render(optimum.get())) : lines(optimum.get(), fields);
    if (text.isEmpty() || !written(optimum.get(), read.get())) {
      return Exit.FAILED;
    }
    here.print(text.get());
    if (!arguments.has("--quiet")) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
    }
    return optimum.get().feasible() ? Exit.DONE : Exit.FAILED;
  }

  private Optional<Question> question(AdvisedFile read, Catalog catalog) {
    var objectives = objectives();
    var curves = curves();
    var chosen = decisions();
    var sampling = Doubts.ranges(arguments, Adviser.USUAL_SAMPLES, problems);
    var found = new Problems();
    if (read.variants().with(List.of(), found).isEmpty()) {
      problems.addAll(found);
    }
    if (problems.hasErrors()
        || objectives.isEmpty()
        || !(objectives.getFirst() instanceof Objective.Less(var goal))) {
      return Optional.empty();
    }
    var decisions =
        arguments.has("--vary") ? chosen : Movable.of(read.variants(), catalog, curves, problems);
    var limits = limits(read);
    boolean accuracy =
        limits.stream().anyMatch(limit -> limit.goal().isEmpty())
            || objectives.contains(new Objective.Accuracy());
    if (accuracy && curves.isEmpty()) {
      problems.error(
          "this asks for the accuracy, and nothing says what it is",
          "measure it and give a table: --accuracy curve.csv, with the columns keep,accuracy");
    } else if (decisions.isEmpty() && !problems.hasErrors()) {
      problems.error(
          "nothing of this workload is known to move",
          "say what may, such as --vary levers.pruning.keep=30%..90%");
    }
    var other =
        objectives.size() > 1 ? Optional.of(objectives.get(1)) : Optional.<Objective>empty();
    return Optional.of(new Question(goal, other, decisions, limits, curves, sampling));
  }

  private List<AccuracyCurve> curves() {
    var curves = new ArrayList<AccuracyCurve>();
    var files = new InputFiles(here);
    for (var name : arguments.values("--accuracy")) {
      var curve = files.read(name, problems).flatMap(text -> AccuracyCurve.read(text, problems));
      if (curve.isPresent()) {
        var path = curve.get().path();
        if (curves.stream().anyMatch(other -> other.path().equals(path))) {
          problems.error(
              "two tables say what " + path + " does to the accuracy", "keep one of them");
        }
        curves.add(curve.get());
      }
    }
    return curves;
  }

  private List<Decision> decisions() {
    var decisions = new ArrayList<Decision>();
    for (var written : arguments.values("--vary")) {
      var decision = Variation.read(written, problems).flatMap(its -> its.decision(problems));
      if (decision.isPresent()) {
        var path = decision.get().path();
        if (decisions.stream().anyMatch(other -> other.path().equals(path))) {
          problems.error(
              "--vary names " + path + " twice", "write all its values behind one --vary");
        }
        decisions.add(decision.get());
      }
    }
    return decisions;
  }

  /// The two of a front; empty, with a problem, where they are none.
  private List<Objective> front() {
    var front = new ArrayList<Objective>();
    var words = arguments.value("--front").orElse("").split(",", -1);
    for (var word : words) {
      Objective.named(word.strip()).ifPresent(front::add);
    }
    if (words.length != 2 || front.size() != 2 || front.get(0).equals(front.get(1))) {
      problems.error(
          "--front takes two figures, got " + Quote.of(String.join(",", words)),
          "write two of energy, carbon, water, cost, time, accuracy: --front carbon,time");
      return List.of();
    }
    return front;
  }

  /// What is least, and what it gives way to; empty, with a problem, where that can't be told.
  private List<Objective> objectives() {
    var minimised = arguments.value("--minimise").flatMap(Objective::named);
    if (!arguments.has("--front")) {
      return minimised.map(List::of).orElse(List.of());
    }
    var front = front();
    if (front.isEmpty() || (minimised.isPresent() && !front.contains(minimised.get()))) {
      if (!front.isEmpty()) {
        problems.error(
            "--minimise names none of the two figures of --front", "leave --minimise out");
      }
      return List.of();
    }
    boolean second =
        minimised.equals(Optional.of(front.get(1)))
            || front.getFirst() instanceof Objective.Accuracy;
    return second ? front.reversed() : front;
  }

  private List<Limit> limits(AdvisedFile read) {
    var currency =
        read.variants()
            .with(List.of(), new Problems())
            .flatMap(its -> its.workload().site().price())
            .map(Site.Price::currency);
    var limits = new ArrayList<Limit>();
    for (var within : arguments.values("--within")) {
      limits.addAll(Limit.read(within, currency, problems));
    }
    return limits;
  }

  private List<String> fields() {
    return FieldOption.read(
        arguments,
        path -> Optional.of(path).filter(OptimumFigures.paths()::contains),
        OptimumFigures.paths(),
        "the numbers under now, optimum and range of --format json",
        problems);
  }

  private Optional<String> lines(Optimum optimum, List<String> fields) {
    var values = new FieldValues();
    for (var path : fields) {
      values.add(
          OptimumFigures.at(path, optimum),
          path + " of this optimum",
          "it could not be worked out; see 'lepton advise -f json'");
    }
    return values.text(here);
  }

  /// Writes the workload at its optimum, where that is asked for; not one that keeps no
  /// constraints.
  private boolean written(Optimum optimum, AdvisedFile read) throws IOException {
    var name = arguments.value("--output");
    if (name.isEmpty() || !optimum.feasible()) {
      return true;
    }
    var text =
        Improved.of(
            SourceText.of(name.get(), read.text().content()),
            read.given(),
            optimum.changes(),
            List.of(),
            optimum.use(),
            read.reader());
    return AdviseCommand.write(text, name.get(), optimum.changes(), read, here);
  }

  private String render(Optimum optimum) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> OptimumDocument.json(optimum);
      case "csv" -> OptimumDocument.csv(optimum);
      case "md" -> OptimumText.markdown(optimum);
      default -> {
        // the file of --output takes the workload, and no report
        var page = Page.of(arguments, here.outIsTerminal(), here);
        yield OptimumText.render(optimum, page.width(), page.paint());
      }
    };
  }
}
