package lepton.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.meter.DeviceKind;
import lepton.meter.Probe;
import lepton.meter.SensorSource;
import lepton.meter.sensor.GpuRequest;
import lepton.meter.sensor.NvmlSource;
import lepton.meter.sensor.ProcessTree;
import lepton.meter.sensor.Sources;
import lepton.report.DoctorReport;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// `lepton doctor`: what can be measured here, and how to get the rest.
final class DoctorCommand implements Command {

  /// What may be required: a kind of device, or a source of sensors under its own name.
  private static final List<String> REQUIREMENTS =
      List.of("gpu", "cpu", "memory", "machine", "nvidia", "rapl", "hwmon");

  /// RAPL counts on about every ms, GPUs up to every 100 ms.
  private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

  private final Supplier<List<SensorSource>> sources;
  private final LongSupplier nanos;
  private final Probe.Pause pause;

  /// With the sensors of this machine.
  static DoctorCommand here() {
    return new DoctorCommand(
        DoctorCommand::ofThisMachine, System::nanoTime, () -> Thread.sleep(BETWEEN_READINGS));
  }

  private static List<SensorSource> ofThisMachine() {
    var root = Path.of("/");
    var tree = new ProcessTree(root, System::nanoTime);
    return new Sources(
            root,
            tree,
            new NvmlSource(NvmlSource.LIBRARY, GpuRequest.ALL, tree),
            GpuRequest.ALL,
            List.of(),
            Optional.of(PublishedPower::processor),
            PublishedPower.memory(),
            System::nanoTime)
        .each();
  }

  /// @param nanos a clock that never steps back
  /// @param pause between two readings of a counter
  DoctorCommand(Supplier<List<SensorSource>> sources, LongSupplier nanos, Probe.Pause pause) {
    this.sources = sources;
    this.nanos = nanos;
    this.pause = pause;
  }

  @Override
  public CommandModel model() {
    return new CommandModel(
        "doctor",
        "Tell what can be measured here, and how to get the rest.",
        "",
        List.of(),
        List.of(
            "Tries every sensor: whether it is there, what it shows now, or why not and the one"
                + " command that mends it."),
        List.of(
            new Group(
                "Output",
                List.of(
                    Option.value("FORMAT", "Print text (the default) or json.", "-f", "--format")
                        .oneOf("text", "json"),
                    CommandModel.OUTPUT)),
            new Group(
                "Judgement",
                List.of(
                    Option.value(
                            "SENSOR",
                            "End with exit status 1 where this can't be measured. Repeatable.",
                            "--require")
                        .oneOf(REQUIREMENTS.toArray(String[]::new))
                        .repeated())),
            new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
        List.of(
            new Example("lepton doctor", "What can be measured here?"),
            new Example(
                "lepton doctor --require nvidia && lepton run -- python train.py",
                "Run only where the GPUs can be measured.")));
  }

  @Override
  public int run(Arguments arguments, Surroundings here) throws IOException {
    var problems = new Problems();
    for (var required : arguments.values("--require")) {
      if (!REQUIREMENTS.contains(required)) {
        var near = Suggestion.closest(required, REQUIREMENTS);
        problems.error(
            "--require takes no " + Quote.of(required),
            near.map(its -> "did you mean '" + its + "'? ").orElse("")
                + "it takes "
                + String.join(", ", REQUIREMENTS));
      }
    }
    for (var word : arguments.words()) {
      problems.error(
          "doctor takes no " + Quote.of(word), "to require a sensor write --require " + word);
    }
    if (problems.hasErrors()) {
      return CommandLineTool.misuse(problems, here);
    }
    var probes = probes();
    var text =
        arguments.value("--format").orElse("text").equals("json")
            ? DoctorReport.json(probes)
            : text(probes, arguments, here);
    if (!OutputFile.write(text, arguments.value("--output"), here)) {
      return Exit.FAILED;
    }
    return require(arguments.values("--require"), probes, here);
  }

  private static String text(List<Probe> probes, Arguments arguments, Surroundings here) {
    var page = Page.ofResult(arguments, here);
    return DoctorReport.text(probes, page.width(), page.paint());
  }

  private List<Probe> probes() {
    var all = sources.get();
    try {
      return withoutNeedlessModels(Probe.all(all, nanos, pause));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      all.forEach(SensorSource::close);
    }
  }

  /// A model stands in only where nothing is measured.
  private static List<Probe> withoutNeedlessModels(List<Probe> probes) {
    var needed = new ArrayList<Probe>();
    for (var probe : probes) {
      boolean measured =
          probe.modelled()
              && probes.stream()
                  .anyMatch(other -> had(other) && is(other, probe.device().get().kind()));
      if (!measured) {
        needed.add(probe);
      }
    }
    return needed;
  }

  private static int require(List<String> required, List<Probe> probes, Surroundings here) {
    var problems = new Problems();
    for (var what : required) {
      if (probes.stream().noneMatch(probe -> fits(probe, what) && had(probe))) {
        refuse(what, probes, problems);
      }
    }
    if (problems.hasErrors()) {
      CommandLineTool.misuse(problems, here);
      return Exit.FAILED;
    }
    return Exit.DONE;
  }

  /// A model is no measurement.
  private static boolean had(Probe probe) {
    return probe.readable() && !probe.modelled();
  }

  private static void refuse(String what, List<Probe> probes, Problems problems) {
    var why = new ArrayList<String>();
    var remedies = new ArrayList<String>();
    for (var probe : probes) {
      if ((fits(probe, what) || couldHave(probe, what)) && !had(probe)) {
        probe.why().filter(its -> !why.contains(its)).ifPresent(why::add);
        probe.remedy().filter(its -> !remedies.contains(its)).ifPresent(remedies::add);
      }
    }
    problems.error(
        what + " can't be measured here" + (why.isEmpty() ? "" : ": " + String.join("; ", why)),
        remedies.isEmpty() ? "'lepton doctor' lists what can" : String.join("; ", remedies));
  }

  private static boolean fits(Probe probe, String what) {
    return switch (what) {
      case "gpu" -> is(probe, DeviceKind.GPU);
      case "cpu" -> is(probe, DeviceKind.CPU);
      case "memory" -> is(probe, DeviceKind.MEMORY);
      case "machine" -> is(probe, DeviceKind.MACHINE);
      case "nvidia" -> probe.sensor().equals("nvml");
      default -> probe.sensor().equals(what);
    };
  }

  /// Whether a source that found nothing might have found what is required.
  private static boolean couldHave(Probe probe, String what) {
    boolean nothing = probe.device().isEmpty();
    return nothing
        && switch (what) {
          case "gpu" -> probe.sensor().equals("nvml") || probe.sensor().equals("hwmon");
          case "cpu", "memory" -> probe.sensor().equals("rapl");
          default -> false;
        };
  }

  private static boolean is(Probe probe, DeviceKind kind) {
    return probe.device().isPresent() && probe.device().get().kind() == kind;
  }
}
