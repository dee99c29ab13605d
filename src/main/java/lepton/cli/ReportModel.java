package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;

/// What `lepton report` takes.
final class ReportModel {

  static final CommandModel MODEL =
      new CommandModel(
          "report",
          "Show what a recorded command used.",
          "FILE...",
          List.of(),
          List.of(
              "Reads recordings that lepton run has written; '-' is standard input. Of a run that"
                  + " was torn off, its FILE.journal tells up to where it goes."),
          List.of(
              new Group("Output", output()),
              new Group("Footprint", footprint()),
              new Group("Doubt", Doubts.options("the figures")),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          List.of(
              new Example("lepton report run.json", "What did this run use?"),
              new Example(
                  "lepton report run.json.journal -f json -o run.json",
                  "Make a recording of what is left of a run that was killed."),
              new Example("lepton report run.json --grid SE", "And in Sweden?"),
              new Example(
                  "lepton report run.json --field energy.total_kwh",
                  "The bare number, for a script.")));

  private ReportModel() {}

  private static List<Option> output() {
    return List.of(
        CommandModel.FORMAT,
        Option.value(
                "PATH",
                "Print this one value alone, such as emissions.total_kg, duration_s or"
                    + " devices.ID.energy_kwh. Repeatable: a line each.",
                "--field")
            .repeated(),
        CommandModel.OUTPUT,
        CommandModel.QUIET);
  }

  private static List<Option> footprint() {
    return List.of(
        Option.value(
            "GRID", "Had it run on this grid: a country, cloud region or intensity.", "--grid"),
        Option.value(
            "FILE",
            "Had the grid this intensity over time: each interval's energy counts with its own. A"
                + " file, or a service that knows that time, such as carbonintensity:GB; see"
                + " lepton-schedule(1).",
            "--intensity"),
        CommandModel.STRICT,
        Option.value("PUE", "Had it run in a data centre of this PUE.", "--pue"),
        Option.value(
                "PATH=VALUE",
                "Set a key of the site, such as site.region=aws/eu-north-1. Repeatable.",
                "--set")
            .repeated(),
        CommandModel.CATALOG);
  }
}
