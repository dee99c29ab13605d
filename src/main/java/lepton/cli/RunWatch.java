package lepton.cli;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lepton.estimate.Conditions;
import lepton.estimate.Measured;
import lepton.estimate.MeasuredFootprint;
import lepton.meter.Recorder;
import lepton.meter.Recorder.Progress;
import lepton.meter.Recording;
import lepton.meter.Snapshot;
import lepton.report.BudgetCheck;
import lepton.report.LiveLine;
import lepton.workload.Budget;

/// Looks at a run while it goes on: draws the live line, and holds what was used against the
/// budget.
final class RunWatch implements Consumer<Progress> {

  private final Optional<StatusRow> row;
  private final Runnable exceeded;
  private final Consumer<String> say;
  private Optional<Budget> budget;
  private Optional<Recorder> recorder = Optional.empty();
  private UnaryOperator<Recording> place = its -> its;
  private Optional<RunSite> site = Optional.empty();
  private Optional<Snapshot> before = Optional.empty();
  private int known;
  private boolean over;
  private boolean unknown;
  private boolean troubled;

  /// @param budget of the command line, which stands for the workload's own
  /// @param exceeded called once, when more than the budget has been used
  /// @param say tells a person a sentence
  RunWatch(
      Optional<StatusRow> row, Optional<Budget> budget, Runnable exceeded, Consumer<String> say) {
    this.row = row;
    this.budget = budget;
    this.exceeded = exceeded;
    this.say = say;
  }

  /// Says who records, and where the command runs, once both are known.
  ///
  /// @param placed the recording with the intensity of each interval, as far as it is known
  synchronized void begin(Recorder records, RunSite where, UnaryOperator<Recording> placed) {
    place = placed;
    recorder = Optional.of(records);
    site = Optional.of(where);
    budget = budget.or(where::budget);
  }

  @Override
  public synchronized void accept(Progress progress) {
    if (site.isEmpty()) {
      return;
    }
    conditions();
    if (!troubled) {
      var trouble = row.flatMap(StatusRow::trouble);
      trouble.ifPresent(say);
      troubled = trouble.isPresent();
    }
    var columns = row.flatMap(StatusRow::columns);
    if (columns.isPresent() || (budget.isPresent() && !over)) {
      var measured = MeasuredFootprint.of(place.apply(progress.recording().get()));
      check(measured);
      columns.ifPresent(width -> row.get().show(LiveLine.of(progress, before, measured, width)));
    }
    before = Optional.of(progress.snapshot());
  }

  private void check(Measured measured) {
    if (budget.isPresent() && !over && told(measured)) {
      over = true;
      exceeded.run();
    }
  }

  /// Tells what the whole run came to, where that is over the budget and was not told before.
  synchronized void end(Measured measured) {
    if (budget.isPresent() && !over) {
      over = told(measured);
    }
  }

  /// Whether it is over the budget; says so, or once that nobody can say.
  private boolean told(Measured measured) {
    return switch (BudgetCheck.of(budget.orElseThrow(), measured)) {
      case BudgetCheck.Within() -> false;
      case BudgetCheck.Over(var sentence) -> {
        say.accept(sentence);
        yield true;
      }
      case BudgetCheck.Unknown(var sentence) -> {
        if (!unknown) {
          say.accept("warning: " + sentence);
        }
        unknown = true;
        yield false;
      }
    };
  }

  /// Adds the CO2e of making the devices that were not known yet.
  synchronized void conditions() {
    if (recorder.isEmpty() || site.isEmpty()) {
      return;
    }
    var devices = recorder.get().devices();
    var fresh = devices.subList(known, devices.size());
    known = devices.size();
    var found = Conditions.embodied(fresh, site.get().catalog());
    if (!found.isEmpty()) {
      recorder.get().add(found);
    }
  }
}
