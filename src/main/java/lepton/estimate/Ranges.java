package lepton.estimate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lepton.uncertainty.Range;

/// How sure the figures of an estimate are, in base units.
///
/// Only figures that vary are in it: the others are as sure as the inputs they rest on.
public final class Ranges {

  /// Nothing is in doubt.
  static final Ranges EXACT = new Ranges(0, Map.of(), Map.of());

  private final int samples;
  private final Map<Measure, Range> result;
  private final Map<Measure, Range> baseline;

  Ranges(int samples, Map<Measure, Range> result, Map<Measure, Range> baseline) {
    this.samples = samples;
    this.result = result.isEmpty() ? Map.of() : new EnumMap<>(result);
    this.baseline = baseline.isEmpty() ? Map.of() : new EnumMap<>(baseline);
  }

  /// From how many draws they come; 0 where nothing is in doubt.
  public int samples() {
    return samples;
  }

  /// The range of a number of the result, or of the baseline; absent where it does not vary.
  public Optional<Range> of(Measure measure, boolean ofBaseline) {
    return Optional.ofNullable((ofBaseline ? baseline : result).get(measure));
  }
}
