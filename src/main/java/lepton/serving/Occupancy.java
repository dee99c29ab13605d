package lepton.serving;

import java.util.function.DoubleUnaryOperator;

/// How many sequences one copy of a model has in hand, and how many at a time while it has any.
///
/// A copy with a stated batch that is less than one sequence waits for the rest of the time. Where
/// requests arrive at a rate, the batch is what that rate keeps in hand:
///
///     L = r · t(b)              Little's law (Little 1961, Operations Research 9(3))
///     b = L / (1 − e^(−L))      while there are any
///     share = 1 − e^(−L)        of the time
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | r | tokens to be generated a second, of one copy | 1/s |
/// | t(b) | between two tokens of an answer at a batch | s |
/// | L | sequences in hand, the time without any counted too | 1 |
/// | b | sequences in hand while there are any | 1 |
///
/// The share is that of requests that arrive at random (Poisson) at a server that lets none wait,
/// whose number in hand is Poisson too (M/M/∞: Kleinrock 1975, vol. 1, § 3.4). Valid for a rate
/// that is the same over the time that counts; a rate that swings keeps a server waiting for
/// longer.
///
/// @param inHand L
/// @param atWork b, at least 1
public record Occupancy(double inHand, double atWork) {

  /// Halvings of a bracket until L is known to a double's last digits.
  private static final int HALVINGS = 60;

  public Occupancy {
    if (!(inHand > 0 && atWork >= 1 && inHand <= atWork && Double.isFinite(atWork))) {
      throw new IllegalArgumentException(
          "sequences in hand must be positive and at most those at work, 1 or more, got "
              + inHand
              + " of "
              + atWork);
    }
  }

  /// A copy with so many sequences at a time on average.
  public static Occupancy ofBatch(double sequences) {
    return new Occupancy(sequences, Math.max(1, sequences));
  }

  /// A copy at which requests arrive. Where it can't keep up it has `most` in hand at all times,
  /// and more and more wait.
  ///
  /// @param seconds between two tokens of an answer at a batch; tokens a second must grow with it
  /// @param tokensPerSecond to be generated
  /// @param most sequences that it can have in hand
  public static Occupancy ofArrivals(
      DoubleUnaryOperator seconds, double tokensPerSecond, double most) {
    double low = Math.min(most, tokensPerSecond * seconds.applyAsDouble(1));
    double high = most;
    if (low < high && tokensPerSecond < rate(seconds, most)) {
      for (int i = 0; i < HALVINGS; i++) {
        double middle = low / 2 + high / 2;
        if (rate(seconds, middle) < tokensPerSecond) {
          low = middle;
        } else {
          high = middle;
        }
      }
    }
    return new Occupancy(high, atWork(high));
  }

  /// Tokens a second that a copy generates with so many sequences in hand.
  public static double rate(DoubleUnaryOperator seconds, double inHand) {
    return inHand / seconds.applyAsDouble(atWork(inHand));
  }

  /// L / (1 − e^(−L)).
  private static double atWork(double inHand) {
    return Math.max(1, Math.max(inHand, inHand / -Math.expm1(-inHand)));
  }

  /// Of the time, that there is anything in hand.
  public double share() {
    return inHand / atWork;
  }
}
