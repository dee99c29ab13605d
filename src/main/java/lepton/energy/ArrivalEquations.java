package lepton.energy;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.serving.Occupancy;
import lepton.workload.Stage;

/// How a rate of requests becomes a batch, as it is printed. `lepton.serving.Occupancy` finds the
/// batch at which all lines hold together; a test evaluates them.
final class ArrivalEquations {

  private static final String PHASE = Stage.INFERENCE.subscript();

  private static final Equation IN_HAND =
      Equation.of(
          "",
          "sequences that one copy has in hand, by Little's law",
          "L_c = λ · T_out · t_step · x_t / copies",
          "λ [1/s]",
          "T_out",
          "t_step [s]",
          "x_t",
          "copies",
          "");
  private static final Equation IN_HAND_WITH_LEVERS =
      Equation.of(
          "",
          "sequences that one copy has in hand, by Little's law",
          "L_c = λ · f_edge* · T_out · t_step · x_t · x_q · f* / k_eff* / copies",
          "λ [1/s]",
          "f_edge*",
          "T_out",
          "t_step [s]",
          "x_t",
          "x_q",
          "f*",
          "k_eff*",
          "copies",
          "");
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

  /// @param lawful sequences in hand by Little's law at the batch that was found
  /// @param values that the law has, with levers or without
  static void note(
      Occupancy occupancy, boolean levers, double lawful, double[] values, Derivation derivation) {
    double inHand = occupancy.inHand();
    if (Math.abs(lawful - inHand) > 1e-9 * inHand) {
      derivation.note(FULL, "", inHand, inHand);
    } else {
      derivation.note(levers ? IN_HAND_WITH_LEVERS : IN_HAND, PHASE, inHand, values);
    }
    derivation.note(AT_WORK, "", occupancy.atWork(), inHand, Math.E);
    share(occupancy, derivation);
  }

  static void share(Occupancy occupancy, Derivation derivation) {
    derivation.note(SHARE, "", occupancy.share(), occupancy.inHand(), occupancy.atWork());
  }
}
