package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.plan.advise.AccuracyCurve;
import lepton.plan.advise.Adviser;
import lepton.plan.advise.Decision;
import lepton.plan.advise.Goal;
import lepton.plan.advise.Improved;
import lepton.plan.advise.Limit;
import lepton.plan.advise.Movable;
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
    var goals = goals();
    var curves = curves();
    var chosen = decisions();
    var sampling = Doubts.ranges(arguments, Adviser.USUAL_SAMPLES, problems);
    var found = new Problems();
    if (read.variants().with(List.of(), found).isEmpty()) {
      problems.addAll(found);
    }
    if (problems.hasErrors() || goals.isEmpty()) {
      return Optional.empty();
    }
    var decisions =
        arguments.has("--vary")
            ? chosen
            : Movable.of(read.variants(), catalog, curves, problems);
    var limits = limits(read);
    boolean accuracy = limits.stream().anyMatch(limit -> limit.goal().isEmpty());
    if (accuracy && curves.isEmpty()) {
      problems.error(
          "--within limits the accuracy, and nothing says what it is",
          "measure it and give a table: --accuracy curve.csv, with the columns keep,accuracy");
    } else if (decisions.isEmpty() && !problems.hasErrors()) {
      problems.error(
          "nothing of this workload is known to move",
          "say what may, such as --vary levers.pruning.keep=30%..90%");
    }
    var other = goals.size() > 1 ? Optional.of(goals.get(1)) : Optional.<Goal>empty();
    return Optional.of(
        new Question(goals.getFirst(), other, decisions, limits, curves, sampling));
  }

  private List<AccuracyCurve> curves() {
    var curves = new ArrayList<AccuracyCurve>();
    var files = new InputFiles(here);
    for (var name : arguments.values("--accuracy")) {
      var curve =
          files.read(name, problems).flatMap(text -> AccuracyCurve.read(text, problems));
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

  /// The goal, and the second one of a front.
  private List<Goal> goals() {
    var goals = new ArrayList<Goal>();
    var minimised = arguments.value("--minimise").flatMap(Goal::named);
    var front = arguments.value("--front");
    if (front.isEmpty()) {
      minimised.ifPresent(goals::add);
      return goals;
    }
    for (var word : front.get().split(",", -1)) {
      Goal.named(word.strip()).ifPresent(goals::add);
    }
    boolean two =
        goals.size() == 2 && goals.get(0) != goals.get(1) && front.get().split(",", -1).length == 2;
    if (!two) {
      problems.error(
          "--front takes two goals, got " + Quote.of(front.get()),
          "write two of energy, carbon, water, cost, time: --front carbon,time");
    } else if (minimised.isPresent() && minimised.get() == goals.get(1)) {
      return List.of(goals.get(1), goals.get(0));
    } else if (minimised.isPresent() && minimised.get() != goals.get(0)) {
      problems.error("--minimise names none of the two goals of --front", "leave --minimise out");
    }
    return goals;
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
