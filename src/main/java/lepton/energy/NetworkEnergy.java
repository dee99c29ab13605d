package lepton.energy;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Energy;
import lepton.workload.Computation;
import lepton.workload.Draw;

/// E_network: moving the samples that are served centrally.
final class NetworkEnergy {

  private static final Equation NETWORK =
      Equation.of(
          "(8)",
          "moving samples over the network",
          "E_net* = N* · f_edge* · S / 1e9 · x · 3.6e6",
          "N*",
          "f_edge*",
          "S [B]",
          "x [kWh/GB]",
          "[J]");

  private static final double BYTES_PER_GB = 1e9;

  private NetworkEnergy() {}

  static double joules(
      Computation.Transfer transfer,
      double samples,
      double stay,
      String phase,
      Draw draw,
      Derivation derivation) {
    double bytes = draw.of(transfer.size());
    double kwhPerGb = draw.of(transfer.energy());
    double joules = samples * stay * bytes / BYTES_PER_GB * kwhPerGb * Energy.JOULES_PER_KWH;
    derivation.note(NETWORK, phase, joules, samples, stay, bytes, kwhPerGb);
    return joules;
  }
}
