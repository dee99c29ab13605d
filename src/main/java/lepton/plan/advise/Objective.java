package lepton.plan.advise;

import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.advise.Optimum.FrontPoint;

/// What the first goal of a front has to give way to.
public sealed interface Objective {

  /// As it is called on the command line.
  String id();

  /// Its figure of a point; in base units.
  OptionalDouble of(FrontPoint point);

  /// Less of another goal.
  record Less(Goal goal) implements Objective {

    @Override
    public String id() {
      return goal.id();
    }

    @Override
    public OptionalDouble of(FrontPoint point) {
      return point.use().of(goal);
    }
  }

  /// More accuracy.
  record Accuracy() implements Objective {

    @Override
    public String id() {
      return "accuracy";
    }

    @Override
    public OptionalDouble of(FrontPoint point) {
      return point.accuracy();
    }
  }

  static Optional<Objective> named(String word) {
    return word.equals("accuracy") ? Optional.of(new Accuracy()) : Goal.named(word).map(Less::new);
  }
}
