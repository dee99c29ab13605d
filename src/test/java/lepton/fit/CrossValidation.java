package lepton.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lepton.catalog.ModelShape;

/// Errors of rows that were left out of the fit, a group at a time: ln(model / measured).
final class CrossValidation {

  private final double[] energy;
  private final double[] time;
  private final double[] power;
  private final double[] bySize;
  private final double[] byLaw;

  private CrossValidation(int rows) {
    energy = new double[rows];
    time = new double[rows];
    power = new double[rows];
    bySize = new double[rows];
    byLaw = new double[rows];
  }

  static CrossValidation of(List<ServingRow> rows, Function<ServingRow, String> group) {
    int count = rows.size();
    var errors = new CrossValidation(count);
    var groups = new TreeSet<String>();
    rows.forEach(row -> groups.add(group.apply(row)));
    var published = ModelShape.published();
    for (var each : groups) {
      var kept = rows.stream().filter(row -> !group.apply(row).equals(each)).toList();
      var curve = ServingCurve.fit(kept);
      for (int i = 0; i < count; i++) {
        if (group.apply(rows.get(i)).equals(each)) {
          errors.score(i, rows.get(i), curve, published);
        }
      }
    }
    return errors;
  }

  /// Of joules a token, with the model's published shape.
  double[] energy() {
    return energy;
  }

  /// Of seconds a token, with the published shape.
  double[] time() {
    return time;
  }

  /// Of watts, with the published shape.
  double[] power() {
    return power;
  }

  /// Of joules a token, with the shape of published models of that size.
  double[] bySize() {
    return bySize;
  }

  /// Of joules a token, with a shape by the law, which is fitted without models of that size.
  double[] byLaw() {
    return byLaw;
  }

  private void score(int i, ServingRow row, ServingCurve curve, List<ModelShape> published) {
    var shape = row.shape();
    Map<String, Double> others = new HashMap<>(ServingModel.UNBOUNDED);
    others.putAll(ShapeLaw.of(published, shape));
    var fit = curve.coefficients(others);
    double[] known = ServingCurve.errors(row, shape, fit);
    energy[i] = known[0];
    time[i] = known[1];
    power[i] = known[2];
    var alike = ModelShape.ofSize(shape.parameters(), shape.active(), fit);
    bySize[i] = ServingCurve.errors(row, alike, fit)[0];
    var law = ModelShape.byLaw(shape.parameters(), shape.active(), fit);
    byLaw[i] = ServingCurve.errors(row, law, fit)[0];
  }

  /// `| what | median | within 30 % | sigma |`.
  static String line(String what, double[] errors) {
    double[] relative = Quantile.relative(errors);
    return "| "
        + what
        + " | "
        + Quantile.percent(Quantile.of(relative, 0.5))
        + " | "
        + Quantile.percent(Quantile.within(relative, 0.3))
        + " | "
        + Math.round(1000 * Quantile.sigma(errors)) / 1000.0
        + " |\n";
  }

  static double[] where(List<ServingRow> rows, double[] errors, Predicate<ServingRow> chosen) {
    return IntStream.range(0, errors.length)
        .filter(i -> chosen.test(rows.get(i)))
        .mapToDouble(i -> errors[i])
        .toArray();
  }
}
