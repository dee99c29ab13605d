package lepton.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.plan.schedule.Schedule;
import lepton.plan.schedule.Scheduler;
import lepton.plan.schedule.Task;
import lepton.plan.schedule.Zone;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.quantity.Span;
import lepton.report.ScheduleDocument;
import lepton.report.ScheduleSheet;
import lepton.report.ScheduleText;
import lepton.report.StartLines;
import lepton.text.Problems;
import lepton.workload.GridSignal;

/// `lepton schedule FILE`: when and where it is cleanest to run; and of many jobs over several
/// sites.
final class ScheduleCommand implements Command {

  private final Clock clock;
  private final ZoneId zone;

  /// @param zone of this machine, in which at(1) and sbatch(1) read times
  ScheduleCommand(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  static ScheduleCommand here() {
    return new ScheduleCommand(Clock.systemUTC(), ZoneId.systemDefault());
  }

  @Override
  public CommandModel model() {
    return ScheduleModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    if (PlacementCommand.asked(arguments)) {
      return PlacementCommand.run(arguments, clock, here);
    }
    var problems = new Problems();
    var fields =
        FieldOption.read(
            arguments,
            path -> Optional.of(path).filter(ScheduleSheet.PATHS::contains),
            ScheduleSheet.PATHS,
            String.join(", ", ScheduleSheet.PATHS),
            problems);
    var display = ScheduleOptions.timeZone(arguments, problems);
    var job = ScheduleJob.read(arguments, here, problems);
    var signals = new ScheduleSignals(arguments, clock, here, problems);
    var zones = signals.zones(job.flatMap(ScheduleJob::series));
    if (job.isEmpty() || zones.isEmpty() || problems.hasErrors()) {
      int misuse = CommandLineTool.misuse(problems, here);
      return signals.failed() ? Exit.FAILED : misuse;
    }
    return switch (zones.get()) {
      case ScheduleZones.Average(var all) ->
          plan(all, signals.standIns(), job.get(), fields, display, arguments, problems, here);
      case ScheduleZones.Marginal(var all) ->
          plan(all, signals.standIns(), job.get(), fields, display, arguments, problems, here);
    };
  }

  private <S extends GridSignal> int plan(
      List<Zone<S>> zones,
      Map<String, String> standIns,
      ScheduleJob job,
      List<String> fields,
      ZoneId display,
      Arguments arguments,
      Problems problems,
      Surroundings here)
      throws IOException {
    refuseOtherKind(fields, zones.getFirst().signal(), problems);
    var options = new ScheduleOptions(arguments, clock.millis() / 1000.0, problems);
    var task = options.task(job, zones.getFirst().signal().grams());
    Optional<Schedule<S>> schedule =
        problems.hasErrors() ? Optional.empty() : Scheduler.plan(task.orElseThrow(), zones);
    if (schedule.isEmpty()) {
      if (!problems.hasErrors()) {
        tooLong(task.orElseThrow(), zones, problems);
      }
      return CommandLineTool.misuse(problems, here);
    }
    doubts(schedule.get(), job, problems);
    var way = StartLines.Way.named(arguments.value("--print").orElse("lepton"));
    var starts = new StartLines(way, job.command(), zone);
    var windows = schedule.get().windows();
    var sheet =
        new ScheduleSheet(
            job.name(),
            schedule.get(),
            standIns,
            job.durations(),
            starts.of(windows, job.name()),
            starts.note(windows.size(), job.name()),
            display);
    return deliver(sheet, fields, problems, arguments, here);
  }

  /// A marginal figure never answers for an average one, nor the other way round.
  private static void refuseOtherKind(List<String> fields, GridSignal signal, Problems problems) {
    for (var field : fields) {
      var right = ScheduleSheet.called(field, signal);
      if (!right.equals(field)) {
        problems.error(
            "there is no " + field + " of " + ScheduleSheet.basis(signal) + " intensities",
            "ask for " + right);
      }
    }
  }

  private static <S extends GridSignal> void tooLong(
      Task task, List<Zone<S>> zones, Problems problems) {
    double seconds = task.profile().seconds();
    var takes = Shown.span(new Span(seconds));
    double until = task.deadline() - task.earliest();
    if (until < seconds) {
      problems.error(
          "it takes " + takes + ", and the deadline is in " + Shown.span(new Span(until)),
          "give a later --deadline, or more hardware: --set hardware.count=8");
      return;
    }
    double most = 0;
    for (var zone : zones) {
      var grams = zone.signal().grams();
      double from = Math.max(task.earliest(), grams.start());
      most = Math.max(most, Math.min(task.deadline(), grams.end()) - from);
    }
    problems.error(
        "it takes " + takes + ", and the series covers " + Shown.span(new Span(most)),
        "give a series that reaches further, or an earlier start with --earliest");
  }

  /// What is doubtful about a plan.
  private static <S extends GridSignal> void doubts(
      Schedule<S> schedule, ScheduleJob job, Problems problems) {
    var task = schedule.task();
    for (var left : schedule.skipped()) {
      problems.warning(
          "zone " + left.name() + " is left out: its series does not cover the job",
          "give a series that covers "
              + Shown.span(new Span(task.profile().seconds()))
              + " before the deadline");
    }
    double end = schedule.zone().signal().grams().end();
    if (end < task.deadline()) {
      problems.warning(
          "the series of " + schedule.zone().name() + " ends " + ago(task.deadline() - end),
          "later starts are not looked at; give one that reaches to the deadline");
    }
    gaps(schedule, problems);
    if (job.durations().isPresent()
        && schedule.endIfLasting(job.durations().get().p95()) > task.deadline()) {
      problems.warning(
          "one run in 20 takes longer than "
              + Shown.span(new Span(job.durations().get().p95()))
              + ", and would miss the deadline",
          "give an earlier --deadline to leave room");
    }
  }

  private static String ago(double seconds) {
    return Shown.span(new Span(seconds)) + " before the deadline";
  }

  private static <S extends GridSignal> void gaps(Schedule<S> schedule, Problems problems) {
    var grams = schedule.zone().signal().grams();
    double seconds = 0;
    for (var window : schedule.windows()) {
      for (int i = grams.index(window.start());
          i < grams.size() && grams.begins(i) < window.end();
          i++) {
        if (grams.gap(i)) {
          seconds +=
              Math.min(window.end(), grams.ends(i)) - Math.max(window.start(), grams.begins(i));
        }
      }
    }
    if (seconds > 0) {
      problems.warning(
          Shown.span(new Span(seconds)) + " of the chosen time lie in a gap of the series",
          "the value before the gap was taken to hold; fill the gap to be sure");
    }
  }

  private static int deliver(
      ScheduleSheet sheet,
      List<String> fields,
      Problems notes,
      Arguments arguments,
      Surroundings here)
      throws IOException {
    var text = fields.isEmpty() ? render(sheet, arguments, here) : lines(sheet, fields);
    if (!OutputFile.write(text, arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    if (!arguments.has("--quiet")) {
      here.tell(notes.all(), Page.paintOfTold(arguments, here));
    }
    return Exit.DONE;
  }

  private static String lines(ScheduleSheet sheet, List<String> fields) {
    var out = new StringBuilder();
    for (var field : fields) {
      out.append(PlainNumber.of(sheet.number(field).orElseThrow())).append('\n');
    }
    return out.toString();
  }

  private static String render(ScheduleSheet sheet, Arguments arguments, Surroundings here) {
    return switch (arguments.value("--format").orElse("text")) {
      case "json" -> ScheduleDocument.json(sheet);
      case "csv" -> ScheduleDocument.csv(sheet);
      default -> {
        var page = Page.ofResult(arguments, here);
        yield ScheduleText.render(sheet, page.width(), here.unicode(), page.paint());
      }
    };
  }
}
