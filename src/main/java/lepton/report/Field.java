package lepton.report;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Measure;
import lepton.quantity.PlainNumber;
import lepton.uncertainty.Range;

/// A path that a person asked for: a figure, of the result, of the baseline, or of the total.
///
/// @param percentile of its range; absent where the figure itself was asked for
public record Field(String path, Scope scope, Figure figure, Optional<Percentile> percentile) {

  Field(String path, Scope scope, Figure figure) {
    this(path, scope, figure, Optional.empty());
  }

  /// Of what the figure is asked.
  public enum Scope {
    RESULT,
    BASELINE,
    TOTAL
  }

  /// The field of this path; absent where the contract has none.
  public static Optional<Field> find(String path) {
    if (path.startsWith(Figures.RANGE)) {
      return ofRange(path);
    }
    if (path.startsWith(Figures.TOTAL + Figures.RANGE)) {
      return ofTotalRange(path);
    }
    if (path.startsWith(Figures.BASELINE)) {
      return field(path, Scope.BASELINE, path.substring(Figures.BASELINE.length()));
    }
    if (path.startsWith(Figures.TOTAL)) {
      return field(path, Scope.TOTAL, path.substring(Figures.TOTAL.length()));
    }
    return Figures.find(path).map(figure -> new Field(path, Scope.RESULT, figure));
  }

  private static Optional<Field> ofRange(String path) {
    int dot = path.lastIndexOf('.');
    var percentile = Percentile.find(path.substring(dot + 1));
    if (dot < Figures.RANGE.length() || percentile.isEmpty()) {
      return Optional.empty();
    }
    return find(path.substring(Figures.RANGE.length(), dot))
        .filter(of -> of.scope() != Scope.TOTAL && of.figure() instanceof Figure.Amount)
        .filter(of -> of.percentile().isEmpty())
        .map(of -> of.percentile(percentile.get()));
  }

  /// `total.range.energy.total_kwh.p95`
  private static Optional<Field> ofTotalRange(String path) {
    int dot = path.lastIndexOf('.');
    var percentile = Percentile.find(path.substring(dot + 1));
    int before = Figures.TOTAL.length() + Figures.RANGE.length();
    if (dot < before || percentile.isEmpty()) {
      return Optional.empty();
    }
    return find(Figures.TOTAL + path.substring(before, dot))
        .filter(of -> of.figure() instanceof Figure.Amount)
        .map(of -> new Field(path, Scope.TOTAL, of.figure(), percentile));
  }

  /// Whether the uncertain inputs must be drawn for it.
  public boolean needsDraws() {
    return percentile.isPresent();
  }

  /// The number that draws are counted of; absent where the field is none.
  public Optional<Measure> measure() {
    return figure instanceof Figure.Amount amount && percentile.isEmpty() && scope != Scope.TOTAL
        ? amount.measure()
        : Optional.empty();
  }

  private static Optional<Field> field(String path, Scope scope, String inner) {
    return Figures.paths().contains(path)
        ? Figures.find(inner).map(figure -> new Field(path, scope, figure))
        : Optional.empty();
  }

  /// What the field is for one workload.
  public Optional<String> of(Outcome outcome) {
    if (percentile.isPresent() && scope != Scope.TOTAL) {
      return range(outcome).map(range -> PlainNumber.of(percentile.get().of(range)));
    }
    var assessment = Optional.of(outcome.assessment());
    return switch (scope) {
      case RESULT -> figure.printed(assessment, outcome.assessment().result());
      case BASELINE ->
          outcome.assessment().baseline().flatMap(its -> figure.printed(assessment, its));
      case TOTAL -> of(new Totals(List.of(outcome), outcome.assessment().ranges()));
    };
  }

  /// The range of the field's figure.
  Optional<Range> range(Outcome outcome) {
    return figure instanceof Figure.Amount amount && scope != Scope.TOTAL
        ? amount.range(outcome.assessment(), scope == Scope.BASELINE)
        : Optional.empty();
  }

  /// A percentile of this field.
  Field percentile(Percentile which) {
    return new Field(Figures.RANGE + path + "." + which.key(), scope, figure, Optional.of(which));
  }

  /// What the field is for all workloads together.
  public Optional<String> of(Totals totals) {
    if (percentile.isPresent()) {
      return figure instanceof Figure.Amount amount
          ? totals.range(amount).map(range -> PlainNumber.of(percentile.get().of(range)))
          : Optional.empty();
    }
    return totals.printed(figure);
  }
}
