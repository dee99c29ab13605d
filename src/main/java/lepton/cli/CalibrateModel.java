package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;

/// What `lepton calibrate` takes.
final class CalibrateModel {

  static final CommandModel MODEL =
      new CommandModel(
          "calibrate",
          "Teach the estimator what this hardware really does.",
          "RECORDING...",
          List.of(),
          List.of(
              "Reads recordings that lepton run has written, or their journals, and fits what they"
                  + " carry: utilization, power at work and against load, what the host adds, and"
                  + " with a meter's log what the wall adds. Each figure has its 95 % interval and"
                  + " how many observations it rests on; what the recordings don't carry is named,"
                  + " with the recording that would.",
              "The figures that estimate goes by are written into factors.csv of your catalogue,"
                  + " and cited from there. Rows of your own stay as they are, and win. Exit status"
                  + " 1 where nothing could be fitted."),
          List.of(
              new Group("Output", output()),
              new Group("Work", work()),
              new Group("Measurements beside", beside()),
              new Group("Catalogue", catalogue()),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          List.of(
              new Example(
                  "lepton calibrate --workload run.yaml a.json b.json c.json",
                  "What do three runs of this workload teach?"),
              new Example(
                  "lepton calibrate --dry-run --phase training run.json",
                  "What would be written, of a run whose work is not known?"),
              new Example(
                  "lepton calibrate run.json --meter-log plug.csv",
                  "And what does the plug show beside it?"),
              new Example(
                  "lepton calibrate --name flash --baseline plain.json --accelerated flash.json",
                  "How much faster is it? Then: levers: {acceleration: {k: flash}}.")));

  private CalibrateModel() {}

  private static List<Option> output() {
    return List.of(
        CommandModel.FORMAT,
        Option.value(
                "KEY",
                "Print this one value alone, such as utilization.training or wall.slope."
                    + " Repeatable: a line each.",
                "--field")
            .repeated(),
        CommandModel.OUTPUT,
        CommandModel.QUIET);
  }

  private static List<Option> work() {
    return List.of(
        Option.value(
                "FILE",
                "The workload that was run: once for all recordings, or once for each in their"
                    + " order. Not needed where 'lepton run --workload' made them.",
                "--workload")
            .repeated(),
        CommandModel.SET,
        Option.value(
                "PHASE",
                "What the recordings did where no workload says it: training or inference.",
                "--phase")
            .oneOf("training", "inference"));
  }

  private static List<Option> beside() {
    return List.of(
        Option.value(
            "FILE",
            "A meter's readings at the wall: CSV with the columns timestamp (with a zone, or"
                + " seconds since 1970) and watts.",
            "--meter-log"),
        Option.value("FILE", "A run without an acceleration. Repeatable.", "--baseline").repeated(),
        Option.value("FILE", "The same work with it. Repeatable.", "--accelerated").repeated(),
        Option.value(
            "NAME", "What the acceleration is called (default: the accelerated run).", "--name"));
  }

  private static List<Option> catalogue() {
    return List.of(
        Option.toggle("Write nothing into the catalogue; show what would be.", "--dry-run"),
        Option.value(
            "DIR",
            "Your catalogue is in DIR"
                + " (default: $XDG_CONFIG_HOME/lepton/catalog or ~/.config/lepton/catalog).",
            "--catalog"));
  }
}
