package lepton.estimate;

import java.util.Optional;
import lepton.catalog.Catalog;
import lepton.catalog.Cpu;
import lepton.catalog.CpuFamily;
import lepton.catalog.Factor;
import lepton.quantity.PlainNumber;

/// Power of a machine's processors without and with work, from what is published, where nothing
/// measures them.
///
/// ```text
/// known processor   P_full = n · TDP · v              v = share of the threads that a virtual
///                   P_idle = i · P_full                   machine has of them, else 1
/// known family      P_full = cores · W/core           whole servers at full load and idle
/// unknown           P_full = cores · W/core           a calculator's default
/// ```
///
/// i is the family's idle power over its full power where a family is known, else the pooled share
/// of TDP.
///
/// @param name what it was taken for
/// @param idleWatts of all packages together, without work
/// @param fullWatts of all packages together, at full load
/// @param low the least that the power may be, as a factor
/// @param high the most
/// @param source who published it, and what was assumed
public record ProcessorPower(
    String name, double idleWatts, double fullWatts, double low, double high, String source) {

  /// A straight line from idle to full load is below what is measured between: the curve of Teads
  /// (2021) has 0.32 of TDP at a tenth of the load, where the line from 0.12 has 0.21. The least:
  /// assumed, many a load leaves vector units idle.
  private static final double KNOWN_LOW = 0.6;

  private static final double KNOWN_HIGH = 1.5;

  /// Whole servers take power for memory, fans and supplies too: assumed, half of it at the most is
  /// not the processors'. A virtual machine's cores may be half cores.
  private static final double FAMILY_LOW = 0.4;

  private static final double FAMILY_HIGH = 1.5;

  /// From EPYC 9005, 2.36 W a core of the whole server, to desktops of 125 W and 8 cores: over and
  /// under 12 W a core.
  private static final double UNKNOWN_LOW = 0.2;

  private static final double UNKNOWN_HIGH = 1.3;

  /// What a system tells of its processors.
  ///
  /// @param name as it is reported
  /// @param family by CPUID, `GenuineIntel-6-143`
  /// @param stepping of that model
  /// @param cores physical ones, as far as is known
  /// @param threads logical ones
  /// @param virtual whether it is a virtual machine, which has a part of the processor
  public record Reported(
      Optional<String> name,
      Optional<String> family,
      Optional<String> stepping,
      int sockets,
      int cores,
      int threads,
      boolean virtual) {}

  /// Absent where the catalogue lacks even the pooled figures.
  public static Optional<ProcessorPower> of(Catalog catalog, Reported reported) {
    var cpu = reported.name().flatMap(name -> catalog.cpu(name).found());
    var family = cpu.isPresent() ? catalog.family(cpu.get()) : family(catalog, reported);
    var idleShare = catalog.factor("cpu.idle_share");
    if (cpu.isPresent() && idleShare.isPresent()) {
      return Optional.of(known(catalog, cpu.get(), family, idleShare.get(), reported));
    }
    if (family.isPresent()) {
      return Optional.of(ofFamily(catalog, family.get(), reported));
    }
    var perCore = catalog.factor("cpu.power_per_core");
    return perCore.isPresent() && idleShare.isPresent()
        ? Optional.of(unknown(catalog, perCore.get(), idleShare.get(), reported))
        : Optional.empty();
  }

  private static Optional<CpuFamily> family(Catalog catalog, Reported reported) {
    if (reported.family().isEmpty()) {
      return Optional.empty();
    }
    var family = catalog.family(reported.family().get());
    return family.isEmpty() && reported.stepping().isPresent()
        ? catalog.family(reported.family().get() + "-" + reported.stepping().get())
        : family;
  }

  private static ProcessorPower known(
      Catalog catalog, Cpu cpu, Optional<CpuFamily> family, Factor idleShare, Reported reported) {
    double share = 1;
    var source = new StringBuilder();
    source.append(reported.sockets()).append(" × TDP of ");
    source.append(PlainNumber.of(cpu.tdp().watts())).append(" W (");
    source.append(catalog.citation(cpu)).append(')');
    if (reported.virtual() && cpu.threads().isPresent()) {
      double all = (double) cpu.threads().getAsInt() * reported.sockets();
      share = Math.min(1, reported.threads() / all);
      source.append(", of which a virtual machine has ").append(reported.threads());
      source.append(" of ").append(PlainNumber.of(all)).append(" threads");
    }
    double full = cpu.tdp().watts() * reported.sockets() * share;
    double idle =
        family.isPresent()
            ? family.get().idlePerCore().watts() / family.get().fullPerCore().watts()
            : idleShare.value();
    source.append("; idle: ").append(percent(idle)).append(" of it (");
    source.append(catalog.citation(family.isPresent() ? family.get() : idleShare)).append(')');
    return new ProcessorPower(
        cpu.name(), idle * full, full, KNOWN_LOW, KNOWN_HIGH, source.toString());
  }

  private static ProcessorPower ofFamily(Catalog catalog, CpuFamily family, Reported reported) {
    double idle = family.idlePerCore().watts();
    double full = family.fullPerCore().watts();
    return new ProcessorPower(
        family.name() + ", model unknown",
        idle * reported.cores(),
        full * reported.cores(),
        FAMILY_LOW,
        FAMILY_HIGH,
        reported.cores()
            + " cores of "
            + PlainNumber.of(idle)
            + " to "
            + PlainNumber.of(full)
            + " W, whole servers of the family ("
            + catalog.citation(family)
            + ")");
  }

  private static ProcessorPower unknown(
      Catalog catalog, Factor perCore, Factor idleShare, Reported reported) {
    double full = perCore.value() * reported.cores();
    return new ProcessorPower(
        reported.name().orElse("processor") + ", not in the catalogue",
        idleShare.value() * full,
        full,
        UNKNOWN_LOW,
        UNKNOWN_HIGH,
        reported.cores()
            + " cores of "
            + PlainNumber.of(perCore.value())
            + " W, as the processor is unknown ("
            + catalog.citation(perCore)
            + "); idle: "
            + percent(idleShare.value())
            + " of it ("
            + catalog.citation(idleShare)
            + ")");
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
