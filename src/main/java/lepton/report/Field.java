package lepton.report;

import java.util.List;
import java.util.Optional;

/// A path that a person asked for: a figure, of the result, of the baseline, or of the total.
public record Field(String path, Scope scope, Figure figure) {

  /// Of what the figure is asked.
  public enum Scope {
    RESULT,
    BASELINE,
    TOTAL
  }

  /// The field of this path; absent where the contract has none.
  public static Optional<Field> find(String path) {
    if (path.startsWith(Figures.BASELINE)) {
      return field(path, Scope.BASELINE, path.substring(Figures.BASELINE.length()));
    }
    if (path.startsWith(Figures.TOTAL)) {
      return field(path, Scope.TOTAL, path.substring(Figures.TOTAL.length()));
    }
    return Figures.find(path).map(figure -> new Field(path, Scope.RESULT, figure));
  }

  private static Optional<Field> field(String path, Scope scope, String inner) {
    return Figures.paths().contains(path)
        ? Figures.find(inner).map(figure -> new Field(path, scope, figure))
        : Optional.empty();
  }

  /// What the field is for one workload.
  public Optional<String> of(Outcome outcome) {
    var assessment = Optional.of(outcome.assessment());
    return switch (scope) {
      case RESULT -> figure.printed(assessment, outcome.assessment().result());
      case BASELINE ->
          outcome.assessment().baseline().flatMap(its -> figure.printed(assessment, its));
      case TOTAL -> of(List.of(outcome));
    };
  }

  /// What the field is for all workloads together.
  public Optional<String> of(List<Outcome> outcomes) {
    return new Totals(outcomes).printed(figure);
  }
}
