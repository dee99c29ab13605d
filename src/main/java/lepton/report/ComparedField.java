package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Standing;

/// A number of a comparison that a person asked for: `emissions.total_kg`, or
/// `emissions.total_kg.difference_p95`.
public record ComparedField(String path, Yardstick yardstick, ComparedValue value) {

  /// The field of this path; absent where there is none.
  public static Optional<ComparedField> find(String path) {
    for (var yardstick : Yardstick.values()) {
      for (var value : ComparedValue.values()) {
        boolean bare = value == ComparedValue.VALUE && path.equals(yardstick.key());
        if (bare || path.equals(yardstick.key() + "." + value.key())) {
          return Optional.of(new ComparedField(path, yardstick, value));
        }
      }
    }
    return Optional.empty();
  }

  /// The figure of this key; absent where there is none.
  public static Optional<Yardstick> figure(String key) {
    for (var yardstick : Yardstick.values()) {
      if (yardstick.key().equals(key)) {
        return Optional.of(yardstick);
      }
    }
    return Optional.empty();
  }

  /// The keys of all figures.
  public static List<String> figures() {
    var keys = new ArrayList<String>();
    for (var yardstick : Yardstick.values()) {
      keys.add(yardstick.key());
    }
    return keys;
  }

  /// Every path that can be asked for, the figures themselves first.
  public static List<String> paths() {
    var paths = new ArrayList<>(figures());
    for (var yardstick : Yardstick.values()) {
      for (var value : ComparedValue.values()) {
        if (value != ComparedValue.VALUE) {
          paths.add(yardstick.key() + "." + value.key());
        }
      }
    }
    return paths;
  }

  /// Whether it is of an alternative against the base, which the base itself has not.
  public boolean ofOthers() {
    return value.compareTo(ComparedValue.DIFFERENCE) >= 0;
  }

  /// The number of one alternative.
  public Optional<Double> of(Standing standing) {
    return value.of(standing, yardstick);
  }
}
