package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The accuracy that several tables leave together.
///
/// What each costs against its own best is lost from the first's best. Assumed: losses add. A key
/// that does not move counts as the file says; one of which the file says nothing costs nothing.
record Accuracies(List<AccuracyCurve> curves, Variants variants) {

  Accuracies {
    curves = List.copyOf(curves);
  }

  /// Absent where there is no table, or one does not reach.
  OptionalDouble of(List<Change> changes) {
    if (curves.isEmpty()) {
      return OptionalDouble.empty();
    }
    double accuracy = curves.getFirst().best();
    for (var curve : curves) {
      var value = value(curve.path(), changes);
      var at = value.isPresent() ? curve.at(value.get()) : OptionalDouble.of(curve.untouched());
      if (at.isEmpty()) {
        return OptionalDouble.empty();
      }
      accuracy -= curve.best() - at.getAsDouble();
    }
    return OptionalDouble.of(accuracy);
  }

  private Optional<String> value(String path, List<Change> changes) {
    for (var change : changes) {
      if (change.path().equals(path)) {
        return Optional.of(change.value());
      }
    }
    return variants.word(path);
  }
}
