package lepton.meter.sensor;

import java.util.function.LongSupplier;

/// Keeps something that is done again and again below a share of one core: what costs more is done
/// more rarely.
final class Pace {

  /// The part of one core that is spent: 1 / 1000 is 0.1 %.
  private static final long SHARE = 1_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /// However dear it is, it is done this often. In seconds.
  private static final int LONGEST_SECONDS = 5;

  private final LongSupplier nanos;
  private final long longest;
  private long began;
  private long next;
  private long lastCost;
  private long costBefore;

  /// @param nanos a clock that never goes back
  Pace(LongSupplier nanos) {
    this(nanos, LONGEST_SECONDS);
  }

  /// @param longestSeconds however dear it is, it is done this often
  Pace(LongSupplier nanos, int longestSeconds) {
    this.nanos = nanos;
    this.longest = longestSeconds * NANOS_PER_SECOND;
    this.next = nanos.getAsLong();
  }

  /// Whether it is time again; what is done then ends with `done()`.
  boolean due() {
    began = nanos.getAsLong();
    return began - next >= 0;
  }

  /// Says that it was done. Of the last two costs the lower one counts: the first includes the
  /// loading of classes, and any may include a wait for a core.
  void done() {
    long cost = nanos.getAsLong() - began;
    costBefore = lastCost;
    lastCost = cost;
    next = began + Math.min(longest, SHARE * Math.min(lastCost, costBefore));
  }
}
