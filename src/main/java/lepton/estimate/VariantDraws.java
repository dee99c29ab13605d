package lepton.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lepton.derivation.Derivation;
import lepton.uncertainty.SobolPoints;
import lepton.workload.Workload;

/// One figure of several variants of a workload, drawn from the same numbers.
///
/// What variants have in common is one unknown, defaults too: a spread from run to run is the same
/// run under every variant. So what they have in common cancels in a difference, draw by draw.
public final class VariantDraws {

  private final Sampling sampling;
  private final List<Unknowns.Unknown> unknowns = new ArrayList<>();
  private final List<Workload> variants = new ArrayList<>();
  private final List<Unknowns> each = new ArrayList<>();
  private final List<int[]> slots = new ArrayList<>();

  private VariantDraws(List<Workload> variants, Sampling sampling) {
    this.sampling = sampling;
    for (var variant : variants) {
      add(variant);
    }
  }

  /// The figure of each variant in each draw; draw `j` of all of them is one state of the world.
  ///
  /// @param figure of a footprint, known for every variant
  public static double[][] of(
      List<Workload> variants, ToDoubleFunction<Footprint> figure, Sampling sampling) {
    return new VariantDraws(variants, sampling).drawn(figure);
  }

  private void add(Workload variant) {
    var own = Unknowns.of(variant);
    var slot = new int[own.size()];
    for (int i = 0; i < slot.length; i++) {
      slot[i] = slot(own.get(i));
    }
    variants.add(variant);
    each.add(own);
    slots.add(slot);
  }

  private int slot(Unknowns.Unknown unknown) {
    for (int i = 0; i < unknowns.size(); i++) {
      if (Unknowns.same(unknowns.get(i).input(), unknown.input())) {
        return i;
      }
    }
    unknowns.add(unknown);
    return unknowns.size() - 1;
  }

  private double[][] drawn(ToDoubleFunction<Footprint> figure) {
    var points = new SobolPoints(unknowns.size(), sampling.seed());
    var inputs = new double[unknowns.size()][];
    Arrays.setAll(inputs, i -> unknowns.get(i).drawn(points, i, 0, sampling.samples()));
    var figures = new double[variants.size()][sampling.samples()];
    for (int v = 0; v < figures.length; v++) {
      draw(v, inputs, figure, figures[v]);
    }
    return figures;
  }

  private void draw(
      int variant, double[][] inputs, ToDoubleFunction<Footprint> figure, double[] into) {
    var workload = variants.get(variant);
    var slot = slots.get(variant);
    var trial = new Trial(each.get(variant));
    var own = new double[slot.length][];
    Arrays.setAll(own, i -> inputs[slot[i]]);
    for (int j = 0; j < into.length; j++) {
      trial.begin(own, j);
      into[j] =
          figure.applyAsDouble(
              Estimator.footprint(workload, workload.levers(), false, trial, Derivation.NONE));
    }
  }
}
