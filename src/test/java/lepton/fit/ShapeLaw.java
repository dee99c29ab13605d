package lepton.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lepton.catalog.ModelShape;

/// How layers and cache grow with the active parameters of published models: Theil–Sen lines
/// through the logarithms, so that the old models with a full cache don't bend them.
final class ShapeLaw {

  private ShapeLaw() {}

  /// The keys of `ServingFit` under `shape.`, from shapes of another size than `except`.
  static Map<String, Double> of(List<ModelShape> shapes, ModelShape except) {
    var others =
        shapes.stream()
            .filter(each -> Math.abs(Math.log(each.active() / except.active())) > Math.log(1.15))
            .toList();
    double[] layers = line(others, ModelShape::layers);
    double[] cache = line(others, ModelShape::kvBytesPerToken);
    var shared = new ArrayList<Double>();
    for (var each : others) {
      if (each.expertLayers() > 0) {
        shared.add(each.shared() / each.active());
      }
    }
    return Map.of(
        "shape.layers", Math.exp(layers[0]),
        "shape.layers_exponent", layers[1],
        "shape.kv_bytes", Math.exp(cache[0]),
        "shape.kv_bytes_exponent", cache[1],
        "shape.shared_of_active", Quantile.median(shared));
  }

  private static double[] line(List<ModelShape> shapes, ToDoubleFunction<ModelShape> of) {
    var slopes = new ArrayList<Double>();
    for (var one : shapes) {
      for (var other : shapes) {
        double run = Math.log(one.active() / other.active());
        if (run > 0.1) {
          slopes.add(Math.log(of.applyAsDouble(one) / of.applyAsDouble(other)) / run);
        }
      }
    }
    double slope = Quantile.median(slopes);
    var heights = new ArrayList<Double>();
    for (var one : shapes) {
      heights.add(Math.log(of.applyAsDouble(one)) - slope * Math.log(one.active() / 1e9));
    }
    return new double[] {Quantile.median(heights), slope};
  }
}
