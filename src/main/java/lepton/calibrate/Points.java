package lepton.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pairs of observations in the order of time, of one or more series.
final class Points {

  private final List<double[]> xs = new ArrayList<>();
  private final List<double[]> ys = new ArrayList<>();
  private int size;

  /// Adds a series; empty ones are none.
  void add(List<Double> x, List<Double> y) {
    if (!x.isEmpty()) {
      xs.add(x.stream().mapToDouble(Double::doubleValue).toArray());
      ys.add(y.stream().mapToDouble(Double::doubleValue).toArray());
      size += x.size();
    }
  }

  /// The same against 1 − x.
  Points mirrored() {
    var mirrored = new Points();
    for (int i = 0; i < xs.size(); i++) {
      mirrored.xs.add(Arrays.stream(xs.get(i)).map(x -> 1 - x).toArray());
      mirrored.ys.add(ys.get(i));
    }
    mirrored.size = size;
    return mirrored;
  }

  int size() {
    return size;
  }

  int series() {
    return xs.size();
  }

  double[] x() {
    return joined(xs);
  }

  double[] y() {
    return joined(ys);
  }

  private double[] joined(List<double[]> parts) {
    var all = new double[size];
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /// Cuts numbers that belong to the points, in their order, into a list for each series.
  List<double[]> stretches(double[] all) {
    var stretches = new ArrayList<double[]>();
    int at = 0;
    for (var part : xs) {
      stretches.add(Arrays.copyOfRange(all, at, at + part.length));
      at += part.length;
    }
    return stretches;
  }
}
