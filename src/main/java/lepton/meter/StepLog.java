package lepton.meter;

import java.util.Arrays;
import java.util.Optional;
import lepton.meter.Recording.Steps;

/// The steps that a command marks: only the first and the last are kept, however many there are.
final class StepLog {

  private Optional<Moment> first = Optional.empty();
  private Optional<Moment> last = Optional.empty();
  private Optional<Moment> waiting = Optional.empty();
  private long number;
  private long counted;
  private long of;

  /// A mark, and the energy until then.
  private record Moment(long at, long done, Optional<OwnedAt> energy) {}

  /// Energy in mJ.
  private static final class OwnedAt {
    private final long[] energy;

    OwnedAt(long[] energy) {
      this.energy = energy;
    }
  }

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
    var moment = new Moment(Ticks.time(step.at()), counted, Optional.empty());
    if (begins) {
      first = Optional.of(moment);
    }
    waiting = Optional.of(moment);
    return more;
  }

  /// Energy has become known until a later moment.
  void advance(OwnEnergy energy) {
    first = first.map(moment -> known(moment, energy));
    if (waiting.isPresent() && waiting.get().at <= energy.until()) {
      last = waiting.map(moment -> known(moment, energy));
      waiting = Optional.empty();
    }
  }

  private static Moment known(Moment moment, OwnEnergy energy) {
    boolean now = moment.energy.isEmpty() && moment.at <= energy.until();
    return now
        ? new Moment(moment.at, moment.done, Optional.of(new OwnedAt(energy.at(moment.at))))
        : moment;
  }

  /// The steps so far.
  Optional<Steps> steps(OwnEnergy energy) {
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var end = waiting.or(() -> last).orElse(first.get());
    var until = end.energy.isPresent() ? end.energy.get().energy : energy.total();
    var from = first.get().energy.isPresent() ? first.get().energy.get().energy : energy.total();
    return Optional.of(
        new Steps(
            first.get().done,
            Ticks.seconds(first.get().at),
            end.done,
            Ticks.seconds(end.at),
            of,
            OwnEnergy.joules(
                OwnEnergy.difference(Arrays.copyOf(until, energy.total().length), from))));
  }
}
