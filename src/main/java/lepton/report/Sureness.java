package lepton.report;

import lepton.plan.compare.Chance;

/// How sure something is, in words: alike wherever draws are counted.
final class Sureness {

  private Sureness() {}

  /// `97 %`; `yes` or `no` where neither figure is in doubt; where all draws agree only as much as
  /// so many draws can tell: `> 99 %`.
  static String shown(Chance chance) {
    if (chance.same()) {
      return "equal";
    }
    if (chance.certain()) {
      return chance.better() > 0 ? "yes" : "no";
    }
    if (chance.better() == chance.samples()) {
      return "> " + Math.min(99, (int) Math.floor(100 * chance.low())) + " %";
    }
    if (chance.better() == 0) {
      return "< " + Math.max(1, (int) Math.ceil(100 * chance.high())) + " %";
    }
    return Math.clamp(Math.round(100 * chance.probability()), 1, 99) + " %";
  }
}
