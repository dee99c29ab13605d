package lepton.energy;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.serving.Occupancy;
import lepton.workload.Stage;

/// How a rate of requests becomes a batch, as it is printed. `lepton.serving.Occupancy` finds the
/// batch at which all lines hold together; a test evaluates them.
final class ArrivalEquations {

  private static final String PHASE = Stage.INFERENCE.subscript();

  private static final Equation FULL =
      Equation.of(
          "", "one copy can't keep up, and has in hand what it can", "L_c = L_most", "L_most", "");
  private static final Equation AT_WORK =
      Equation.of(
          "",
          "sequences of one copy while it has any, requests arriving at random: t_step is at this batch",
          "B_c = L_c / (1 − 1 / e^L_c)",
          "L_c",
          "e",
          "");
  private static final Equation SHARE =
      Equation.of("", "share of the time that a copy has any", "b_s = L_c / B_c", "L_c", "B_c", "");

  private ArrivalEquations() {}

  /// @param law Little's law at the batch that was found
  static void note(Occupancy occupancy, Product law, Derivation derivation) {
    double inHand = occupancy.inHand();
    if (Math.abs(law.value() - inHand) > 1e-9 * inHand) {
      derivation.note(FULL, "", inHand, inHand);
    } else {
      var what = "sequences that one copy has in hand, by Little's law";
      derivation.note(law.equation(what, ""), PHASE, inHand, law.values());
    }
    derivation.note(AT_WORK, "", occupancy.atWork(), inHand, Math.E);
    share(occupancy, derivation);
  }

  static void share(Occupancy occupancy, Derivation derivation) {
    derivation.note(SHARE, "", occupancy.share(), occupancy.inHand(), occupancy.atWork());
  }
}
