package lepton.report;

import java.util.List;
import java.util.Optional;
import lepton.quantity.PlainNumber;
import lepton.report.Figure.Adding;
import lepton.report.Figure.Amount;
import lepton.report.Figure.Word;

/// Sums over several workloads: of what adds up, and only where nothing is missing.
public final class Totals {

  private static final String COST = "cost.total";
  private static final String CURRENCY = "cost.currency";

  private final List<Outcome> outcomes;

  public Totals(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
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
