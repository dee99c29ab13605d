package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.plan.advise.Adviser;

/// What `lepton advise` takes.
final class AdviseModel {

  static final CommandModel MODEL =
      new CommandModel(
          "advise",
          "Rank the levers that would save energy, carbon, water, money or time.",
          "FILE",
          List.of(),
          description(),
          List.of(
              new Group("Assessment", assessment()),
              new Group("Optimum", optimum()),
              new Group("Output", output()),
              new Group("Workload", workload()),
              new Group("Doubt", Doubts.options("the savings", Adviser.USUAL_SAMPLES)),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          examples());

  private AdviseModel() {}

  private static List<String> description() {
    return List.of(
        "Reads one workload from a YAML or JSON file ('-' is standard input), takes its levers off,"
            + " and tries every lever alone and on top of the others: those that the file names,"
            + " and those that lepton has a published figure for: 2:4 and unstructured pruning,"
            + " quantized inference, larger batches, other accelerators, a better utilization, a"
            + " cleaner region, a facility with less overhead, a cleaner hour of a series.",
        "Of the levers for one part of the workload, such as two accelerators, one is advised, and"
            + " only what saves something on top of all others. What would not pay is listed with"
            + " the reason, and what needs a figure of yours with what a step of it would save.",
        "How sure a saving is comes from draws of the uncertain inputs, the same before and after:"
            + " what both have in common cancels. New devices are held against the CO2e of making"
            + " them: they pay from the day on which operation has made up for it, if the workload"
            + " goes on without end in their place.",
        "With --minimise or --front it finds instead what is best within constraints, at the"
            + " expected values and with the levers of the file: words are tried in every"
            + " combination, and numbers are searched from several starts (of one key by halving,"
            + " of several by BOBYQA on an augmented Lagrangian). It says which constraint binds,"
            + " what a unit of its bound is worth, and in how many draws each constraint holds;"
            + " where nothing keeps all of them, which one to relax by how much, with exit status"
            + " 1. Without --vary these may move: the accelerators and the batches that the"
            + " assessment would try, the cleanest regions of the provider that site.region names,"
            + " the share of an edge lever, and the keys of --accuracy.");
  }

  private static List<Option> assessment() {
    return List.of(
        Option.value("GOAL", "Rank by this saving (default: carbon).", "--by")
            .oneOf("energy", "carbon", "water", "cost", "time"),
        Option.value(
            "DATE",
            "Count break-even dates from DATE, such as 2026-01-31 (default: today).",
            "--from"));
  }

  private static List<Option> optimum() {
    return List.of(
        Option.value("GOAL", "Find what this is least at.", "--minimise")
            .oneOf("energy", "carbon", "water", "cost", "time"),
        Option.value(
                "LIMITS",
                "Keep to these, such as \"time <= 24 h, cost <= 200 EUR, accuracy >= 97 %\"; also"
                    + " energy, carbon and water. Repeatable.",
                "--within")
            .repeated(),
        Option.value(
                "KEY=VALUES",
                "Let a key move: among words, hardware.accelerator=h100-sxm,a100, between two"
                    + " numbers, levers.pruning.keep=30%..90%, or in steps, 30%..90%:13."
                    + " Repeatable.",
                "--vary")
            .repeated(),
        Option.value(
                "FILE",
                "Take the accuracy from a CSV table with the columns keep,accuracy,"
                    + " precision,accuracy or any KEY,accuracy; monotone between its points."
                    + " Repeatable: losses add.",
                "--accuracy")
            .repeated(),
        Option.value(
            "GOALS",
            "Find the front of two figures, such as carbon,time or carbon,accuracy: the settings at"
                + " which neither gets better unless the other gets worse.",
            "--front"));
  }

  private static List<Option> output() {
    return List.of(
        CommandModel.FORMAT,
        Option.value(
                "PATH",
                "Print this one number alone, such as saving.emissions_kg. Repeatable: a line"
                    + " each.",
                "--field")
            .repeated(),
        Option.value(
            "FILE",
            "Write the workload with all that is advised to FILE; its comments stay. It is read"
                + " again first, and must give what was promised.",
            "-o",
            "--output"),
        CommandModel.QUIET);
  }

  private static List<Option> workload() {
    return List.of(CommandModel.SET, CommandModel.GRID, CommandModel.PUE, CommandModel.CATALOG);
  }

  private static List<Example> examples() {
    return List.of(
        new Example("lepton advise run.yaml", "What would save most?"),
        new Example(
            "lepton advise run.yaml -o better.yaml",
            "The same, with the workload as it is advised in a file."),
        new Example(
            "lepton advise --minimise carbon --within 'time <= 24 h' run.yaml",
            "How little carbon, in a day?"),
        new Example(
            "lepton advise --front carbon,accuracy --accuracy curve.csv run.yaml",
            "And what does each point of accuracy cost?"),
        new Example("lepton advise --by cost run.yaml", "What would save most money?"),
        new Example(
            "lepton advise run.yaml --set levers.pruning='{keep: 70%, pattern: structured}'",
            "And if 30 % could go without harm?"),
        new Example(
            "lepton advise run.yaml --field saving.emissions_kg",
            "The bare number, for a script."));
  }
}
