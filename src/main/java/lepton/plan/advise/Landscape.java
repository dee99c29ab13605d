package lepton.plan.advise;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lepton.text.Problems;

/// What the workload is all over the range of the keys that move between numbers, under one
/// combination of words. Each place is worked out once, however many searches come by.
final class Landscape {

  private static final int MOST_ROUNDED = 6;

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

  /// The spots around one whose numbers have so many digits: of each key the ones below and above.
  /// None of more keys than [#MOST_ROUNDED].
  List<Spot> around(Spot spot, int digits) {
    var around = new ArrayList<Spot>();
    if (axes.size() > MOST_ROUNDED) {
      return around;
    }
    var below = new double[axes.size()];
    var above = new double[axes.size()];
    for (int i = 0; i < axes.size(); i++) {
      var written = spot.changes().get(words.size() + i);
      below[i] = axes.get(i).rounded(written, digits, RoundingMode.FLOOR);
      above[i] = axes.get(i).rounded(written, digits, RoundingMode.CEILING);
    }
    for (int corner = 0; corner < 1 << axes.size(); corner++) {
      var unit = new double[axes.size()];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (corner >> i & 1) == 0 ? below[i] : above[i];
      }
      around.add(at(unit));
    }
    return around;
  }

  /// Without the CO2e where that of making the devices is in the one and not in the other.
  private Use comparable(Variants.Variant variant) {
    var use = Use.of(variant.footprint());
    boolean unlike = embodied && variant.footprint().embodied().isEmpty();
    return unlike ? use.without(Goal.CARBON) : use;
  }
}
