package lepton.carbon;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Energy;

/// (8) E_facility = PUE · E_it.
///
/// PUE is facility energy over IT energy, ≥ 1 (ISO/IEC 30134-2:2016). Devices at the edge stand in
/// no facility, so their energy is counted once.
public final class Facility {

  private static final Equation FACILITY =
      Equation.of("(8)", "facility", "E_fac* = PUE · E_it*", "PUE", "E_it* [J]", "[J]");
  private static final Equation WITH_EDGE =
      Equation.of(
          "(8)",
          "facility; edge devices stand outside it",
          "E_fac* = PUE · (E_it* − E_edge*) + E_edge*",
          "PUE",
          "E_it* [J]",
          "E_edge* [J]",
          "[J]");

  private Facility() {}

  /// The facility energy of one phase.
  ///
  /// @param it energy of the IT equipment, edge devices included
  /// @param edge its part that no facility surrounds
  /// @throws IllegalArgumentException if `pue` is below 1
  public static Energy of(Energy it, Energy edge, double pue, String phase, Derivation derivation) {
    if (!(pue >= 1)) {
      throw new IllegalArgumentException("PUE must be at least 1, got " + pue);
    }
    if (edge.joules() == 0) {
      double joules = pue * it.joules();
      derivation.note(FACILITY, phase, joules, pue, it.joules());
      return new Energy(joules);
    }
    double joules = pue * (it.joules() - edge.joules()) + edge.joules();
    derivation.note(WITH_EDGE, phase, joules, pue, it.joules(), edge.joules());
    return new Energy(joules);
  }
}
