package lepton.report;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Ranges;
import lepton.quantity.PlainNumber;
import lepton.report.Figure.Adding;
import lepton.report.Figure.Amount;
import lepton.report.Figure.Word;
import lepton.uncertainty.Range;

/// Sums over several workloads: of what adds up, and only where nothing is missing.
public final class Totals {

  private static final String COST = "cost.total";
  private static final String CURRENCY = "cost.currency";

  private final List<Outcome> outcomes;
  private final Optional<Ranges> ranges;

  /// @param ranges how sure the sums are; absent where nobody asked
  public Totals(List<Outcome> outcomes, Optional<Ranges> ranges) {
    this.outcomes = List.copyOf(outcomes);
    this.ranges = ranges;
  }

  /// How sure a sum is, in the unit that its path ends with; absent where the sum is, or nothing
  /// was drawn.
  Optional<Range> range(Amount figure) {
    var sum = sum(figure);
    var measure = figure.measure();
    if (sum.isEmpty() || measure.isEmpty() || ranges.isEmpty()) {
      return Optional.empty();
    }
    var drawn = ranges.get().of(measure.get(), false);
    return Optional.of(drawn.isPresent() ? figure.inUnit(drawn.get()) : Range.exactly(sum.get()));
  }

  /// A sum beside its range, as people like it.
  Optional<String> shown(Amount figure) {
    var sum = sum(figure);
    var range = range(figure);
    if (sum.isEmpty() || range.isEmpty()) {
      return sum.map(figure::shown);
    }
    return Optional.of(
        (figure.shown(sum.get()) + " " + figure.shown(sum.get(), range.get())).strip());
  }

  /// Whether anybody asked how sure the sums are.
  boolean drawn() {
    return ranges.isPresent();
  }

  /// What the ranges are, where there are any.
  Optional<String> doubt() {
    return ranges.flatMap(Sheet::doubt);
  }

  /// The sum, in the unit that the path ends with; absent where it means nothing or a part is
  /// unknown.
  public Optional<Double> sum(String path) {
    return sum(Figures.amount(path));
  }

  Optional<Double> sum(Amount figure) {
    if (figure.adding() == Adding.NEVER || (figure.path().equals(COST) && currency().isEmpty())) {
      return Optional.empty();
    }
    double sum = 0;
    boolean any = false;
    for (var outcome : outcomes) {
      var assessment = outcome.assessment();
      var value = figure.number().of(Optional.of(assessment), assessment.result());
      if (value.isEmpty() && figure.adding() == Adding.COMPLETE) {
        return Optional.empty();
      }
      any |= value.isPresent();
      sum += value.orElse(0.0);
    }
    return any ? Optional.of(sum) : Optional.empty();
  }

  /// The currency that every workload's cost is in, if it is one.
  public Optional<String> currency() {
    Optional<String> common = Optional.empty();
    for (var outcome : outcomes) {
      var cost = outcome.assessment().result().cost();
      if (cost.isEmpty() || (common.isPresent() && !common.get().equals(cost.get().currency()))) {
        return Optional.empty();
      }
      common = Optional.of(cost.get().currency());
    }
    return common;
  }

  /// The total of a figure as machines read it.
  Optional<String> printed(Figure figure) {
    return switch (figure) {
      case Amount amount -> sum(amount).map(PlainNumber::of);
      case Word word -> word.path().equals(CURRENCY) ? currency() : Optional.empty();
    };
  }
}
