package lepton.energy;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.workload.Draw;
import lepton.workload.Hardware;

/// E_host: the servers without their accelerators, for as long as these are allotted.
///
/// A server's share is the share of its accelerators that are allotted; a server whose other
/// accelerators work for others is theirs for the rest.
final class HostEnergy {

  private static final Equation PROCESSORS =
      Equation.of(
          "",
          "processors of a server",
          "p_cpu = n_cpu · TDP_cpu · load",
          "n_cpu",
          "TDP_cpu [W]",
          "load",
          "[W]");
  private static final Equation MEMORY =
      Equation.of(
          "", "memory of a server", "p_mem = S_mem / 1e9 · m", "S_mem [B]", "m [W/GB]", "[W]");
  private static final Equation SERVER =
      Equation.of(
          "",
          "a server without its accelerators",
          "p_host = p_cpu + p_mem",
          "p_cpu [W]",
          "p_mem [W]",
          "[W]");
  private static final Equation HOST =
      Equation.of(
          "(8)",
          "servers without their accelerators",
          "E_host* = n / a · p_host · T*",
          "n",
          "a",
          "p_host [W]",
          "T* [s]",
          "[J]");

  /// Bytes in a gigabyte.
  private static final double GB = 1e9;

  private HostEnergy() {}

  static double joules(
      Hardware hardware, double allotted, String phase, Draw draw, Derivation derivation) {
    if (hardware.host().isEmpty()) {
      return 0;
    }
    var host = hardware.host().get();
    double watts = watts(host.power(), draw, derivation);
    double count = draw.of(hardware.count());
    double perServer = draw.of(host.accelerators());
    double joules = count / perServer * watts * allotted;
    derivation.note(HOST, phase, joules, count, perServer, watts, allotted);
    return joules;
  }

  private static double watts(Hardware.HostPower power, Draw draw, Derivation derivation) {
    return switch (power) {
      case Hardware.Metered metered -> draw.of(metered.watts());
      case Hardware.FromParts parts -> {
        double processors = 0;
        if (parts.processors().isPresent()) {
          var given = parts.processors().get();
          double count = draw.of(given.count());
          double tdp = draw.of(given.tdp());
          double load = draw.of(given.load());
          processors = count * tdp * load;
          derivation.note(PROCESSORS, "", processors, count, tdp, load);
        }
        double memory = 0;
        if (parts.memory().isPresent()) {
          double bytes = draw.of(parts.memory().get().size());
          double perGb = draw.of(parts.memory().get().wattsPerGb());
          memory = bytes / GB * perGb;
          derivation.note(MEMORY, "", memory, bytes, perGb);
        }
        derivation.note(SERVER, "", processors + memory, processors, memory);
        yield processors + memory;
      }
    };
  }
}
