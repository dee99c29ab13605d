package lepton.plan.schedule;

/// The relaxed problem of an interruptible job: instead of the work that has to be done, each
/// second of it is paid for. What is left to pay from any stretch on is then a recurrence over two
/// states, in time linear in the stretches, and a lower bound of what the job itself costs
/// (Lagrange; Everett, 1963, Operations Research 11, 399).
///
///     off(i) = min(off(i+1), λ · c + (rᵢ − λ) · lᵢ + on(i+1))
///     on(i)  = min(off(i+1), (rᵢ − λ) · lᵢ + on(i+1))
///
/// λ: what a second of work is paid; c: seconds that a start costs; r, l: rate and length of a
/// stretch. The best bound is at the price where as much is done as has to be, found by bisection.
final class Priced {

  /// Halvings of the price: as many as a double has bits.
  private static final int HALVINGS = 53;

  private final Stretches stretches;
  private final double startSeconds;
  private final double[] off;
  private final double[] on;
  private double price;

  private Priced(Stretches stretches, double startSeconds) {
    this.stretches = stretches;
    this.startSeconds = startSeconds;
    this.off = new double[stretches.size() + 1];
    this.on = new double[stretches.size() + 1];
  }

  /// @param work seconds to be done, after what each start costs
  static Priced of(Stretches stretches, double startSeconds, double work) {
    var priced = new Priced(stretches, startSeconds);
    double low = 0;
    double high = 0;
    for (int i = 0; i < stretches.size(); i++) {
      high = Math.max(high, stretches.rate(i));
    }
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = (low + high) / 2;
      if (priced.done(middle) < work) {
        low = middle;
      } else {
        high = middle;
      }
    }
    priced.done(high);
    return priced;
  }

  /// Fills the recurrence for a price; the work that is done at it.
  private double done(double newPrice) {
    price = newPrice;
    double workOff = 0;
    double workOn = 0;
    for (int i = stretches.size() - 1; i >= 0; i--) {
      double length = stretches.length(i);
      double going = (stretches.rate(i) - price) * length + on[i + 1];
      double starting = price * startSeconds + going;
      double wait = off[i + 1];
      double waiting = workOff;
      off[i] = Math.min(wait, starting);
      workOff = wait < starting ? waiting : workOn + length - startSeconds;
      on[i] = Math.min(wait, going);
      workOn = wait < going ? waiting : workOn + length;
    }
    return workOff;
  }

  /// The least that can be left to pay from stretch `i` on, with `work` left to do.
  double left(int i, boolean running, double work) {
    return (running ? on[i] : off[i]) + price * work;
  }

  /// The least that a part of a stretch can add, be it none or all of it.
  double part(int i) {
    return Math.min(0, (stretches.rate(i) - price) * stretches.length(i));
  }
}
