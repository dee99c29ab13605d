package lepton.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import lepton.uncertainty.Sensitivity;
import lepton.workload.Draw;
import lepton.workload.Workload;

/// The uncertain inputs of a workload in the order of their share of a figure's variance.
final class Ranking {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /// Figures that differ by less than this share of them differ by rounding.
  private static final double ROUNDING = 1e-11;

  private final Workload workload;
  private final boolean literal;
  private final Unknowns unknowns;
  private final Propagation.Column column;
  private final Trial trial;

  Ranking(Workload workload, boolean literal, Unknowns unknowns, Propagation.Column column) {
    this.workload = workload;
    this.literal = literal;
    this.unknowns = unknowns;
    this.column = column;
    this.trial = new Trial(unknowns);
  }

  /// Absent where the figure is not known.
  Optional<Ranked> of(Sampling sampling) {
    var expected = Realization.of(workload, literal, Draw.MEAN);
    if (!column.isKnown(expected)) {
      return Optional.empty();
    }
    var influences = new ArrayList<Influence>();
    var indices =
        Sensitivity.of(this::figure, unknowns.size(), sampling.samples(), sampling.seed());
    for (int i = 0; i < indices.length; i++) {
      var key = unknowns.get(i).input().key();
      var index = indices[i];
      double low = at(i, LOW);
      double high = at(i, HIGH);
      boolean moves = Math.abs(high - low) > ROUNDING * Math.abs(high + low) / 2;
      if (index.total() > 0 || moves) { // else the figure does not rest on it
        influences.add(
            new Influence(
                key,
                index.first(),
                index.total(),
                index.firstError(),
                index.totalError(),
                low,
                high));
      }
    }
    influences.sort(Comparator.comparingDouble(Influence::total).reversed());
    return Optional.of(
        new Ranked(column.measure(), column.baseline(), column.of(expected), influences));
  }

  private double figure(double[] point) {
    for (int i = 0; i < point.length; i++) {
      trial.set(i, unknowns.get(i).distribution().quantile(point[i]));
    }
    return figure();
  }

  private double at(int index, double share) {
    for (int i = 0; i < unknowns.size(); i++) {
      var unknown = unknowns.get(i);
      trial.set(i, i == index ? unknown.distribution().quantile(share) : unknown.input().mean());
    }
    return figure();
  }

  private double figure() {
    trial.begin();
    return column.of(Realization.of(workload, literal, trial));
  }
}
