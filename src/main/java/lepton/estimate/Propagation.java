package lepton.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import lepton.uncertainty.Percentiles;
import lepton.uncertainty.Range;
import lepton.uncertainty.SobolPoints;
import lepton.workload.Draw;
import lepton.workload.Workload;

/// Takes the doubt of the inputs through the equations: many draws, each a realization of the same
/// pure functions that work the estimate out, and the percentiles of every number.
final class Propagation {

  /// Draws that are made in one go: their coordinates stay near the processor.
  private static final int BLOCK = 256;

  private final Workload workload;
  private final boolean literal;
  private final Sampling sampling;
  private final Unknowns unknowns;
  private final SobolPoints points;

  Propagation(Workload workload, boolean literal, Unknowns unknowns, Sampling sampling) {
    this.workload = workload;
    this.literal = literal;
    this.sampling = sampling;
    this.unknowns = unknowns;
    this.points = new SobolPoints(unknowns.size(), sampling.seed());
  }

  /// A number, of the result or of the baseline.
  record Column(Measure measure, boolean baseline) {

    boolean isKnown(Realization all) {
      return (!baseline || (all.baseline().isPresent() && measure.ofFootprint()))
          && measure.isKnown(all, footprint(all));
    }

    double of(Realization all) {
      return measure.of(all, footprint(all));
    }

    private Footprint footprint(Realization all) {
      return baseline && all.baseline().isPresent() ? all.baseline().get() : all.result();
    }
  }

  Ranges ranges() {
    if (unknowns.size() == 0) {
      return Ranges.EXACT;
    }
    var columns = known();
    var result = new EnumMap<Measure, Range>(Measure.class);
    var baseline = new EnumMap<Measure, Range>(Measure.class);
    int together =
        (int) Math.max(1, Math.min(columns.size(), sampling.room() / sampling.samples()));
    for (int from = 0; from < columns.size(); from += together) {
      var some = columns.subList(from, Math.min(columns.size(), from + together));
      var ranges = ranges(some);
      for (int i = 0; i < some.size(); i++) {
        if (ranges[i].wide()) {
          (some.get(i).baseline() ? baseline : result).put(some.get(i).measure(), ranges[i]);
        }
      }
    }
    return new Ranges(sampling.samples(), result, baseline);
  }

  private List<Column> known() {
    var expected = Realization.of(workload, literal, Draw.MEAN);
    var columns = new ArrayList<Column>();
    for (var measure : Measure.values()) {
      for (int side = 0; side < 2; side++) {
        var column = new Column(measure, side == 1);
        if (column.isKnown(expected)) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  private Range[] ranges(List<Column> columns) {
    var values = new double[columns.size()][];
    var ranges = new Range[columns.size()];
    if (sampling.workers() == 1) {
      Arrays.setAll(values, i -> new double[sampling.samples()]);
      draw(columns, 0, sampling.samples(), values);
      for (int i = 0; i < ranges.length; i++) {
        ranges[i] = Percentiles.range(values[i]);
      }
      return ranges;
    }
    int workers = sampling.workers();
    // the memory alone of a million draws takes a tenth of the time
    Arrays.parallelSetAll(values, i -> new double[sampling.samples()]);
    IntStream.range(0, workers)
        .parallel()
        .forEach(worker -> draw(columns, part(worker), part(worker + 1), values));
    IntStream.range(0, ranges.length)
        .parallel()
        .forEach(i -> ranges[i] = Percentiles.range(values[i]));
    return ranges;
  }

  /// Where the part of a worker begins.
  private int part(int worker) {
    return (int) ((long) sampling.samples() * worker / sampling.workers());
  }

  /// Works out draws `from` to `to`.
  private void draw(List<Column> columns, int from, int to, double[][] values) {
    var trial = new Trial(unknowns);
    var inputs = new double[unknowns.size()][];
    var wanted = columns.toArray(new Column[0]);
    for (int first = from; first < to; first += BLOCK) {
      int count = Math.min(BLOCK, to - first);
      int begin = first;
      Arrays.setAll(inputs, i -> unknowns.get(i).drawn(points, i, begin, count));
      for (int j = 0; j < count; j++) {
        trial.begin(inputs, j);
        var all = Realization.of(workload, literal, trial);
        for (int c = 0; c < wanted.length; c++) {
          values[c][first + j] = wanted[c].of(all);
        }
      }
    }
  }
}
