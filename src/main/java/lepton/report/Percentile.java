package lepton.report;

import java.util.Optional;
import lepton.uncertainty.Range;

/// One of the numbers that a range is told by.
public enum Percentile {
  P5("p5"),
  P50("p50"),
  P95("p95");

  private final String key;

  Percentile(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  double of(Range range) {
    return switch (this) {
      case P5 -> range.p5();
      case P50 -> range.p50();
      case P95 -> range.p95();
    };
  }

  static Optional<Percentile> find(String key) {
    for (var percentile : values()) {
      if (percentile.key.equals(key)) {
        return Optional.of(percentile);
      }
    }
    return Optional.empty();
  }
}
