package lepton.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.plan.placement.Placer;
import lepton.plan.placement.Refusal;
import lepton.plan.placement.Refusal.Reason;
import lepton.quantity.PlainNumber;
import lepton.quantity.Power;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.report.PlacementDocument;
import lepton.report.PlacementSheet;
import lepton.report.PlacementText;
import lepton.text.Problems;
import lepton.text.Quote;

/// `lepton schedule --jobs FILE --sites FILE`: many jobs over several sites.
final class PlacementCommand {

  /// Options of one job's plan, which say nothing here.
  private static final List<String> OF_ONE =
      List.of(
          "--intensity",
          "--marginal",
          "--move",
          "--move-energy",
          "--profile",
          "--duration",
          "--interruptible",
          "--checkpoint-cost",
          "--print",
          "--set",
          "--pue");

  private final Arguments arguments;
  private final Surroundings here;
  private final Problems problems = new Problems();

  private PlacementCommand(Arguments arguments, Surroundings here) {
    this.arguments = arguments;
    this.here = here;
  }

  /// Whether a command line asks for it.
  static boolean asked(Arguments arguments) {
    return arguments.has("--jobs") || arguments.has("--sites");
  }

  static int run(Arguments arguments, Clock clock, Surroundings here) throws IOException {
    return new PlacementCommand(arguments, here).run(clock.millis() / 1000.0);
  }

  private int run(double now) throws IOException {
    var fields =
        FieldOption.read(
            arguments,
            path -> Optional.of(path).filter(PlacementSheet.PATHS::contains),
            PlacementSheet.PATHS,
            String.join(", ", PlacementSheet.PATHS),
            problems);
    Optional<ZoneId> zone =
        arguments.has("--timezone")
            ? Optional.of(ScheduleOptions.timeZone(arguments, problems))
            : Optional.empty();
    refuseOthers();
    var given =
        problems.hasErrors()
            ? Optional.<PlacementInput>empty()
            : PlacementInput.read(arguments, now, here, problems);
    if (given.isEmpty() || problems.hasErrors()) {
      return CommandLineTool.misuse(problems, here);
    }
    var input = given.get();
    return switch (Placer.place(input.jobs(), input.locations(), input.slots())) {
      case Placer.Outcome.Refused(var refusals) -> {
        refusals.forEach(its -> refused(its, input));
        yield CommandLineTool.misuse(problems, here);
      }
      case Placer.Outcome.Placed(var plan) ->
          deliver(new PlacementSheet(plan, input.zones(), zone), fields);
    };
  }

  private void refuseOthers() {
    for (var option : OF_ONE) {
      if (arguments.has(option)) {
        problems.error(
            option + " is of one job's plan, and --jobs of many",
            "say it in the files of --jobs and --sites, or leave it out");
      }
    }
    if (!arguments.words().isEmpty()) {
      problems.error(
          Quote.of(arguments.words().getFirst()) + " stands beside --jobs",
          "write it into the file of jobs: - workload: " + arguments.words().getFirst());
    }
    for (var pair : List.of(List.of("--jobs", "--sites"), List.of("--sites", "--jobs"))) {
      if (!arguments.has(pair.getFirst())) {
        problems.error(
            pair.getLast() + " needs " + pair.getFirst(),
            "write lepton schedule --jobs jobs.yaml --sites sites.yaml");
      }
    }
  }

  private void refused(Refusal refusal, PlacementInput input) {
    var request = input.requests().get(refusal.job());
    var job = input.jobs().get(refusal.job());
    var takes = Shown.span(new Span(job.seconds()));
    var name = Quote.of(job.name());
    switch (refusal.reason()) {
      case Reason.TooBig() ->
          problems.error(
              request.place(),
              name + " fits into none of its sites: it takes " + size(job.gpus(), job.watts()),
              "give it a larger site, or make it smaller or divisible: yes");
      case Reason.TooLate(double available) ->
          problems.error(
              request.place(),
              name + " takes " + takes + ", and its deadline leaves " + span(available),
              "give it a later deadline, or more hardware");
      case Reason.BetweenSlots() ->
          problems.error(
              request.place(),
              name
                  + " takes "
                  + takes
                  + ", and has not so many whole slots of "
                  + span(input.slots().seconds())
                  + " before its deadline",
              "plan in shorter slots: --step 5min");
      case Reason.Unknown() ->
          problems.error(
              request.place(),
              name + " takes " + takes + ", and no series of its sites covers that in its time",
              "give series that reach further, or other sites");
      case Reason.Full full ->
          problems.error(
              request.place(),
              (full.proven() ? "there is no room for " : "no room was found for ")
                  + name
                  + " beside the others before its deadline"
                  + wanted(full),
              "give it or them a later deadline or more sites, or a site more capacity;"
                  + " or let them run in parts: divisible: yes");
    }
  }

  private static String wanted(Reason.Full full) {
    if (full.wanted().isEmpty() || full.there().isEmpty()) {
      return "";
    }
    double wanted = full.wanted().getAsDouble();
    double there = full.there().getAsDouble();
    return ": jobs that have to run then and there take "
        + Shown.number(wanted)
        + " GPU hours of "
        + Shown.number(there)
        + (wanted <= there
            ? ", but what is left lies in pieces too short or too narrow for one in one go"
            : "");
  }

  private static String size(double gpus, double watts) {
    var power = Shown.power(new Power(watts));
    return gpus > 0 ? Shown.number(gpus) + " GPUs and " + power : power;
  }

  private static String span(double seconds) {
    return Shown.span(new Span(Math.max(0, seconds)));
  }

  private int deliver(PlacementSheet sheet, List<String> fields) throws IOException {
    var text = fields.isEmpty() ? Optional.of(render(sheet)) : lines(sheet, fields);
    if (text.isEmpty()) {
      CommandLineTool.misuse(problems, here);
      return Exit.FAILED;
    }
    if (!OutputFile.write(text.get(), arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    if (!arguments.has("--quiet")) {
      here.tell(problems.all(), Page.paintOfTold(arguments, here));
    }
    return Exit.DONE;
  }

  /// The numbers asked for; absent, with a problem, where one is not known.
  private Optional<String> lines(PlacementSheet sheet, List<String> fields) {
    var lines = new ArrayList<String>();
    for (var field : fields) {
      var value = sheet.number(field);
      if (value.isPresent()) {
        lines.add(PlainNumber.of(value.getAsDouble()) + "\n");
      } else {
        problems.error(
            "there is no " + field + ": jobs would miss their deadline",
            "ask for now.missed_deadlines, or give later deadlines");
      }
    }
    return problems.hasErrors() ? Optional.empty() : Optional.of(String.join("", lines));
  }

  private String render(PlacementSheet sheet) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> PlacementDocument.json(sheet);
      case "csv" -> PlacementDocument.csv(sheet);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield PlacementText.render(sheet, page.width(), page.paint());
      }
    };
  }
}
