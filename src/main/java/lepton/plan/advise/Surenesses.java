package lepton.plan.advise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lepton.estimate.Sampling;
import lepton.estimate.VariantDraws;
import lepton.plan.advise.Advice.Sureness;
import lepton.plan.advise.Variants.Variant;
import lepton.plan.compare.Chance;
import lepton.uncertainty.Percentiles;
import lepton.workload.Workload;

/// How sure each saving is, from one set of draws for the workload and all its variants.
final class Surenesses {

  private final Map<Variant, Sureness> each = new HashMap<>();

  private Surenesses() {}

  /// None where no draws are asked for.
  static Surenesses of(
      Goal goal, Variant base, List<Variant> variants, Optional<Sampling> sampling) {
    var surenesses = new Surenesses();
    if (sampling.isEmpty()) {
      return surenesses;
    }
    var known = new ArrayList<Variant>();
    var workloads = new ArrayList<Workload>();
    workloads.add(base.workload());
    for (var variant : variants) {
      if (goal.of(variant.footprint()).isPresent()) {
        known.add(variant);
        workloads.add(variant.workload());
      }
    }
    var draws =
        VariantDraws.of(workloads, footprint -> goal.of(footprint).orElseThrow(), sampling.get());
    for (int i = 0; i < known.size(); i++) {
      surenesses.each.put(known.get(i), sureness(draws[0], draws[i + 1]));
    }
    return surenesses;
  }

  private static Sureness sureness(double[] before, double[] after) {
    var saved = new double[before.length];
    int better = 0;
    int equal = 0;
    for (int j = 0; j < saved.length; j++) {
      saved[j] = before[j] - after[j];
      better += saved[j] > 0 ? 1 : 0;
      equal += saved[j] == 0 ? 1 : 0;
    }
    var range = Percentiles.range(saved);
    return new Sureness(range, new Chance(better, equal, saved.length, !range.wide()));
  }

  Optional<Sureness> of(Variant variant) {
    return Optional.ofNullable(each.get(variant));
  }
}
