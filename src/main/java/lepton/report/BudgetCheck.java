package lepton.report;

import java.util.List;
import java.util.Optional;
import lepton.estimate.Footprint;
import lepton.estimate.Measured;
import lepton.quantity.Dimension;
import lepton.quantity.Money;
import lepton.quantity.Shown;
import lepton.quantity.Water;
import lepton.report.Figure.Amount;
import lepton.text.Quote;
import lepton.workload.Budget;

/// Holds what was used against a budget.
public sealed interface BudgetCheck {

  /// Not more than the budget.
  record Within() implements BudgetCheck {}

  /// More, by how much in a sentence.
  record Over(String sentence) implements BudgetCheck {}

  /// The figure that the budget limits could not be worked out.
  record Unknown(String sentence) implements BudgetCheck {}

  /// Checks the sum of `outcomes`, which people know as `whose`.
  static BudgetCheck of(Budget budget, String whose, List<Outcome> outcomes) {
    var dimension = budget.limit().dimension();
    var figure = figure(dimension);
    var totals = new Totals(outcomes, Optional.empty());
    boolean money = figure.path().startsWith("cost");
    if (money && !totals.currency().equals(Optional.of(dimension.base()))) {
      return unknown(budget, whose, "its cost in " + dimension.base() + " is not known");
    }
    var value = totals.sum(figure);
    if (value.isEmpty()) {
      return unknown(budget, whose, "its " + figure.dimension().name() + " is not known");
    }
    return of(budget, whose, value.get() * figure.dimension().factor(figure.unit()).orElse(1.0));
  }

  /// Checks what a command has used; energy and CO2e are those of the facility.
  static BudgetCheck of(Budget budget, Measured measured) {
    var whose = Quote.of(measured.recording().header().name());
    var dimension = budget.limit().dimension();
    Optional<Double> used;
    if (dimension == Dimension.CARBON) {
      used = measured.footprint().map(its -> its.emissions().kilograms());
    } else if (dimension == Dimension.ENERGY) {
      used = measured.footprint().map(its -> its.total().joules());
    } else if (dimension == Dimension.WATER) {
      used = measured.footprint().flatMap(Footprint::water).map(Water::litres);
    } else {
      used =
          measured
              .footprint()
              .flatMap(Footprint::cost)
              .filter(cost -> cost.currency().equals(dimension.base()))
              .map(Money::amount);
    }
    return used.isPresent()
        ? of(budget, whose, used.get())
        : unknown(budget, whose, "what it limits is not known");
  }

  private static BudgetCheck of(Budget budget, String whose, double used) {
    var dimension = budget.limit().dimension();
    double limit = budget.limit().mean();
    if (used <= limit) {
      return new Within();
    }
    return new Over(
        whose
            + " is over budget: "
            + Shown.amount(used, dimension)
            + ", "
            + Shown.amount(used - limit, dimension)
            + " ("
            + Sheet.percent(used / limit - 1)
            + ") more than its budget of "
            + budget.written());
  }

  private static Unknown unknown(Budget budget, String whose, String why) {
    return new Unknown(
        "the budget of " + budget.written() + " can't be checked for " + whose + ": " + why);
  }

  private static Amount figure(Dimension dimension) {
    if (dimension == Dimension.CARBON) {
      return Figures.amount("emissions.total_kg");
    }
    if (dimension == Dimension.ENERGY) {
      return Figures.amount("energy.total_kwh");
    }
    return Figures.amount(dimension == Dimension.WATER ? "water.total_l" : "cost.total");
  }
}
