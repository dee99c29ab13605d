package lepton.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import lepton.text.Origin;
import lepton.uncertainty.Percentiles;
import lepton.uncertainty.Range;
import lepton.uncertainty.SobolPoints;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Workload;

/// How sure the sums over several workloads are.
///
/// All workloads are drawn at once, and added up draw by draw. What several of them take from one
/// statement is drawn once for all: an option, a row of a catalogue, the error of the serving
/// model, a default for the hardware, the network or the site. What is a spread from run to run,
/// such as the utilization that published runs had, each workload draws for itself; so does each of
/// what it states.
final class TotalRanges {

  private final List<Workload> workloads;
  private final boolean literal;
  private final Sampling sampling;

  /// Every unknown once, and which of them each workload's unknowns are.
  private final List<Unknowns.Unknown> unknowns = new ArrayList<>();

  private final List<int[]> slots = new ArrayList<>();
  private final List<Unknowns> each = new ArrayList<>();

  TotalRanges(List<Workload> workloads, boolean literal, Sampling sampling) {
    this.workloads = workloads;
    this.literal = literal;
    this.sampling = sampling;
    for (var workload : workloads) {
      add(Unknowns.of(workload));
    }
  }

  private void add(Unknowns of) {
    int before = unknowns.size();
    var slot = new int[of.size()];
    for (int i = 0; i < slot.length; i++) {
      slot[i] = shared(of.get(i).input(), before);
      if (slot[i] < 0) {
        slot[i] = unknowns.size();
        unknowns.add(of.get(i));
      }
    }
    slots.add(slot);
    each.add(of);
  }

  /// The unknown of an earlier workload that is the same statement; below 0 where there is none.
  private int shared(Input input, int before) {
    if (input.origin() instanceof Origin.ByDefault && !ofTheWorld(input.key())) {
      return -1;
    }
    for (int i = 0; i < before; i++) {
      if (Unknowns.same(unknowns.get(i).input(), input)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a default is of the world around the jobs, such as the life of servers: what is not
  /// known of it is not known for all of them. The other defaults are of a phase or a lever.
  private static boolean ofTheWorld(String key) {
    return key.startsWith("hardware.")
        || key.startsWith("site.")
        || key.startsWith("levers.site.")
        || key.startsWith("data.");
  }

  Ranges ranges() {
    if (unknowns.isEmpty()) {
      return Ranges.EXACT;
    }
    var ranges = new EnumMap<Measure, Range>(Measure.class);
    var measures = new ArrayList<Measure>();
    for (var measure : Measure.values()) {
      if (measure.adds()) {
        measures.add(measure);
      }
    }
    int together =
        (int) Math.max(1, Math.min(measures.size(), sampling.room() / sampling.samples()));
    for (int from = 0; from < measures.size(); from += together) {
      ranges(measures.subList(from, Math.min(measures.size(), from + together)), ranges);
    }
    return new Ranges(sampling.samples(), ranges, new EnumMap<>(Measure.class));
  }

  private void ranges(List<Measure> measures, EnumMap<Measure, Range> into) {
    var sums = new double[measures.size()][sampling.samples()];
    for (int i = 0; i < workloads.size(); i++) {
      add(i, measures, sums);
    }
    for (int m = 0; m < sums.length; m++) {
      var range = Percentiles.range(sums[m]);
      if (range.wide()) {
        into.put(measures.get(m), range);
      }
    }
  }

  /// Adds what one workload has of each measure, draw by draw; a measure that it has not is none.
  private void add(int index, List<Measure> measures, double[][] sums) {
    var workload = workloads.get(index);
    boolean asPrinted = literal && workload.levers().pruning().isPresent();
    var expected = Realization.of(workload, asPrinted, Draw.MEAN);
    var columns = new ArrayList<Optional<Propagation.Column>>();
    for (var measure : measures) {
      columns.add(
          Optional.of(new Propagation.Column(measure, false))
              .filter(column -> column.isKnown(expected)));
    }
    var points = new SobolPoints(unknowns.size(), sampling.seed());
    var trial = new Trial(each.get(index));
    var slot = slots.get(index);
    var inputs = new double[slot.length][];
    Arrays.setAll(inputs, i -> unknowns.get(slot[i]).drawn(points, slot[i], 0, sampling.samples()));
    for (int j = 0; j < sampling.samples(); j++) {
      trial.begin(inputs, j);
      var all = Realization.of(workload, asPrinted, trial);
      for (int m = 0; m < sums.length; m++) {
        var column = columns.get(m);
        if (column.isPresent()) {
          sums[m][j] += column.get().of(all);
        }
      }
    }
  }
}
