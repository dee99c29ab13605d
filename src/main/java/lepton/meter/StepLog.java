package lepton.meter;

import java.util.Optional;
import lepton.meter.Recording.Steps;

/// The steps that a command marks: only the first and the last are kept, however many there are.
final class StepLog {

  private Optional<Moment> first = Optional.empty();
  private Optional<Moment> last = Optional.empty();
  private long number;
  private long counted;
  private long of;

  /// A mark, and what was used until then.
  private record Moment(long done, OwnedAt used) {}

  /// Takes a mark and says how many steps are done since the one before. The first counts as one:
  /// a run that goes on where another ended has not done those before. A number below the last one
  /// means that numbering began again.
  long accept(Mark.Step step) {
    boolean begins = first.isEmpty();
    long more =
        begins
            ? Math.min(1, step.done())
            : step.done() < number ? step.done() : step.done() - number;
    counted = begins ? step.done() : counted + more;
    number = step.done();
    of = step.of() > 0 ? step.of() : of;
    last = Optional.of(new Moment(counted, new OwnedAt(Ticks.time(step.at()))));
    first = first.or(() -> last);
    return more;
  }

  /// More has become known.
  void advance(OwnEnergy energy) {
    first.ifPresent(its -> energy.settle(its.used));
    last.ifPresent(its -> energy.settle(its.used));
  }

  /// The steps so far.
  Optional<Steps> steps(OwnEnergy energy) {
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    var from = first.get();
    var to = last.get();
    var used = energy.closed(to.used).since(energy.closed(from.used));
    return Optional.of(
        new Steps(
            from.done,
            Ticks.seconds(from.used.at()),
            to.done,
            Ticks.seconds(to.used.at()),
            of,
            used.each(energy.devices())));
  }
}
