package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;

/// What `lepton validate` takes.
final class ValidateModel {

  static final CommandModel MODEL =
      new CommandModel(
          "validate",
          "Recompute published runs, and say how far off lepton is.",
          "[WORD...]",
          List.of(),
          List.of(
              "Recomputes training runs that were published with their hours, energy or carbon, and"
                  + " prints what was reported beside it. Words narrow the runs: every one of them"
                  + " must occur in a name.",
              "Circular and measured figures come from the hours and the power that were reported"
                  + " with them, and must agree within the rounding of what was printed. Predicted"
                  + " ones come from the parameters, the tokens and the hardware alone; a run that"
                  + " the priors were fitted to is predicted by priors fitted to all the others. In"
                  + " a table of your own too: a run is known again by its accelerator and hours, as"
                  + " far as they were printed, and by its name or its work; fitted_as in JSON and"
                  + " CSV says which it is.",
              "A table of your own is CSV with a header, a row a run. Columns: name; task (train or"
                  + " train-moe); parameters, active_parameters, tokens, compute_flop; accelerator,"
                  + " count, accelerator_hours, power_w (the mean of one accelerator); pue; grid (a"
                  + " name or gCO2e/kWh); energy_mwh, emissions_t; basis (measured, circular or"
                  + " hours); boundary (accelerators or system); energy_at (facility, or it where"
                  + " the energy is without the PUE); mfu, source, note. Only name must be there;"
                  + " what was not published stays empty. Numbers are plain and keep the digits"
                  + " they were printed with, 1.46e6 for 1.46 million.",
              "Exit status: 0 where all arithmetic agrees, 1 where some does not, 2 for a table or"
                  + " options that make no sense. Predictions and contradictions don't change it."),
          List.of(
              new Group("Runs", List.of(file(), CommandModel.CATALOG)),
              new Group("Output", output()),
              new Group("Doubt", Doubts.options("predictions")),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          examples());

  private ValidateModel() {}

  private static Option file() {
    return Option.value(
        "FILE", "Recompute the runs of a CSV table of your own; '-' is standard input.", "--file");
  }

  private static List<Option> output() {
    return List.of(
        CommandModel.FORMAT,
        Option.value(
                "PATH",
                "Print this one number alone, such as"
                    + " summary.left_out.accelerator_hours.median_error. Repeatable: a line each.",
                "--field")
            .repeated(),
        Option.toggle("Print the summary alone.", "--summary"),
        Option.toggle("Print the source and the remarks of each run.", "--explain"),
        CommandModel.OUTPUT,
        CommandModel.QUIET);
  }

  private static List<Example> examples() {
    return List.of(
        new Example("lepton validate", "How far off is lepton?"),
        new Example("lepton validate --summary", "In short?"),
        new Example("lepton validate --explain llama", "Of the Llama models, with sources."),
        new Example("lepton validate --file runs.csv", "And of runs of my own?"),
        new Example(
            "lepton validate --field summary.left_out.accelerator_hours.median_error",
            "The bare number, for a script."));
  }
}
