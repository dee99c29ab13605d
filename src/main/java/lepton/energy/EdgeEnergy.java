package lepton.energy;

import java.util.OptionalDouble;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.workload.Draw;
import lepton.workload.Levers;
import lepton.workload.Stage;

/// Samples served on devices where they arise: the device's time at its own capacity and power.
/// Devices are taken to sleep between samples, and no facility stands around them (PUE 1).
final class EdgeEnergy {

  private static final Equation TIME =
      Equation.of(
          "",
          "edge devices at work",
          "t_edge = s_e · W_inf · f_inf / (peak_e · u_e)",
          "s_e",
          "W_inf [FLOP]",
          "f_inf",
          "peak_e [FLOP/s]",
          "u_e",
          "[s]");
  private static final Equation EDGE =
      Equation.of("", "edge devices", "E_edge* = p_e · t_edge", "p_e [W]", "t_edge [s]", "[J]");

  private EdgeEnergy() {}

  /// Time at work, all devices added up.
  static double seconds(
      Levers levers,
      Stage stage,
      OptionalDouble flop,
      Effect effect,
      Draw draw,
      Derivation derivation) {
    if (levers.edge().isEmpty() || stage != Stage.INFERENCE || flop.isEmpty()) {
      return 0;
    }
    var edge = levers.edge().get();
    double share = draw.of(edge.share());
    double work = flop.getAsDouble();
    double peak = draw.of(edge.peak());
    double utilization = draw.of(edge.utilization());
    double seconds = share * work * effect.work() / (peak * utilization);
    derivation.note(TIME, "", seconds, share, work, effect.work(), peak, utilization);
    return seconds;
  }

  static double joules(Levers levers, double seconds, Draw draw, Derivation derivation) {
    if (levers.edge().isEmpty() || seconds == 0) {
      return 0;
    }
    double watts = draw.of(levers.edge().get().power());
    derivation.note(EDGE, Stage.INFERENCE.subscript(), watts * seconds, watts, seconds);
    return watts * seconds;
  }
}
