package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;

/// What `lepton run` takes.
final class RunModel {

  static final CommandModel MODEL =
      new CommandModel(
          "run",
          "Run a command unchanged, and measure what it uses.",
          "[--] COMMAND [ARGUMENT...]",
          List.of(),
          List.of(
              "Options end at '--' or at the first word that is none; all that follows is the"
                  + " command, which is run as if lepton were not there: with its input, output,"
                  + " environment, signals, terminal and exit status. What lepton has to say goes"
                  + " to standard error."),
          List.of(
              new Group("Output", output()),
              new Group("Start", start()),
              new Group("Measurement", measurement()),
              new Group("Judgement", judgement()),
              new Group("Footprint", footprint()),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          examples(),
          true);

  private RunModel() {}

  private static List<Option> output() {
    return List.of(
        Option.value(
            "FILE",
            "Write the recording to FILE (default: a new file in $XDG_STATE_HOME/lepton or"
                + " ~/.local/state/lepton). FILE.journal stands beside it while the command runs.",
            "-o",
            "--output"),
        Option.toggle("Print no summary and no warnings.", "-q", "--quiet"),
        Option.toggle(
            "On a terminal, show power, energy and carbon so far in one line.", "--live"));
  }

  private static List<Option> start() {
    return List.of(
        Option.value(
            "TIME",
            "Wait until this point in time, such as 2026-11-23T08:00Z, before the command is"
                + " started. ^C while waiting ends with 130, and nothing was run.",
            "--start-at"),
        Option.value(
            "INTENSITY",
            "Wait until the series of --intensity is at or below this: 200gCO2e/kWh. A service is"
                + " asked again every 15 minutes.",
            "--when-below"),
        Option.value(
            "TIME",
            "Start at the latest then: after a time such as 12h, or at a point in time (default:"
                + " the end of the series; 48 h with a service).",
            "--deadline"));
  }

  private static List<Option> measurement() {
    return List.of(
        Option.value(
            "TIME",
            "Read power this often, and the rest once a second (default: 100 ms).",
            "--interval"),
        Option.value(
            "LIST",
            "Measure these GPUs, by index or UUID, with commas between them (default: those that"
                + " the command may see, by CUDA_VISIBLE_DEVICES and its like).",
            "--gpus"),
        Option.toggle(
            "Count all that the machine uses, not the command's share of it alone.",
            "--whole-machine"),
        Option.toggle(
            "Count only what a sensor measures: model nothing that has none.", "--measured-only"),
        Option.value(
            "COMMAND",
            "Take the machine's power from COMMAND, which prints it in watts: a BMC's, a plug's.",
            "--meter"));
  }

  private static List<Option> judgement() {
    return List.of(
        Option.value(
            "FILE", "Estimate the workload in FILE too, and show both side by side.", "--workload"),
        Option.value(
            "AMOUNT", "The most that the command may use: 5kg of CO2e, or kWh, EUR.", "--budget"),
        Option.value(
                "ACTION",
                "Over the budget, warn (the default), or stop the command: by TERM, and by KILL if"
                    + " it goes on.",
                "--on-exceed")
            .oneOf("warn", "stop"));
  }

  private static List<Option> footprint() {
    return List.of(
        Option.value("GRID", "Where it runs: a country, cloud region or intensity.", "--grid"),
        Option.value(
            "FILE",
            "The intensity of the grid over time: each interval's energy counts with its own. A"
                + " file, or a service such as carbonintensity:GB, which is asked beside the"
                + " command and never waited for; see lepton-schedule(1).",
            "--intensity"),
        CommandModel.STRICT,
        Option.value("PUE", "The power usage effectiveness of the data centre.", "--pue"),
        Option.value(
                "PATH=VALUE",
                "Set a key of the workload, such as site.grid=SE. Repeatable.",
                "--set")
            .repeated(),
        CommandModel.CATALOG);
  }

  private static List<Example> examples() {
    return List.of(
        new Example("lepton run -- python train.py", "What does this training use?"),
        new Example(
            "lepton run -o run.json --grid SE -- python train.py --epochs 3",
            "Keep the recording, and count carbon as in Sweden."),
        new Example(
            "lepton run --budget 5kg --on-exceed stop -- python train.py",
            "Stop the training once it has caused 5 kg of CO2e."),
        new Example(
            "lepton run --when-below 200gCO2e/kWh --intensity de.csv --deadline 12h -- make",
            "Start once the grid is clean, within 12 hours in any case."));
  }
}
