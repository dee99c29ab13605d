package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;

/// What `lepton estimate` takes.
final class EstimateModel {

  static final CommandModel MODEL =
      new CommandModel(
          "estimate",
          "Estimate the energy, carbon, water and cost of a workload.",
          "FILE...",
          List.of(),
          List.of(
              "Reads workloads from YAML or JSON files, one document a workload; '-' is standard"
                  + " input. Prints what each will use, and every assumption that was made."),
          List.of(
              new Group("Output", output()),
              new Group("Workload", workload()),
              new Group("Doubt", doubt()),
              new Group("Judgement", judgement()),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          examples());

  static final String SENSITIVE = "emissions.total_kg";

  private EstimateModel() {}

  private static List<Option> output() {
    return List.of(
        CommandModel.FORMAT,
        Option.value(
                "PATH",
                "Print this one value alone, such as emissions.total_kg; 'total.' before it sums"
                    + " over all workloads. Repeatable: a line each.",
                "--field")
            .repeated(),
        CommandModel.OUTPUT,
        CommandModel.QUIET,
        Option.toggle(
            "Print each equation, its numbers, and the source of every input.", "--explain"));
  }

  private static List<Option> workload() {
    return List.of(CommandModel.SET, CommandModel.GRID, CommandModel.PUE, CommandModel.CATALOG);
  }

  private static List<Option> doubt() {
    var options = Doubts.options("the figures");
    options.add(
        Option.value(
                "FIELD",
                "Rank the uncertain inputs by their share of the variance of a figure (default "
                    + SENSITIVE
                    + "), and draw how far each moves it.",
                "--sensitivity")
            .orFigure(SENSITIVE));
    return options;
  }

  private static List<Option> judgement() {
    return List.of(
        Option.value(
            "AMOUNT",
            "The most that all workloads together may use: 5kg of CO2e, or kWh, L, EUR; over it the"
                + " exit status is 3.",
            "--budget"),
        Option.value(
                "FORM",
                "Read the document's pruning equation as sound (the default) or literal, as"
                    + " printed.",
                "--equations")
            .oneOf("sound", "literal"),
        Option.toggle("Take warnings for errors.", "--strict"));
  }

  private static List<Example> examples() {
    return List.of(
        new Example("lepton estimate run.yaml", "What will this run use?"),
        new Example(
            "lepton estimate run.yaml --grid SE --set hardware.count=64",
            "And in Sweden, on 64 accelerators?"),
        new Example(
            "lepton estimate run.yaml --field emissions.total_kg",
            "The bare number, for a script."),
        new Example(
            "lepton estimate --budget 5kg *.yaml && sbatch train.sh",
            "Train only if all of it stays within 5 kg of CO2e."),
        new Example(
            "lepton estimate run.yaml --field range.emissions.total_kg.p95",
            "What it stays below in 19 cases of 20."),
        new Example("lepton estimate --sensitivity run.yaml", "Which input should I know better?"),
        new Example("lepton estimate --explain run.yaml", "Where does each number come from?"));
  }
}
