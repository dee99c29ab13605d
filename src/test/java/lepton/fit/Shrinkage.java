package lepton.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Medians of ln u of an accelerator, drawn toward its generation's, and those toward the pooled
/// one: m = m_wider + n / (n + k) · (median − m_wider).
record Shrinkage(List<TrainingRun> runs) {

  /// Runs that the wider group counts for. Leave-one-out is flat from 1 to 4.
  private static final double K = 2;

  double pooled() {
    return runs.isEmpty() ? 0 : median(run -> true);
  }

  double generation(String name) {
    return drawn(pooled(), run -> run.generation().equals(name));
  }

  double device(TrainingRun like) {
    double wider = generation(like.generation());
    return like.exact() ? drawn(wider, run -> run.device().equals(like.device())) : wider;
  }

  Shrinkage without(Predicate<TrainingRun> left) {
    return new Shrinkage(runs.stream().filter(left.negate()).toList());
  }

  /// ln u less its prediction of every run, predicted without those that `left` pairs with it.
  double[] residuals(Left left, Prediction prediction) {
    var residuals = new double[runs.size()];
    for (int i = 0; i < residuals.length; i++) {
      var run = runs.get(i);
      var others = without(other -> left.out(run, other));
      residuals[i] = run.logarithm() - prediction.of(others, run);
    }
    return residuals;
  }

  @FunctionalInterface
  interface Left {
    boolean out(TrainingRun predicted, TrainingRun other);
  }

  @FunctionalInterface
  interface Prediction {
    double of(Shrinkage others, TrainingRun run);
  }

  private double drawn(double wider, Predicate<TrainingRun> group) {
    long n = runs.stream().filter(group).count();
    return n == 0 ? wider : wider + n / (n + K) * (median(group) - wider);
  }

  private double median(Predicate<TrainingRun> group) {
    var values = new ArrayList<Double>();
    for (var run : runs) {
      if (group.test(run)) {
        values.add(run.logarithm());
      }
    }
    return Quantile.median(values);
  }
}
