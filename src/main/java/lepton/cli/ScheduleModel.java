package lepton.cli;

import java.util.List;
import lepton.cli.CommandModel.Example;
import lepton.cli.CommandModel.Group;
import lepton.report.StartLines;

/// What `lepton schedule` takes.
final class ScheduleModel {

  static final CommandModel MODEL =
      new CommandModel(
          "schedule",
          "Find when and where it is cleanest to run.",
          "FILE [[--] COMMAND [ARGUMENT...]]",
          List.of(),
          List.of(
              "Finds the start of a workload, or of a recorded run, that emits least before a"
                  + " deadline, and prints the command that starts it then. The intensity of the"
                  + " grid is read from a file: CSV with the columns timestamp and g_co2e_per_kwh,"
                  + " or a JSON list of objects with these keys; times need a zone, steps may have"
                  + " any length, and each value holds until the next.",
              "Or services are asked, which nothing else makes lepton do: electricitymaps:ZONE"
                  + " (with ELECTRICITYMAPS_TOKEN), carbonintensity:GB, and watttime:REGION (with"
                  + " WATTTIME_USER and WATTTIME_PASSWORD), whose intensities are marginal ones."
                  + " Secrets are read from these variables, or from lines NAME=VALUE of"
                  + " ~/.config/lepton/secrets (or the file that LEPTON_SECRETS names), which"
                  + " nobody else may be able to read. Answers are kept in ~/.cache/lepton: one of"
                  + " the last 5 minutes is not asked for again, and an older one stands in, with a"
                  + " warning, where the service is silent. Where there is none, the catalogue's"
                  + " figure of a year of the same grid does. HTTPS_PROXY is heeded;"
                  + " LEPTON_ELECTRICITYMAPS_URL, LEPTON_CARBONINTENSITY_URL and"
                  + " LEPTON_WATTTIME_URL name other addresses.",
              "entsoe:FILE is an export of ENTSO-E's actual generation per production type, as CSV:"
                  + " each type counts with its life-cycle intensity (see 'lepton list factors"
                  + " generation'), stored energy not at all, and imports are not seen.",
              "In one go, the start is exactly the best there is, to the second. An interruptible"
                  + " job without a checkpoint cost takes exactly the cheapest times; with one, its"
                  + " windows are within a millionth of the best at the mean power, and of a very"
                  + " long series within what is told (JSON: optimal_within). It stays in one zone."
                  + " Time and power are the expected ones; beside what is saved stands what it"
                  + " would be had the job its P5 or P95 duration.",
              "With --jobs and --sites it places many jobs over several sites for the least CO2e,"
                  + " and never beyond a site's capacity. A job is {name, power and duration, or"
                  + " workload: FILE, gpus, ready, deadline, divisible, sites, data, home}; a site"
                  + " {name, capacity, intensity, or grid or region, pue, network, timezone}. Power"
                  + " is of IT equipment; PUE and grid are the site's. A divisible job runs on any"
                  + " part of its GPUs, in any slots, at several sites. Data that move from home are"
                  + " charged by the mean intensity of both ends. Small cases are solved to the best"
                  + " there is; else the plan says how far from it it may be (JSON: optimal_within)."
                  + " Held against it are first come, first served, and the dirtiest plan found.",
              "In JSON, CSV and --field, operational_kg (or marginal_kg) is all that the plan emits:"
                  + " moving_kg is a part of it, and is not to be added. energy.total_kwh and"
                  + " duration_s are the job's with the checkpoints of its interruptions, and"
                  + " without the energy of moving data, which is spent between the sites."),
          List.of(
              new Group("Output", output()),
              new Group("Time and place", where()),
              new Group("Job", job()),
              new Group("Many jobs", many()),
              new Group("Doubt", Doubts.options("the duration")),
              new Group("General", List.of(CommandModel.COLOR, CommandModel.HELP))),
          examples(),
          false);

  private ScheduleModel() {}

  private static List<Option> output() {
    return List.of(
        Option.value(
                "FORMAT",
                "Print text (the default), json, or csv: a row a window.",
                "-f",
                "--format")
            .oneOf("text", "json", "csv"),
        Option.value(
                "PATH",
                "Print this one value alone, such as emissions.operational_kg. Repeatable: a line"
                    + " each.",
                "--field")
            .repeated(),
        Option.value(
                "WAY",
                "Print the command to start it for lepton (the default), at, sbatch, systemd, or"
                    + " cron, k8s or kubernetes (a CronJob, which starts again each year until it"
                    + " is deleted).",
                "--print")
            .oneOf(StartLines.Way.NAMES.toArray(String[]::new)),
        CommandModel.OUTPUT,
        CommandModel.QUIET);
  }

  private static List<Option> where() {
    return List.of(
        Option.value(
                "FILE",
                "The intensity of a zone over time: FILE, a service such as carbonintensity:GB, or"
                    + " entsoe:FILE; any of them as NAME=FILE. The first is where it would run now,"
                    + " and where its data lie. Repeatable (default: the series of the workload's"
                    + " grid).",
                "--intensity")
            .repeated(),
        Option.toggle(
            "The intensities are marginal: what one kilowatt hour more would cause. A column"
                + " marginal_g_co2e_per_kwh says so by itself. They are never mixed with average"
                + " ones.",
            "--marginal"),
        CommandModel.STRICT,
        Option.value(
            "TIME",
            "When it has to have ended: a time such as 48h from the earliest start, or a point in"
                + " time (default: the end of the series).",
            "--deadline"),
        Option.value("TIME", "The earliest start, a point in time (default: now).", "--earliest"),
        Option.value("DATA", "How much data moves to another zone than the first: 2TB.", "--move"),
        Option.value(
            "ENERGY",
            "The energy of moving data (default: the catalogue's, between data centres).",
            "--move-energy"),
        Option.value(
            "ZONE",
            "Show times as in this time zone, such as Europe/Berlin (default: UTC).",
            "--timezone"));
  }

  private static List<Option> job() {
    return List.of(
        Option.value(
            "FILE",
            "Take duration and power over time from a recording; then FILE may be left out.",
            "--profile"),
        Option.value(
            "TIME",
            "How long it takes, in place of what is estimated or was recorded. Its power stays and"
                + " its energy goes with the time; an energy that is stated without a time is"
                + " kept.",
            "--duration"),
        Option.toggle("It may be interrupted, any number of times.", "--interruptible"),
        Option.value(
            "TIME",
            "What each interruption takes more, such as 5min (default: nothing).",
            "--checkpoint-cost"),
        CommandModel.SET,
        CommandModel.PUE,
        CommandModel.CATALOG);
  }

  private static List<Option> many() {
    return List.of(
        Option.value("FILE", "The jobs to be placed.", "--jobs"),
        Option.value("FILE", "The sites to place them at.", "--sites"),
        Option.value(
            "TIME",
            "Plan in slots of this length (default: 1 h, or less where the times in --jobs are finer"
                + " and not too many).",
            "--step"));
  }

  private static List<Example> examples() {
    return List.of(
        new Example(
            "lepton schedule --jobs jobs.yaml --sites sites.yaml --deadline 168h",
            "Which job runs where and when, over a week?"),
        new Example(
            "lepton schedule run.yaml --intensity de.csv --deadline 48h",
            "When within two days is it cleanest?"),
        new Example(
            "lepton schedule run.yaml --intensity de.csv --intensity se.csv --move 2TB",
            "And in Sweden, with the data moved there?"),
        new Example(
            "lepton schedule run.yaml --intensity carbonintensity:GB --deadline 24h",
            "And in Great Britain, by today's forecast?"),
        new Example(
            "lepton schedule run.yaml --intensity de.csv --interruptible", "And if it may pause?"),
        new Example(
            "lepton schedule --profile run.json --intensity de.csv --print sbatch",
            "The same command again, as a job of Slurm."));
  }
}
