package lepton.workload;

import java.util.List;

/// The document's unit energy cost as a function of the feature dimension D, in J · capacity unit.
public sealed interface UnitCost {

  /// The same at every D.
  record Constant(Input joules) implements UnitCost {}

  /// c0 + c1 · D + c2 · D² + …
  record Polynomial(List<Input> coefficients) implements UnitCost {
    public Polynomial {
      coefficients = List.copyOf(coefficients);
      if (coefficients.isEmpty()) {
        throw new IllegalArgumentException("a polynomial needs at least one coefficient");
      }
    }
  }

  /// Points (D, cost), interpolated linearly between neighbours and never beyond the ends.
  record Table(List<Point> points) implements UnitCost {
    public Table {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new IllegalArgumentException(
            "a table needs at least two points, got " + points.size());
      }
      for (int i = 1; i < points.size(); i++) {
        if (points.get(i).dimension() <= points.get(i - 1).dimension()) {
          throw new IllegalArgumentException("the dimensions of a table must rise");
        }
      }
    }

    /// The index of the point that ends the segment around `dimension`.
    public int segment(double dimension) {
      int i = 1;
      while (i + 1 < points.size() && points.get(i).dimension() < dimension) {
        i++;
      }
      return i;
    }

    /// Whether `dimension` lies between the ends.
    public boolean covers(double dimension) {
      return dimension >= points.getFirst().dimension()
          && dimension <= points.getLast().dimension();
    }
  }

  /// One point of a table.
  record Point(double dimension, Input cost) {}
}
