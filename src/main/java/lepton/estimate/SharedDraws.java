package lepton.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lepton.derivation.Derivation;
import lepton.estimate.Alternative.Planned;
import lepton.estimate.Alternative.Ran;
import lepton.meter.Recording;
import lepton.quantity.Estimate;
import lepton.text.Origin;
import lepton.uncertainty.SobolPoints;
import lepton.workload.Input;

/// Draws of alternatives for one job, each held against the same base, in which what both take from
/// one statement is one draw: so what is in doubt about both alike is not in doubt about their
/// difference.
///
/// What one statement is, of the same key in both:
///
/// | origin | one draw where |
/// |---|---|
/// | written, in a file or as an option | both write the same amount; two files need not be one |
/// | a row of a catalogue | it is the same row and amount |
/// | derived | it is derived alike, to the same amount |
/// | a default | its source is the same, and its doubt as a share of its size |
///
/// A default may stand for different amounts, such as the power of two devices as the same share of
/// each one's TDP: the doubt is about the share, so one draw goes through both distributions. The
/// scatter of published runs is the doubt of the job, and its alternatives share it; the totals of
/// several jobs do not ([TotalRanges]). Utilizations of two devices scatter each in its own way, as
/// they come from different runs: each has its own draw, which errs on the side of doubt.
///
/// A recording is in doubt where it was modelled without a sensor, and about what its footprint
/// rests on ([MeasuredTrial]). Two recordings of the same models share the draw of these; a figure
/// that a recording and another alternative take from the same source, such as the grid, is one
/// draw too.
public final class SharedDraws {

  /// How the source of a default begins.
  private static final String BY_DEFAULT = new Origin.ByDefault("").describe().strip();

  /// Draws that are made in one go: their coordinates stay near the processor.
  private static final int BLOCK = 256;

  private final Alternative base;
  private final Sampling sampling;
  private final List<Statement> baseStatements;

  public SharedDraws(Alternative base, Sampling sampling) {
    this.base = base;
    this.sampling = sampling;
    this.baseStatements = statements(base);
  }

  /// An uncertain number, and all that must be the same for two of them to be one.
  ///
  /// @param doubt how it may vary, in whatever words make it the same
  private record Statement(String key, String unit, String source, String doubt) {

    /// Of a recording, whose models make one statement.
    static Statement of(MeasuredTrial.Doubt doubt, Recording recording) {
      if (doubt.condition().isEmpty()) {
        return new Statement("models", "", "", String.join("; ", Modelled.models(recording)));
      }
      var condition = doubt.condition().get();
      var unit = condition.unit().equals("1") ? "" : condition.unit();
      var amount = condition.amount();
      boolean byDefault = condition.source().startsWith(BY_DEFAULT);
      return new Statement(
          condition.key(),
          unit,
          condition.source(),
          byDefault ? ofItsSize(amount) : amount.toString());
    }

    static Statement of(Input input) {
      var amount = input.amount().toString();
      var unit = input.dimension().base();
      return switch (input.origin()) {
        case Origin.InFile _, Origin.OnCommandLine _ ->
            new Statement(input.key(), unit, "written", amount);
        case Origin.InCatalogue row -> new Statement(input.key(), unit, row.describe(), amount);
        case Origin.Derived how -> new Statement(input.key(), unit, how.describe(), amount);
        case Origin.ByDefault its ->
            new Statement(input.key(), unit, its.describe(), ofItsSize(input.amount()));
      };
    }

    /// The ends as shares of the mean, to nine digits: beyond are roundings of the multiplication.
    private static String ofItsSize(Estimate amount) {
      double mean = amount.mean();
      return mean == 0
          ? amount.toString()
          : amount.getClass().getSimpleName()
              + Math.round(amount.low() / mean * 1e9)
              + ".."
              + Math.round(amount.high() / mean * 1e9);
    }
  }

  private static List<Statement> statements(Alternative alternative) {
    var statements = new ArrayList<Statement>();
    switch (alternative) {
      case Planned(_, var workload, _) -> {
        var unknowns = Unknowns.of(workload);
        for (int i = 0; i < unknowns.size(); i++) {
          statements.add(Statement.of(unknowns.get(i).input()));
        }
      }
      case Ran(_, var measured) -> {
        for (var doubt : new MeasuredTrial(measured.recording()).doubts()) {
          statements.add(Statement.of(doubt, measured.recording()));
        }
      }
    }
    return statements;
  }

  /// Whether anything is in doubt about any of them.
  public boolean doubted(List<Alternative> others) {
    boolean any = !baseStatements.isEmpty();
    for (var other : others) {
      any |= !statements(other).isEmpty();
    }
    return any;
  }

  /// Draws of the base: a row for each of `yardsticks`, which must be known of it.
  public double[][] base(List<Yardstick> yardsticks) {
    var slots = new int[baseStatements.size()];
    Arrays.setAll(slots, i -> i);
    return drawn(base, slots, yardsticks);
  }

  /// Draws of another, each beside the draw of the base that stands at the same place.
  public double[][] other(Alternative other, List<Yardstick> yardsticks) {
    return drawn(other, slots(statements(other)), yardsticks);
  }

  /// Which coordinate each statement takes: the base's where they are one, else one of its own.
  /// Each of the base's is taken once, in order, as a table may hold equal points.
  private int[] slots(List<Statement> statements) {
    var taken = new boolean[baseStatements.size()];
    var slots = new int[statements.size()];
    int next = taken.length;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = -1;
      for (int at = 0; at < taken.length && slots[i] < 0; at++) {
        if (!taken[at] && baseStatements.get(at).equals(statements.get(i))) {
          taken[at] = true;
          slots[i] = at;
        }
      }
      if (slots[i] < 0) {
        slots[i] = next++;
      }
    }
    return slots;
  }

  private double[][] drawn(Alternative alternative, int[] slots, List<Yardstick> yardsticks) {
    var values = new double[yardsticks.size()][sampling.samples()];
    if (slots.length == 0 || yardsticks.isEmpty()) {
      for (int y = 0; y < values.length; y++) {
        Arrays.fill(values[y], alternative.figure(yardsticks.get(y)).orElseThrow());
      }
      return values;
    }
    int dimensions = baseStatements.size();
    for (int slot : slots) {
      dimensions = Math.max(dimensions, slot + 1);
    }
    var points = new SobolPoints(dimensions, sampling.seed());
    switch (alternative) {
      case Planned planned -> planned(planned, points, slots, yardsticks, values);
      case Ran ran -> ran(ran, points, slots, yardsticks, values);
    }
    return values;
  }

  private static void planned(
      Planned planned,
      SobolPoints points,
      int[] slots,
      List<Yardstick> yardsticks,
      double[][] values) {
    var workload = planned.workload();
    var unknowns = Unknowns.of(workload);
    var trial = new Trial(unknowns);
    var inputs = new double[slots.length][];
    int samples = values[0].length;
    for (int first = 0; first < samples; first += BLOCK) {
      int count = Math.min(BLOCK, samples - first);
      int begin = first;
      Arrays.setAll(inputs, i -> unknowns.get(i).drawn(points, slots[i], begin, count));
      for (int j = 0; j < count; j++) {
        trial.begin(inputs, j);
        var footprint =
            Estimator.footprint(workload, workload.levers(), false, trial, Derivation.NONE);
        for (int y = 0; y < values.length; y++) {
          // a part that was drawn as nothing is 0, and not unknown
          values[y][first + j] = yardsticks.get(y).of(footprint).orElse(0.0);
        }
      }
    }
  }

  private static void ran(
      Ran ran, SobolPoints points, int[] slots, List<Yardstick> yardsticks, double[][] values) {
    var trial = new MeasuredTrial(ran.measured().recording());
    int samples = values[0].length;
    var coordinates = new double[slots.length][samples];
    for (int i = 0; i < slots.length; i++) {
      points.fill(slots[i], 0, coordinates[i]);
    }
    var drawn = new double[slots.length];
    for (int j = 0; j < samples; j++) {
      for (int i = 0; i < slots.length; i++) {
        drawn[i] = trial.doubts().get(i).distribution().quantile(coordinates[i][j]);
      }
      var measured = trial.at(drawn);
      for (int y = 0; y < values.length; y++) {
        values[y][j] = yardsticks.get(y).of(measured).orElse(0.0);
      }
    }
  }
}
