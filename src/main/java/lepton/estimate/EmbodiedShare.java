package lepton.estimate;

import java.util.Optional;
import lepton.carbon.Embodied;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Carbon;
import lepton.quantity.Span;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Site;
import lepton.workload.Workload;

/// (12) over the accelerators, the servers around them and the devices at the edge.
final class EmbodiedShare {

  private static final Equation SERVERS =
      Equation.of("", "servers taken", "n_host = n / a", "n", "a", "");
  private static final Equation SUM =
      Equation.of(
          "(12)",
          "embodied CO2e",
          "M_emb = M_emb_acc + M_emb_host + M_emb_edge",
          "M_emb_acc [kg]",
          "M_emb_host [kg]",
          "M_emb_edge [kg]",
          "[kg]");

  private final Workload workload;
  private final Levers levers;
  private final Site site;
  private final Draw draw;
  private final Derivation derivation;

  EmbodiedShare(Workload workload, Levers levers, Site site, Draw draw, Derivation derivation) {
    this.workload = workload;
    this.levers = levers;
    this.site = site;
    this.draw = draw;
    this.derivation = derivation;
  }

  /// Absent where no device's figure is known.
  ///
  /// @param allotted time for which accelerators and servers are taken
  /// @param atTheEdge time that edge devices work, all of them added up
  Optional<Carbon> of(Span allotted, Span atTheEdge) {
    if (!(workload.computation() instanceof Computation.Described described)) {
      return Optional.empty();
    }
    var hardware = described.hardware();
    double count = draw.of(hardware.count());
    Optional<Carbon> accelerators =
        share(Embodied.Device.ACCELERATOR, count, hardware.embodied(), allotted);
    Optional<Carbon> servers = Optional.empty();
    if (hardware.host().isPresent() && hardware.host().get().embodied().isPresent()) {
      double perServer = draw.of(hardware.host().get().accelerators());
      derivation.note(SERVERS, "", count / perServer, count, perServer);
      servers =
          share(
              Embodied.Device.HOST, count / perServer, hardware.host().get().embodied(), allotted);
    }
    Optional<Carbon> devices =
        levers.edge().isPresent() && atTheEdge.seconds() > 0
            ? share(Embodied.Device.EDGE, 1, levers.edge().get().embodied(), atTheEdge)
            : Optional.empty();
    if (accelerators.isEmpty() && servers.isEmpty() && devices.isEmpty()) {
      return Optional.empty();
    }
    double sum = kilograms(accelerators) + kilograms(servers) + kilograms(devices);
    derivation.note(SUM, "", sum, kilograms(accelerators), kilograms(servers), kilograms(devices));
    return Optional.of(new Carbon(sum));
  }

  private Optional<Carbon> share(
      Embodied.Device device, double devices, Optional<Input> each, Span used) {
    if (each.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Embodied.of(
            device,
            devices,
            new Carbon(draw.of(each.get())),
            used,
            new Span(draw.of(site.lifetime())),
            draw.of(site.use()),
            derivation));
  }

  private static double kilograms(Optional<Carbon> carbon) {
    return carbon.isPresent() ? carbon.get().kilograms() : 0;
  }
}
