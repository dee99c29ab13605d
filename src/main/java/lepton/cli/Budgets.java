package lepton.cli;

import java.util.List;
import java.util.Optional;
import lepton.report.BudgetCheck;
import lepton.report.Outcome;
import lepton.text.Problems;
import lepton.workload.Budget;
import lepton.workload.BudgetReader;

/// Holds the total against the budget of the command line, and each workload against its own.
final class Budgets {

  private Budgets() {}

  /// The budget of the command line.
  static Optional<Budget> ofOption(Arguments arguments, Problems problems) {
    return arguments
        .value("--budget")
        .flatMap(text -> BudgetReader.read(Overrides.scalar("--budget " + text, text), problems));
  }

  /// The exit status, after a sentence for each budget that was overdrawn or can't be checked.
  static int check(List<Outcome> outcomes, Optional<Budget> total, Surroundings here) {
    int status = Exit.DONE;
    if (total.isPresent()) {
      boolean one = outcomes.size() == 1;
      var whose =
          one ? outcomes.getFirst().name() : "the total of " + outcomes.size() + " workloads";
      status = say(BudgetCheck.of(total.get(), whose, outcomes), status, here);
    }
    for (var outcome : outcomes) {
      var own = outcome.assessment().workload().budget();
      // an option stands in for what one file says
      boolean replaced = total.isPresent() && outcomes.size() == 1;
      if (own.isPresent() && !replaced) {
        status = say(BudgetCheck.of(own.get(), outcome.name(), List.of(outcome)), status, here);
      }
    }
    return status;
  }

  private static int say(BudgetCheck check, int status, Surroundings here) {
    return switch (check) {
      case BudgetCheck.Within() -> status;
      case BudgetCheck.Over(var sentence) -> {
        here.say("lepton: " + sentence);
        yield Exit.OVER_BUDGET;
      }
      case BudgetCheck.Unknown(var sentence) -> {
        here.say("lepton: error: " + sentence);
        yield status == Exit.DONE ? Exit.FAILED : status;
      }
    };
  }
}
