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
  private final Map<List<Change>, Spot> known = new HashMap<>();

  Landscape(
      Variants variants,
      List<Change> words,
      List<Decision.Between> axes,
      Accuracies accuracies) {
    this.variants = variants;
    this.words = List.copyOf(words);
    this.axes = List.copyOf(axes);
    this.accuracies = accuracies;
  }

  int dimensions() {
    return axes.size();
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
    var spot =
        new Spot(changes, variants.with(changes, new Problems()), accuracies.of(changes));
    known.put(spot.changes(), spot);
    return spot;
  }
}
