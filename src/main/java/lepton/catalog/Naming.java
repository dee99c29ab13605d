package lepton.catalog;

import java.util.Optional;

/// How the names of a catalogue are compared.
enum Naming {
  /// Places, operators, keys: every word counts.
  PLAIN,
  /// Cloud regions: the region without its provider names it too, and `us-east1` is not
  /// `us-east-1`.
  REGION,
  /// Cloud regions as people say them: `East US 2` is `eastus2`.
  SPOKEN_REGION,
  /// Accelerators: the vendor's name does not count.
  HARDWARE,
  /// Processors: as hardware, and as systems report them, with clock, cores and graphics.
  CPU;

  /// The key of a name in a catalogue.
  String key(String name) {
    return switch (this) {
      case PLAIN, SPOKEN_REGION -> NameKey.plain(name);
      case REGION -> NameKey.words(name, false);
      case HARDWARE, CPU -> NameKey.hardware(name);
    };
  }

  /// The key of a name that somebody asks for.
  String asked(String name) {
    return key(this == CPU ? CpuName.bare(name) : name);
  }

  /// How names are compared where this way has found none.
  Optional<Naming> otherwise() {
    return this == REGION ? Optional.of(SPOKEN_REGION) : Optional.empty();
  }

  /// Whether the name between two offsets of a text has this key.
  boolean same(String text, int from, int to, String key) {
    return switch (this) {
      case PLAIN -> NameKey.same(text, from, to, key, false);
      case HARDWARE, CPU -> NameKey.same(text, from, to, key, true);
      case REGION -> sameRegion(text, from, to, key);
      case SPOKEN_REGION -> {
        var name = text.substring(from, to);
        var bare = Region.bare(name);
        yield key(name).equals(key) || (bare.isPresent() && key(bare.get()).equals(key));
      }
    };
  }

  /// From the end, where regions differ, to the stroke behind the provider or to the beginning.
  private static boolean sameRegion(String text, int from, int to, String key) {
    int at = to;
    for (int i = key.length(); i > 0; i--) {
      at--;
      if (at < from || NameKey.letter(text.charAt(at)) != key.charAt(i - 1)) {
        return false;
      }
    }
    return at == from || (text.charAt(at - 1) == '/' && Region.standsAlone(to - at));
  }

  /// The words of a name, a blank behind each.
  String words(String name) {
    boolean hardware = this == HARDWARE || this == CPU;
    return NameKey.words(this == CPU ? CpuName.bare(name) : name, hardware) + " ";
  }
}
