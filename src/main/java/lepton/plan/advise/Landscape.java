package lepton.plan.advise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lepton.text.Problems;

/// What the workload is all over the range of the keys that move between numbers, under one
/// combination of words. Each place is worked out once, however many searches come by.
final class Landscape {

  private final Variants variants;
  private final List<Change> words;
  private final List<Decision.Between> axes;
  private final Accuracies accuracies;

  /// Whether the CO2e of making the devices of the workload as it is is known.
  private final boolean embodied;

  private final Map<List<Change>, Spot> known = new HashMap<>();

  Landscape(
      Variants variants,
      List<Change> words,
      List<Decision.Between> axes,
      Accuracies accuracies,
      boolean embodied) {
    this.embodied = embodied;
    this.variants = variants;
    this.words = List.copyOf(words);
    this.axes = List.copyOf(axes);
    this.accuracies = accuracies;
  }

  List<Change> words() {
    return words;
  }

  Collection<Spot> known() {
    return List.copyOf(known.values());
  }

  /// The spot at a point of the unit cube.
  Spot at(double[] unit) {
    var changes = new ArrayList<>(words);
    for (int i = 0; i < unit.length; i++) {
      changes.add(axes.get(i).at(unit[i]));
    }
    var before = known.get(changes);
    if (before != null) {
      return before;
    }
    var variant = variants.with(changes, new Problems());
    var use = variant.map(this::comparable).orElse(Spot.NOTHING_KNOWN);
    var spot = new Spot(changes, variant, use, accuracies.of(changes));
    known.put(spot.changes(), spot);
    return spot;
  }

  /// Without the CO2e where that of making the devices is in the one and not in the other.
  private Use comparable(Variants.Variant variant) {
    var use = Use.of(variant.footprint());
    boolean unlike = embodied && variant.footprint().embodied().isEmpty();
    return unlike ? use.without(Goal.CARBON) : use;
  }
}
