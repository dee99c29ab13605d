package lepton.cli;

import java.util.List;
import lepton.estimate.Yardstick;
import lepton.plan.compare.Compared;
import lepton.plan.compare.Standing;
import lepton.text.Problems;

/// Figures of a comparison that can't be held against the base's, and why.
final class UnlikeFigures {

  /// More names than these make no sentence.
  private static final int NAMED = 3;

  private static final String OPERATIONAL = "--by " + Yardstick.OPERATIONAL.key();

  private final Compared compared;

  UnlikeFigures(Compared compared) {
    this.compared = compared;
  }

  /// Says where one total has the making of the hardware in it and the base's has not, or the other
  /// way round: such a difference would be one of what is counted.
  void tell(Problems problems) {
    var base = compared.base();
    var others =
        compared.unlike(Yardstick.EMISSIONS).stream()
            .filter(its -> its.figure(Yardstick.EMISSIONS).isPresent())
            .toList();
    if (others.isEmpty() || base.figure(Yardstick.EMISSIONS).isEmpty()) {
      return;
    }
    boolean baseHas = base.figure(Yardstick.EMBODIED).isPresent();
    problems.warning(
        Yardstick.EMISSIONS.key()
            + " of "
            + (baseHas ? base.name() : names(others))
            + " has an embodied part, that of "
            + (baseHas ? names(others) : base.name())
            + " has none: they are not held against each other",
        "compare what both have, with " + OPERATIONAL);
  }

  /// What can't be judged does not pass.
  void refuse(Yardstick by, Problems problems) {
    var others = compared.unlike(by);
    if (!others.isEmpty()) {
      problems.error(
          "--fail-if-worse can't judge "
              + names(others)
              + ": "
              + by.key()
              + " can't be held against that of "
              + compared.base().name(),
          "judge by a figure that both have, such as " + OPERATIONAL);
    }
  }

  private static String names(List<Standing> standings) {
    var names = standings.stream().limit(NAMED).map(Standing::name).toList();
    int more = standings.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }
}
