package lepton.estimate;

import java.util.EnumMap;
import java.util.Map;
import lepton.meter.Recording;
import lepton.uncertainty.Percentiles;
import lepton.uncertainty.Range;
import lepton.uncertainty.SobolPoints;

/// Takes the doubt of a recording's conditions and models through the equations of its footprint:
/// many draws, and the percentiles of every number.
final class MeasuredRanges {

  /// The numbers of a recording that draws are counted of.
  private static final Map<Measure, Yardstick> MEASURES = measures();

  private MeasuredRanges() {}

  private static Map<Measure, Yardstick> measures() {
    var measures = new EnumMap<Measure, Yardstick>(Measure.class);
    measures.put(Measure.IT_JOULES, Yardstick.IT);
    measures.put(Measure.TOTAL_JOULES, Yardstick.FACILITY);
    measures.put(Measure.ACCELERATOR_JOULES, Yardstick.ACCELERATORS);
    measures.put(Measure.HOST_JOULES, Yardstick.HOST);
    measures.put(Measure.OPERATIONAL_KILOGRAMS, Yardstick.OPERATIONAL);
    measures.put(Measure.MARKET_KILOGRAMS, Yardstick.MARKET);
    measures.put(Measure.EMBODIED_KILOGRAMS, Yardstick.EMBODIED);
    measures.put(Measure.TOTAL_KILOGRAMS, Yardstick.EMISSIONS);
    measures.put(Measure.WATER_LITRES, Yardstick.WATER);
    measures.put(Measure.COST, Yardstick.COST);
    return measures;
  }

  static Ranges of(Recording recording, Sampling sampling) {
    var trial = new MeasuredTrial(recording);
    int dimensions = trial.doubts().size();
    if (dimensions == 0) {
      return Ranges.EXACT;
    }
    var points = new SobolPoints(dimensions, sampling.seed());
    var inputs = new double[dimensions][sampling.samples()];
    for (int i = 0; i < dimensions; i++) {
      points.fill(i, 0, inputs[i]);
    }
    var values = new EnumMap<Measure, double[]>(Measure.class);
    var drawn = new double[dimensions];
    for (int j = 0; j < sampling.samples(); j++) {
      for (int i = 0; i < dimensions; i++) {
        drawn[i] = trial.doubts().get(i).distribution().quantile(inputs[i][j]);
      }
      var measured = trial.at(drawn);
      for (var each : MEASURES.entrySet()) {
        var value = each.getValue().of(measured);
        if (value.isPresent()) {
          values.computeIfAbsent(each.getKey(), _ -> new double[sampling.samples()])[j] =
              value.get();
        }
      }
    }
    var ranges = new EnumMap<Measure, Range>(Measure.class);
    for (var each : values.entrySet()) {
      var range = Percentiles.range(each.getValue());
      if (range.wide()) {
        ranges.put(each.getKey(), range);
      }
    }
    return new Ranges(sampling.samples(), ranges, Map.of());
  }
}
