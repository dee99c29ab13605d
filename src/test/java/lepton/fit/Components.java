package lepton.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Components of the variance of errors that come in groups, such as the rows of one model: what
/// the rows of a group have in common, and what they don't.
///
///     within  = Σ (r_ij − r̄_i)² / (N − G)
///     between = max(0, Σ (r̄_i² − within / n_i) / G)
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | r_ij, r̄_i | errors of group i, their mean | 1 |
/// | n_i, N, G | rows of group i, all rows, groups | 1 |
///
/// The one-way random-effects model with a mean of 0 (Searle, Casella and McCulloch 1992, § 3.6):
/// the mean square of the means counts each group once, however many rows it has, and so a bias of
/// the model counts as doubt. A new row of a new group scatters by the sum of both.
record Components(double between, double within) {

  static Components of(double[] errors, List<String> groups) {
    Map<String, List<Double>> parts = new HashMap<>();
    for (int i = 0; i < errors.length; i++) {
      parts.computeIfAbsent(groups.get(i), key -> new ArrayList<>()).add(errors[i]);
    }
    double squares = 0;
    double means = 0;
    double shares = 0;
    for (var part : parts.values()) {
      double mean = part.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      squares += part.stream().mapToDouble(error -> (error - mean) * (error - mean)).sum();
      means += mean * mean / parts.size();
      shares += 1.0 / part.size() / parts.size();
    }
    double within = squares / Math.max(1, errors.length - parts.size());
    return new Components(Math.max(0, means - within * shares), within);
  }

  /// The standard deviation of a new row of each group, by the components of all other groups.
  static double[] ofOthers(double[] errors, List<String> groups) {
    double[] sigmas = new double[errors.length];
    Map<String, Double> known = new HashMap<>();
    for (int i = 0; i < errors.length; i++) {
      var own = groups.get(i);
      sigmas[i] =
          known.computeIfAbsent(
              own, key -> among(errors, groups, group -> !group.equals(key)).sigma());
    }
    return sigmas;
  }

  private static Components among(double[] errors, List<String> groups, Predicate<String> chosen) {
    var some = new ArrayList<Double>();
    var theirs = new ArrayList<String>();
    for (int i = 0; i < errors.length; i++) {
      if (chosen.test(groups.get(i))) {
        some.add(errors[i]);
        theirs.add(groups.get(i));
      }
    }
    return of(some.stream().mapToDouble(Double::doubleValue).toArray(), theirs);
  }

  /// Of a new row of a new group.
  double sigma() {
    return Math.sqrt(between + within);
  }
}
