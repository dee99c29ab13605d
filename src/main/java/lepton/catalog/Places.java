package lepton.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Regions by the place where they are, for those who don't know what a provider calls them.
final class Places {

  private Places() {}

  /// What a name means among regions: where it is none, those whose location it is. A single one is
  /// suggested and not taken, as another provider may be meant.
  static Resolution<Region> regions(String name, Shelf<Region> regions) {
    var found = regions.find(name);
    var wanted = name.strip().toLowerCase(Locale.ROOT);
    if (!(found instanceof Resolution.Unknown<Region>) || wanted.isEmpty()) {
      return found;
    }
    var there = new ArrayList<String>();
    for (var region : regions.search(List.of(wanted.split(" ", -1)))) {
      if (region.location().toLowerCase(Locale.ROOT).contains(wanted)) {
        there.add(region.id());
      }
    }
    return switch (there.size()) {
      case 0 -> found;
      case 1 -> new Resolution.Unknown<>(there);
      default -> new Resolution.Ambiguous<>(there);
    };
  }
}
