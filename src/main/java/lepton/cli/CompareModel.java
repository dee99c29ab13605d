package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.plan.compare.Comparing;

/// What `lepton compare` takes.
final class CompareModel {

  static final CommandModel MODEL =
      new CommandModel(
          "compare",
          "Hold workloads, recordings or variants of one against each other.",
          "FILE...",
          List.of(),
          List.of(
              "Reads workloads and recordings, told apart by what is in them; '-' is standard"
                  + " input. The first is the base. Prints the inputs that differ, then each figure"
                  + " of all, how it differs from the base's, the range of that difference and the"
                  + " probability that it is better, which is less but for tokens a second.",
              "All are drawn at once: what alternatives take from one statement is one draw, so"
                  + " doubt that both share cancels. One statement is the same key with the same"
                  + " amount in both files, the same row of a catalogue, or a default from the same"
                  + " source. A recording is in doubt where its energy was modelled without a"
                  + " sensor; it shares nothing with a workload. Where one total has an embodied part"
                  + " and the other has none, as of a recording on hardware that the catalogue does"
                  + " not know, they are not held against each other.",
              "JSON has inputs (key, and values in the order of the alternatives) and alternatives,"
                  + " the base first, with name, kind, rank, and an object for each figure, such as"
                  + " emissions.total_kg: value, p5, p50 and p95; against the base difference,"
                  + " ratio, both with _p5, _p50 and _p95, probability_better, between"
                  + " probability_better_low and probability_better_high in 95 cases of 100, and"
                  + " probability_equal. Amounts are in the unit that ends the figure's key; ratios"
                  + " and probabilities have none. left_out has name and reason. CSV has the same"
                  + " numbers, a row for each figure of each alternative.",
              "Exit status: 0, or 2 for files or options that make no sense; 3 with"
                  + " --fail-if-worse."),
          List.of(
              new Group("Alternatives", alternatives()),
              new Group("Output", output()),
              new Group("Doubt", Doubts.options("the differences", Comparing.USUAL_SAMPLES)),
              new Group("Judgement", List.of(gate())),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          examples());

  private CompareModel() {}

  private static List<Option> alternatives() {
    return List.of(
        Option.value(
                "PATH=VALUES",
                "Compare variants of one file: values of a key with commas between them, or a range"
                    + " in "
                    + Variation.USUAL_STEPS
                    + " steps, 30%..90%, or in as many as are said, 30%..90%:13. Repeatable: all"
                    + " combinations, at most "
                    + Contestants.MOST
                    + "; the first is the base. One that makes no workload is left out and told, and"
                    + " is an error where it is the first, or with --field.",
                "--vary")
            .repeated(),
        Option.value(
                "PATH=VALUE",
                "Set a key of every alternative, such as hardware.count=4; of a recording one of"
                    + " its site. Repeatable.",
                "--set")
            .repeated(),
        CommandModel.GRID,
        CommandModel.PUE,
        CommandModel.CATALOG);
  }

  private static List<Option> output() {
    return List.of(
        Option.value(
            "FIGURE",
            "Rank by this figure and draw bars of it, such as energy.total_kwh or"
                + " emissions.market_kg (default emissions.total_kg).",
            "--by"),
        CommandModel.FORMAT,
        Option.value(
                "PATH",
                "Print this one value alone, a line for each alternative, such as"
                    + " emissions.total_kg; against the base, a line for each other, such as"
                    + " emissions.total_kg.difference_p95. Repeatable.",
                "--field")
            .repeated(),
        CommandModel.OUTPUT,
        CommandModel.QUIET);
  }

  private static Option gate() {
    return Option.toggle(
        "End with exit status 3 if the figure of --by is worse than the base's with a probability of"
            + " 95 % or more, and with 2 if it can't be held against the base's.",
        "--fail-if-worse");
  }

  private static List<Example> examples() {
    return List.of(
        new Example("lepton compare now.yaml proposed.yaml", "Is the proposal better?"),
        new Example(
            "lepton compare run.yaml --vary hardware.accelerator=h100-sxm,a100-sxm4-80gb",
            "Which accelerator?"),
        new Example(
            "lepton compare run.yaml --vary site.pue=1.1..1.5:5 --vary site.grid=DE,SE",
            "A grid of variants."),
        new Example("lepton compare before.json after.json", "Two runs that were measured."),
        new Example(
            "lepton compare a.yaml b.yaml --field emissions.total_kg.probability_better",
            "The bare number, for a script."),
        new Example(
            "lepton compare -q --fail-if-worse main.yaml branch.yaml",
            "Fail a build that emits more."));
  }
}
