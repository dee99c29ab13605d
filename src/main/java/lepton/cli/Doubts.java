package lepton.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Estimator;
import lepton.estimate.Sampling;
import lepton.report.Field;
import lepton.report.Figures;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Suggestion;

/// What a command line says of uncertain inputs: whether and how to draw them.
final class Doubts {

  private static final int FEWEST = 16;
  private static final int MOST = 4_000_000;

  /// From here on a second processor is worth its start.
  private static final int MANY = 20_000;

  /// What ranking draws at least: indices want more than percentiles.
  private static final int RANKING = 1 << 13;

  private final Arguments arguments;
  private final Problems problems;

  private Doubts(Arguments arguments, Problems problems) {
    this.arguments = arguments;
    this.problems = problems;
  }

  /// The options of a command with ranges.
  ///
  /// @param of what the ranges are of
  static List<Option> options(String of) {
    return options(of, Sampling.USUAL_SAMPLES);
  }

  /// The same.
  ///
  /// @param usual how many draws where nobody says
  static List<Option> options(String of, int usual) {
    var options = new ArrayList<Option>();
    options.add(
        Option.value(
            "N",
            "Draw the uncertain inputs N times for the ranges of "
                + of
                + " (default "
                + usual
                + ").",
            "--samples"));
    options.add(
        Option.value(
            "N",
            "Choose which draws: the same N, the same bytes (default " + Sampling.USUAL_SEED + ").",
            "--seed"));
    options.add(Option.toggle("Leave the ranges out.", "--no-range"));
    return options;
  }

  /// @param fields what alone will be printed; empty where all will
  static Estimator.Options options(Arguments arguments, List<Field> fields, Problems problems) {
    return new Doubts(arguments, problems).options(fields);
  }

  /// How to draw ranges, for a command that ranks nothing; absent with `--no-range`.
  static Optional<Sampling> ranges(Arguments arguments, Problems problems) {
    return ranges(arguments, Sampling.USUAL_SAMPLES, problems);
  }

  /// The same.
  ///
  /// @param usual how many draws where nobody says
  static Optional<Sampling> ranges(Arguments arguments, int usual, Problems problems) {
    boolean without = arguments.has("--no-range");
    if (without && arguments.has("--samples")) {
      problems.error("--no-range can't be combined with --samples", "leave one of them out");
    }
    var sampling = drawing(arguments, usual, problems);
    return without ? Optional.empty() : Optional.of(sampling);
  }

  /// How to draw where it has to be, whether or not ranges are shown.
  static Sampling drawing(Arguments arguments, int usual, Problems problems) {
    return new Doubts(arguments, problems).sampling(usual);
  }

  /// The files among the words: without the one that stands where a figure of `--sensitivity` may
  /// and is neither a figure nor a file, which is told.
  static List<String> files(Arguments arguments, Surroundings here, Problems problems) {
    var words = arguments.words();
    var unsaid = arguments.value("--sensitivity").equals(Optional.of(EstimateModel.SENSITIVE));
    for (var word : unsaid ? words : List.<String>of()) {
      var near = Suggestion.closest(word, Figures.paths());
      boolean likeFile = word.equals("-") || word.indexOf('/') >= 0 || word.indexOf('.') >= 0;
      boolean meant = near.isPresent() || (!likeFile && words.size() > 1);
      if (meant && Files.notExists(here.workingDirectory().resolve(word))) {
        problems.error(
            Quote.of(word) + " is neither a file nor a figure to rank the inputs of",
            near.map(its -> "did you mean --sensitivity=" + its + "?")
                .orElse("a figure is named so: --sensitivity=" + EstimateModel.SENSITIVE));
        var files = new ArrayList<>(words);
        files.remove(word);
        return files;
      }
    }
    return words;
  }

  private Estimator.Options options(List<Field> fields) {
    boolean drawn = false;
    for (var field : fields) {
      drawn |= field.needsDraws();
    }
    boolean without = arguments.has("--no-range");
    if (without && (drawn || arguments.has("--samples"))) {
      problems.error(
          "--no-range can't be combined with " + (drawn ? "a range as --field" : "--samples"),
          "leave one of them out");
    }
    var sampling = sampling(Sampling.USUAL_SAMPLES);
    boolean wanted = !without && (fields.isEmpty() || drawn);
    return new Estimator.Options(
        arguments.has("--explain"),
        arguments.value("--equations").equals(Optional.of("literal")),
        wanted ? Optional.of(sampling) : Optional.empty(),
        ranking(sampling));
  }

  private Sampling sampling(int otherwise) {
    int samples = (int) number("--samples", otherwise, FEWEST, MOST);
    long seed = number("--seed", Sampling.USUAL_SEED, Long.MIN_VALUE, Long.MAX_VALUE);
    var usual = Sampling.of(samples, seed);
    if (samples < MANY) {
      return usual;
    }
    var runtime = Runtime.getRuntime();
    long room = runtime.maxMemory() / 2 / Double.BYTES;
    return new Sampling(samples, seed, runtime.availableProcessors(), room);
  }

  private long number(String option, long otherwise, long least, long most) {
    var text = arguments.value(option);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // told below, like a number out of bounds
    }
    boolean any = least == Long.MIN_VALUE;
    problems.error(
        option
            + " takes a whole number"
            + (any ? "" : " from " + least + " to " + most)
            + ", got "
            + Quote.of(text.get()),
        any ? "write for instance " + option + " 42" : "write for instance " + option + " 4096");
    return otherwise;
  }

  private Optional<Estimator.Rank> ranking(Sampling sampling) {
    var path = arguments.value("--sensitivity");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (arguments.has("--field") || arguments.value("--format").equals(Optional.of("csv"))) {
      problems.error(
          "--sensitivity can't be combined with "
              + (arguments.has("--field") ? "--field" : "--format csv"),
          "it is printed as text, json or md");
    }
    var field = Field.find(path.get());
    var measure = field.flatMap(Field::measure);
    if (measure.isEmpty()) {
      var near = Suggestion.closest(path.get(), Figures.paths());
      problems.error(
          "--sensitivity takes no " + Quote.of(path.get()),
          near.map(its -> "did you mean '" + its + "'? ").orElse("")
              + "it takes a number of --format json, such as emissions.total_kg");
      return Optional.empty();
    }
    boolean baseline = field.get().scope() == Field.Scope.BASELINE;
    int samples = arguments.has("--samples") ? sampling.samples() : RANKING;
    return Optional.of(
        new Estimator.Rank(measure.get(), baseline, Sampling.of(samples, sampling.seed())));
  }
}
