package lepton.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lepton.meter.MarksFile;
import lepton.process.BootClock;
import lepton.process.Child;
import lepton.process.Forwarding;
import lepton.process.Start;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// `lepton run -- COMMAND`: runs a command as if lepton were not there, and measures what it uses.
final class RunCommand implements Command {

  /// A shell's status of what a signal ended, less the signal.
  private static final int SIGNALED = 128;

  private static final Path ROOT = Path.of("/");
  private static final Path PROC = ROOT.resolve("proc");

  @Override
  public CommandModel model() {
    return RunModel.MODEL;
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var facts = EarlyFacts.of(arguments, ROOT, here);
    // Before anything is said or made, as it may have to start this process anew.
    try (var forwarding = Forwarding.begin(PROC)) {
      return run(arguments, facts, forwarding, here);
    }
  }

  private static int run(
      Arguments arguments, EarlyFacts facts, Forwarding forwarding, Surroundings here)
      throws IOException {
    var problems = new Problems();
    if (arguments.words().isEmpty()) {
      problems.error("no command is given", "write 'lepton run -- COMMAND'");
    }
    var settings = RunSettings.of(arguments, here, problems);
    var services = new Services(here, Clock.systemUTC());
    var site = site(arguments, services, here, problems);
    var sensors = RunSensors.of(settings, ROOT);
    if (!problems.hasErrors()) {
      sensors.check(problems);
    }
    if (problems.hasErrors()) {
      return CommandLineTool.misuse(problems, here);
    }
    var planned = facts.now();
    var asked = site.flatMap(RunSite::asked);
    var forecast =
        asked.map(
            its -> new RunForecast(its, services, arguments, planned, settings.quiet(), here));
    if (forecast.isPresent() && RunForecast.first(arguments)) {
      var ended = forecast.get().ask(forwarding, problems);
      if (ended.isPresent() || problems.hasErrors()) {
        return ended.isPresent() ? ended(ended.getAsInt(), here) : failed(problems, here);
      }
    }
    var series = forecast.isPresent() ? forecast.get().series() : site.flatMap(RunCommand::series);
    var latest = forecast.map(RunForecast::latest);
    var start = RunStart.of(arguments, series, planned, latest, planned, problems);
    if (problems.hasErrors()) {
      return CommandLineTool.misuse(problems, here);
    }
    var words = arguments.words();
    if (start.waits()) {
      var refusal = Child.refusal(words, PROC);
      if (refusal.isPresent()) {
        return refuse(refusal.get(), words, here);
      }
    }
    var place = RecordingPlace.of(settings.output(), words.getFirst(), start.at(), here);
    var files = place.flatMap(its -> files(its, here, problems));
    if (problems.hasErrors()) {
      return CommandLineTool.misuse(problems, here);
    }
    var ended =
        forecast.isPresent() && arguments.has("--when-below")
            ? forecast.get().await(forwarding)
            : await(start, settings.quiet(), forwarding, here);
    if (ended.isPresent()) {
      if (files.isPresent()) {
        files.get().marks().close();
      }
      return ended(ended.getAsInt(), here);
    }
    var started = facts.now();
    return run(
        new RunSetup(
            settings,
            arguments,
            sensors,
            facts,
            site,
            asked.map(its -> new LiveIntensity(services, its, RunStart.seconds(started))),
            files.map(Files::place),
            files.map(Files::marks),
            started,
            here),
        forwarding);
  }

  /// A file's.
  private static Optional<IntensitySeries> series(RunSite site) {
    return site.site().intensity() instanceof Site.Varying(var series, _)
        ? Optional.of(series)
        : Optional.empty();
  }

  private static int ended(int signal, Surroundings here) {
    here.say("lepton: ended while waiting; nothing was run");
    return SIGNALED + signal;
  }

  private static int failed(Problems problems, Surroundings here) {
    CommandLineTool.misuse(problems, here);
    return Exit.FAILED;
  }

  /// Waits for the start; the signal that ended the waiting, if one did.
  private static OptionalInt await(
      RunStart start, boolean quiet, Forwarding forwarding, Surroundings here) throws IOException {
    if (!quiet) {
      start.why().ifPresent(why -> here.say("lepton: " + why));
    }
    if (!start.waits()) {
      return OptionalInt.empty();
    }
    return forwarding.awaitUntil(start.milliseconds(), System::currentTimeMillis);
  }

  /// What was said of the place has to be right before the command starts; the defaults have time.
  private static Optional<RunSite> site(
      Arguments arguments, Services services, Surroundings here, Problems problems) {
    return RunSite.given(arguments)
        ? RunSite.read(arguments, services, RunSensors.isPersonal(ROOT), here, problems)
        : Optional.empty();
  }

  /// What a run writes to while it goes on.
  private record Files(RecordingPlace place, MarksFile marks) {}

  /// Makes the marks' file, which shows that the recording can be written beside it. A file that
  /// was named has to do; without the usual one there is a summary and no recording.
  private static Optional<Files> files(RecordingPlace place, Surroundings here, Problems problems) {
    try {
      var ready = place.prepare();
      var marks = new MarksFile(ready.place().marks());
      ready
          .kept()
          .ifPresent(
              path ->
                  here.say(
                      "lepton: a run before this one left its journal, kept as "
                          + path
                          + "; 'lepton report' reads it"));
      if (ready.shared()) {
        here.say(
            "lepton: warning: another run records to "
                + Quote.of(place.recording().toString())
                + " too: the one that ends last is what it will hold");
      }
      return Optional.of(new Files(ready.place(), marks));
    } catch (IOException unwritable) {
      var file = Quote.of(place.recording().toString());
      var why = OutputFile.why(unwritable);
      if (place.chosen()) {
        problems.error("cannot write " + file + ": " + why, "give another file to --output");
      } else {
        here.say("lepton: warning: no recording is kept: cannot write " + file + ": " + why);
      }
      return Optional.empty();
    }
  }

  private static int run(RunSetup setup, Forwarding forwarding) throws IOException {
    var boot = new BootClock();
    var marks = setup.marks().map(its -> Map.of(MarkCommand.MARKS, its.path().toString()));
    double began = boot.getAsDouble();
    return switch (Child.start(setup.words(), marks.orElse(Map.of()), PROC)) {
      case Start.Refused refused -> {
        if (setup.marks().isPresent()) {
          setup.marks().get().close();
        }
        yield refuse(refused, setup.words(), setup.here());
      }
      case Start.Running(var child) -> {
        forwarding.to(child, setup.settings().live());
        var measuring = new Measuring(setup, () -> boot.getAsDouble() - began, child);
        var ended = child.await(() -> forwarding.stopAlong(measuring::hide));
        measuring.finish(ended, boot.getAsDouble() - began);
        yield ended.status();
      }
    };
  }

  /// What stands in the command's environment and in no other's.
  static String variable(MarksFile marks) {
    return MarkCommand.MARKS + "=" + marks.path();
  }

  private static int refuse(Start.Refused refused, List<String> words, Surroundings here) {
    var problems = new Problems();
    problems.error(
        "cannot run " + Quote.of(words.getFirst()) + ": " + refused.reason(), refused.help());
    CommandLineTool.misuse(problems, here);
    return refused.status();
  }
}
