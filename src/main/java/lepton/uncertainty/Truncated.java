package lepton.uncertainty;

/// The part of a distribution that lies in a support.
///
/// @param from share of `whole` below the support
/// @param share of `whole` within it
record Truncated(Distribution whole, Support support, double from, double share)
    implements Distribution {

  /// Draws are no nearer to 0 or 1 than half of 2⁻³², which is 6.45 σ of a normal distribution.
  private static final double LEAST = 0x1p-33;

  /// Halvings of [0, 1] until two shares are the same double.
  private static final int HALVINGS = 64;

  /// `whole` itself, where all that can be drawn of it lies in `support`.
  static Distribution to(Support support, Distribution whole) {
    double least = whole.quantile(LEAST);
    double most = whole.quantile(1 - LEAST);
    if (least >= support.high() || most <= support.low()) {
      throw new IllegalArgumentException(whole + " lies outside " + support);
    }
    boolean below = least < support.low();
    boolean above = most > support.high();
    if (!below && !above) {
      return whole;
    }
    double from = below ? cumulative(whole, support.low()) : 0;
    double to = above ? cumulative(whole, support.high()) : 1;
    return new Truncated(whole, support, from, to - from);
  }

  /// F(x), by halving: the inverse rises.
  private static double cumulative(Distribution whole, double value) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (whole.quantile(middle) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// Rounding alone can leave the support, and is put back.
  @Override
  public double quantile(double u) {
    return support.into(whole.quantile(from + u * share));
  }
}
