package lepton.carbon;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Carbon;
import lepton.quantity.Span;

/// (12) The share of making a device that falls to a workload: device embodied · hours used /
/// (lifetime hours · its utilization over life), after SCI (ISO/IEC 21031:2024, M = TE · TS · RS).
public final class Embodied {

  private static final Equation ACCELERATORS =
      device("accelerators", "M_emb_acc = n · e_acc · T / (L · U)", "n", "e_acc", "T");
  private static final Equation HOSTS =
      device("servers", "M_emb_host = n_host · e_host · T / (L · U)", "n_host", "e_host", "T");
  private static final Equation EDGE =
      device(
          "edge devices",
          "M_emb_edge = n_e · e_edge · t_edge / (L · U)",
          "n_e",
          "e_edge",
          "t_edge");

  private Embodied() {}

  /// What is made, for the symbols of the equation.
  public enum Device {
    ACCELERATOR,
    HOST,
    EDGE
  }

  /// The share of making `devices` that falls to the time for which they are taken.
  ///
  /// @param devices how many, or which part of one
  /// @param each CO2e of making one
  /// @param used time for which they are taken
  /// @param lifetime of one
  /// @param use share of its life that it is in use, in (0, 1]
  /// @throws IllegalArgumentException if `use` is outside (0, 1] or the lifetime is not positive
  public static Carbon of(
      Device device,
      double devices,
      Carbon each,
      Span used,
      Span lifetime,
      double use,
      Derivation derivation) {
    if (!(use > 0 && use <= 1) || !(lifetime.seconds() > 0)) {
      throw new IllegalArgumentException(
          "lifetime must be positive and use in (0, 1], got "
              + lifetime.seconds()
              + " s and "
              + use);
    }
    double kilograms = devices * each.kilograms() * used.seconds() / (lifetime.seconds() * use);
    derivation.note(
        equation(device),
        "",
        kilograms,
        devices,
        each.kilograms(),
        used.seconds(),
        lifetime.seconds(),
        use);
    return new Carbon(kilograms);
  }

  private static Equation equation(Device device) {
    return switch (device) {
      case ACCELERATOR -> ACCELERATORS;
      case HOST -> HOSTS;
      case EDGE -> EDGE;
    };
  }

  private static Equation device(String name, String form, String count, String each, String time) {
    return Equation.of(
        "(12)",
        "embodied CO2e of " + name,
        form,
        count,
        each + " [kg]",
        time + " [s]",
        "L [s]",
        "U",
        "[kg]");
  }
}
