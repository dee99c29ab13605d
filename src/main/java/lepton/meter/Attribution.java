package lepton.meter;

import java.util.Optional;
import lepton.meter.Usage.ProcessorTime;
import lepton.meter.Usage.Tenancy;

/// Divides the energy of one interval among those who used the device.
///
/// **An accelerator** (`Tenancy`) belongs to those who hold it:
///
/// | holds it | at work | the command's share |
/// |---|---|---|
/// | the command alone | anybody or nobody | 1; `heldIdle` while it does nothing |
/// | both | somebody | `a / (a + b)`, activity of the command `a` and of the others `b` |
/// | both | nobody | 0: idle, on nobody's account |
/// | only others | | 0 |
/// | nobody | | 0: idle |
///
/// Who is at work holds it, even if it was not seen to. A device held alone is on the command's
/// account while idle because nobody else is meant to use it meanwhile; a shared one is not, as its
/// idle power would be drawn without the command. Between active users everything is divided by
/// activity, idle power included: no sensor tells the two apart. Limit: a kernel that fills a tenth
/// of the chip and one that fills it count alike where the driver reports time.
///
/// **A processor** (`ProcessorTime`) serves everybody: the command has `own / capacity`, others
/// `(busy − own) / capacity`, and the rest is idle: what the machine draws without work is not the
/// command's doing. Limit: a busy core draws more than a busy hyper-thread beside it, and an idle
/// core less than its share.
///
/// Shares are in [0, 1] and `own + others + idle = 1`. All pure.
public final class Attribution {

  private Attribution() {}

  /// Shares of one interval's energy.
  ///
  /// @param heldIdle of `own`: while the command held the device and did nothing
  public record Shares(double own, double heldIdle, double others, double idle) {

    static final Shares ALL_OWN = new Shares(1, 0, 0, 0);
    private static final Shares ALL_HELD_IDLE = new Shares(1, 1, 0, 0);
    private static final Shares ALL_OTHERS = new Shares(0, 0, 1, 0);
    private static final Shares ALL_IDLE = new Shares(0, 0, 0, 1);
  }

  /// The shares; everything is the command's where the whole machine is counted, and where nobody
  /// can say who used the device (which is to be noted).
  public static Shares of(Optional<Usage> usage, boolean wholeMachine) {
    if (wholeMachine || usage.isEmpty()) {
      return Shares.ALL_OWN;
    }
    return switch (usage.get()) {
      case Tenancy tenancy -> shares(tenancy);
      case ProcessorTime time -> shares(time);
    };
  }

  /// The usage of an interval whose ends are `before` and `now`: who held the device at one of them
  /// held it in between. So the last interval of a command that has ended is still its own.
  public static Usage joined(Usage before, Usage now) {
    if (before instanceof Tenancy earlier && now instanceof Tenancy later) {
      return new Tenancy(
          later.own(),
          later.others(),
          later.ownHolds() || earlier.ownHolds(),
          later.othersHold() || earlier.othersHold());
    }
    return now;
  }

  private static Shares shares(Tenancy tenancy) {
    double own = activity(tenancy.own());
    double others = activity(tenancy.others());
    boolean ours = tenancy.ownHolds() || own > 0;
    boolean theirs = tenancy.othersHold() || others > 0;
    if (!ours) {
      return theirs ? Shares.ALL_OTHERS : Shares.ALL_IDLE;
    }
    if (!theirs) {
      return own > 0 ? Shares.ALL_OWN : Shares.ALL_HELD_IDLE;
    }
    if (own + others == 0) {
      return Shares.ALL_IDLE;
    }
    double share = own / (own + others);
    return new Shares(share, 0, 1 - share, 0);
  }

  /// Counters of the kernel are read one after another: a command may seem to have used a little
  /// more than everybody together.
  private static Shares shares(ProcessorTime time) {
    double capacity = activity(time.capacity());
    if (capacity == 0) {
      return Shares.ALL_IDLE;
    }
    double own = Math.min(1, activity(time.own()) / capacity);
    double busy = Math.clamp(activity(time.busy()) / capacity, own, 1);
    return new Shares(own, 0, busy - own, 1 - busy);
  }

  private static double activity(double value) {
    return Double.isFinite(value) && value > 0 ? value : 0;
  }
}
