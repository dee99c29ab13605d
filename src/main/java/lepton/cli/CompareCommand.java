package lepton.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Sampling;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Comparing;
import lepton.plan.compare.Standing;
import lepton.quantity.PlainNumber;
import lepton.report.ComparedDocument;
import lepton.report.ComparedField;
import lepton.report.ComparedOutcome;
import lepton.report.ComparedTables;
import lepton.report.ComparedText;
import lepton.text.Problem;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Severity;
import lepton.text.Suggestion;

/// `lepton compare FILE...`: workloads, recordings or variants side by side.
final class CompareCommand implements Command {

  /// From this probability on `--fail-if-worse` takes an alternative for worse.
  private static final double SURE = 0.95;

  @Override
  public CommandModel model() {
    return CompareModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    var names = arguments.words();
    InputFiles.refuseTwice(names, problems);
    var by = by(arguments, problems);
    var fields = fields(arguments, problems);
    var sampling = sampling(arguments, fields, problems);
    var variations = variations(arguments, names, problems);
    var settings = Overrides.of(arguments, problems);
    var catalog = OwnCatalog.read(arguments.value("--catalog"), here, problems);
    var contestants = new Contestants(catalog, settings, here, problems);
    if (!problems.hasErrors()) {
      if (variations.isEmpty()) {
        contestants.files(names);
      } else {
        contestants.variants(names.getFirst(), variations);
      }
      alone(contestants, variations, problems);
    }
    if (problems.hasErrors()) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
      return Exit.MISUSE;
    }
    var compared = Comparing.of(contestants.found(), sampling);
    if (by.isPresent()
        && compared.standings().stream().allMatch(its -> its.figure(by.get()).isEmpty())) {
      return unknown(by.get(), here);
    }
    var unlike = new UnlikeFigures(compared);
    if (arguments.has("--fail-if-worse")) {
      unlike.refuse(by.orElse(Yardstick.EMISSIONS), problems);
      if (problems.hasErrors()) {
        return CommandLineTool.misuse(problems, here);
      }
    }
    if (fields.isEmpty()
        || fields.stream().anyMatch(its -> its.yardstick() == Yardstick.EMISSIONS)) {
      unlike.tell(problems);
    }
    return deliver(
        new ComparedOutcome(compared, by.orElse(Yardstick.EMISSIONS), contestants.leftOut()),
        fields,
        problems,
        arguments,
        here);
  }

  /// Whether `--fail-if-worse` was given and another is worse than the base. That is a question of
  /// probability, for which is drawn also where no ranges are shown.
  private static boolean worse(ComparedOutcome outcome, Arguments arguments) {
    if (!arguments.has("--fail-if-worse")) {
      return false;
    }
    var compared = outcome.compared();
    if (arguments.has("--no-range")) {
      var sampling = Doubts.drawing(arguments, Comparing.USUAL_SAMPLES, new Problems());
      var all = compared.standings().stream().map(Standing::alternative).toList();
      compared = Comparing.of(all, Optional.of(sampling));
    }
    return compared.worse(outcome.by(), SURE);
  }

  /// One alone is nothing to compare, unless the others were left out.
  private static void alone(
      Contestants contestants, List<Variation> variations, Problems problems) {
    if (!problems.hasErrors() && variations.isEmpty() && contestants.found().size() == 1) {
      problems.error(
          "there is one workload, and nothing to compare it with",
          "name another file, or vary this one: --vary hardware.accelerator=h100-sxm,a100-sxm4-80gb");
    }
  }

  private static Optional<Yardstick> by(Arguments arguments, Problems problems) {
    var key = arguments.value("--by").orElse(Yardstick.EMISSIONS.key());
    var figure = ComparedField.figure(key);
    if (figure.isEmpty()) {
      var near = Suggestion.closest(key, ComparedField.figures());
      problems.error(
          "--by takes no " + Quote.of(key),
          near.map(its -> "did you mean '" + its + "'? ").orElse("")
              + "it takes "
              + String.join(", ", ComparedField.figures()));
    }
    return figure;
  }

  private static int unknown(Yardstick by, Surroundings here) {
    var problems = new Problems();
    problems.error(
        "none of these has " + by.key(),
        "it can't be worked out from what the files say; see 'lepton compare -f json'");
    return CommandLineTool.misuse(problems, here);
  }

  private static List<ComparedField> fields(Arguments arguments, Problems problems) {
    return FieldOption.read(
        arguments,
        ComparedField::find,
        ComparedField.paths(),
        "figures such as emissions.total_kg, alone or with .difference, .difference_p95, .ratio or"
            + " .probability_better behind",
        problems);
  }

  /// Nothing is drawn for fields that no draw is asked for.
  private static Optional<Sampling> sampling(
      Arguments arguments, List<ComparedField> fields, Problems problems) {
    var sampling = Doubts.ranges(arguments, Comparing.USUAL_SAMPLES, problems);
    boolean drawn = fields.stream().anyMatch(field -> field.value().needsDraws());
    if (drawn && arguments.has("--no-range")) {
      problems.error(
          "--no-range can't be combined with a range as --field", "leave one of them out");
    }
    boolean gate = arguments.has("--fail-if-worse");
    return fields.isEmpty() || drawn || gate ? sampling : Optional.empty();
  }

  private static List<Variation> variations(
      Arguments arguments, List<String> names, Problems problems) {
    var variations = new ArrayList<Variation>();
    long combinations = 1;
    for (var option : arguments.values("--vary")) {
      var variation = Variation.read(option, problems);
      if (variation.isPresent()) {
        combinations =
            Math.min(Integer.MAX_VALUE, combinations * variation.get().settings().size());
        twice(variation.get(), variations, problems);
        variations.add(variation.get());
      }
    }
    if (names.isEmpty()) {
      problems.error(
          "no file is named", "write 'lepton compare A.yaml B.yaml', or one file with --vary");
    } else if (!variations.isEmpty() && names.size() > 1) {
      problems.error(
          "--vary takes one file, and " + names.size() + " are named",
          "compare the variants of one file at a time");
    }
    if (combinations > Contestants.MOST) {
      problems.error(
          "these --vary make "
              + combinations
              + " combinations, more than the "
              + Contestants.MOST
              + " that a comparison takes",
          "vary fewer keys at once, or ranges in fewer steps: 30%..90%:3");
    }
    if (!variations.isEmpty() && combinations == 1 && !problems.hasErrors()) {
      problems.error(
          "--vary names one value, and there is nothing to compare it with",
          "write another after a comma, or a range such as 30%..90%");
    }
    return variations;
  }

  private static void twice(Variation variation, List<Variation> before, Problems problems) {
    for (var other : before) {
      if (other.path().equals(variation.path())) {
        problems.error(
            "'" + variation.path() + "' is varied twice",
            "write all of its values in one --vary, with commas between them");
      }
    }
  }

  private static int deliver(
      ComparedOutcome outcome,
      List<ComparedField> fields,
      Problems notes,
      Arguments arguments,
      Surroundings here)
      throws IOException {
    Optional<String> text =
        fields.isEmpty()
            ? Optional.of(render(outcome, arguments, here))
            : lines(outcome, fields, here);
    if (text.isEmpty() || !OutputFile.write(text.get(), arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    var told = new ArrayList<Problem>(arguments.has("--quiet") ? List.of() : notes.all());
    boolean worse = worse(outcome, arguments);
    if (worse) {
      told.add(
          new Problem(
              Severity.ERROR,
              Optional.empty(),
              outcome.by().key() + " is worse than that of " + outcome.compared().base().name(),
              Optional.of("--fail-if-worse was given; see the comparison")));
    }
    here.tell(told, Page.paintOfTold(arguments, here));
    return worse ? Exit.OVER_BUDGET : Exit.DONE;
  }

  /// Empty, with a sentence each, where there is no such number.
  private static Optional<String> lines(
      ComparedOutcome outcome, List<ComparedField> fields, Surroundings here) {
    var compared = outcome.compared();
    var values = new FieldValues();
    for (var one : outcome.leftOut()) {
      for (var field : fields) {
        values.add(Optional.empty(), field.path() + " for " + one.name(), one.reason());
      }
    }
    for (var standing : compared.standings()) {
      for (var field : fields) {
        var number = field.of(standing);
        boolean none = field.ofOthers() && standing == compared.base();
        if (number.isPresent() || !none) {
          values.add(
              number.map(PlainNumber::of),
              field.path() + " for " + standing.name(),
              "it or the base lacks the figure or a part of it, or nothing is in doubt; see 'lepton"
                  + " compare -f json'");
        }
      }
    }
    return values.text(here);
  }

  private static String render(ComparedOutcome outcome, Arguments arguments, Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> ComparedDocument.render(outcome);
      case "csv" -> ComparedTables.csv(outcome);
      case "md" -> ComparedTables.markdown(outcome);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield ComparedText.render(outcome, page.width(), page.paint());
      }
    };
  }
}
