package lepton.estimate;

import java.util.Optional;
import lepton.carbon.Cost;
import lepton.carbon.Facility;
import lepton.carbon.Operational;
import lepton.carbon.SoftwareIntensity;
import lepton.carbon.WaterUse;
import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.energy.PhaseEnergy;
import lepton.energy.PhaseUse;
import lepton.energy.StatedEnergy;
import lepton.quantity.Carbon;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.Energy;
import lepton.quantity.EnergyPrice;
import lepton.quantity.Money;
import lepton.quantity.Span;
import lepton.quantity.Water;
import lepton.quantity.WaterIntensity;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Levers;
import lepton.workload.Site;
import lepton.workload.Stage;
import lepton.workload.Workload;

/// Adds one workload up: phases to IT energy, facility, CO2e, water, money. One object, one footprint.
final class Composition {

  private static final Equation IT =
      Equation.of(
          "(8)",
          "IT energy of the phase",
          "E_it* = E_acc* + E_edge* + E_prune* + E_host* + E_net*",
          "E_acc* [J]",
          "E_edge* [J]",
          "E_prune* [J]",
          "E_host* [J]",
          "E_net* [J]",
          "[J]");
  private static final Equation TOTAL =
      Equation.of(
          "(1)",
          "facility energy: E_total = E_train + E_inference",
          "E_fac = E_fac_train + E_fac_inf",
          "E_fac_train [J]",
          "E_fac_inf [J]",
          "[J]");
  private static final Equation TOTAL_IT =
      Equation.of(
          "(1)",
          "IT energy of both phases",
          "E_it = E_it_train + E_it_inf",
          "E_it_train [J]",
          "E_it_inf [J]",
          "[J]");
  private static final Equation OPERATIONAL =
      Equation.of(
          "(9)",
          "operational CO2e of both phases",
          "M_op = M_op_train + M_op_inf",
          "M_op_train [kg]",
          "M_op_inf [kg]",
          "[kg]");
  private static final Equation EMISSIONS =
      Equation.of("", "CO2e", "M = M_op + M_emb", "M_op [kg]", "M_emb [kg]", "[kg]");

  private final Workload workload;
  private final Levers levers;
  private final boolean literal;
  private final Draw draw;
  private final Derivation derivation;
  private final Site site;

  private Optional<Footprint.PhaseFootprint> training = Optional.empty();
  private Optional<Footprint.PhaseFootprint> inference = Optional.empty();
  private final double[] itJoules = new double[2];
  private final double[] facilityJoules = new double[2];
  private final double[] operationalKilograms = new double[2];
  private double accelerators;
  private double edge;
  private double edgeSeconds;
  private double pruning;
  private double host;
  private double network;
  private double allottedSeconds;

  Composition(
      Workload workload, Levers levers, boolean literal, Draw draw, Derivation derivation) {
    this.workload = workload;
    this.levers = levers;
    this.literal = literal;
    this.draw = draw;
    this.derivation = derivation;
    this.site = levers.site().isPresent() ? levers.site().get() : workload.site();
  }

  Footprint footprint() {
    addPhases();
    Energy it = sum(TOTAL_IT, itJoules);
    Energy total = sum(TOTAL, facilityJoules);
    double kilograms = operationalKilograms[0] + operationalKilograms[1];
    derivation.note(OPERATIONAL, "", kilograms, operationalKilograms);
    Carbon operational = new Carbon(kilograms);
    Optional<Carbon> embodied =
        new EmbodiedShare(workload, levers, site, draw, derivation)
            .of(new Span(allottedSeconds), new Span(edgeSeconds));
    Carbon emissions = embodied.isPresent() ? operational.plus(embodied.get()) : operational;
    derivation.note(
        EMISSIONS, "", emissions.kilograms(), kilograms, emissions.kilograms() - kilograms);
    return new Footprint(
        training,
        inference,
        it,
        new Energy(accelerators + edge + pruning),
        new Energy(edge),
        new Energy(pruning),
        new Energy(host),
        new Energy(network),
        total,
        operational,
        market(total),
        embodied,
        emissions,
        water(it, total),
        cost(total),
        sci(operational, embodied));
  }

  private void addPhases() {
    switch (workload.computation()) {
      case Computation.Described described -> {
        var phases = described.phases();
        for (int i = 0; i < phases.size(); i++) {
          var phase = phases.get(i);
          add(
              phase.stage(),
              PhaseEnergy.of(phase, described, levers, literal, draw, derivation),
              i == 0);
        }
      }
      case Computation.Stated stated -> {
        var phases = stated.phases();
        for (int i = 0; i < phases.size(); i++) {
          var phase = phases.get(i);
          add(
              phase.stage(),
              StatedEnergy.of(phase, stated, levers, literal, draw, derivation),
              i == 0);
        }
      }
    }
  }

  /// Adds one phase; the energy of pruning and fine-tuning is on the first one's bill.
  private void add(Stage stage, PhaseUse use, boolean first) {
    String subscript = stage.subscript();
    double pruningJoules = first ? pruningCost() : 0;
    double phaseIt = use.it().joules() + pruningJoules;
    derivation.note(
        IT,
        subscript,
        phaseIt,
        use.accelerators().joules(),
        use.edge().joules(),
        pruningJoules,
        use.host().joules(),
        use.network().joules());
    Energy facility =
        Facility.of(new Energy(phaseIt), use.edge(), draw.of(site.pue()), subscript, derivation);
    double seconds = use.allotted().isPresent() ? use.allotted().get().seconds() : 0;
    CarbonIntensity intensity =
        Intensities.over(site.intensity(), allottedSeconds, seconds, draw);
    Carbon operational = Operational.locationBased(facility, intensity, subscript, derivation);
    itJoules[stage.ordinal()] = phaseIt;
    facilityJoules[stage.ordinal()] = facility.joules();
    operationalKilograms[stage.ordinal()] = operational.kilograms();
    var figures =
        Optional.of(new Footprint.PhaseFootprint(use.allotted(), use.compute(), facility));
    switch (stage) {
      case TRAINING -> training = figures;
      case INFERENCE -> inference = figures;
    }
    accelerators += use.accelerators().joules();
    edge += use.edge().joules();
    edgeSeconds += use.edgeTime().seconds();
    pruning += pruningJoules;
    host += use.host().joules();
    network += use.network().joules();
    allottedSeconds += seconds;
  }

  private double pruningCost() {
    return levers.pruning().isPresent() && levers.pruning().get().cost().isPresent()
        ? draw.of(levers.pruning().get().cost().get())
        : 0;
  }

  private Energy sum(Equation equation, double[] joules) {
    double sum = joules[0] + joules[1];
    derivation.note(equation, "", sum, joules);
    return new Energy(sum);
  }

  /// Market-based figures need a contract or a residual mix; without either they would only repeat the
  /// location-based ones.
  private Optional<Carbon> market(Energy total) {
    if (site.renewables().isEmpty() && site.residual().isEmpty()) {
      return Optional.empty();
    }
    double share = site.renewables().isPresent() ? draw.of(site.renewables().get()) : 0;
    CarbonIntensity residual =
        site.residual().isPresent()
            ? new CarbonIntensity(draw.of(site.residual().get()))
            : Intensities.over(site.intensity(), 0, allottedSeconds, draw);
    return Optional.of(Operational.marketBased(total, residual, share, derivation));
  }

  private Optional<Water> water(Energy it, Energy total) {
    if (site.wue().isEmpty()) {
      return Optional.empty();
    }
    Optional<WaterIntensity> grid =
        site.gridWater().isPresent()
            ? Optional.of(new WaterIntensity(draw.of(site.gridWater().get())))
            : Optional.empty();
    return Optional.of(
        WaterUse.of(
            it, total, new WaterIntensity(draw.of(site.wue().get())), grid, derivation));
  }

  private Optional<Money> cost(Energy total) {
    if (site.price().isEmpty()) {
      return Optional.empty();
    }
    var price = site.price().get();
    return Optional.of(
        Cost.of(total, new EnergyPrice(draw.of(price.perKwh()), price.currency()), derivation));
  }

  private Optional<Footprint.Sci> sci(Carbon operational, Optional<Carbon> embodied) {
    if (workload.unit().isEmpty()) {
      return Optional.empty();
    }
    var unit = workload.unit().get();
    Carbon each =
        SoftwareIntensity.of(
            operational,
            embodied.isPresent() ? embodied.get() : Carbon.ZERO,
            draw.of(unit.count()),
            derivation);
    return Optional.of(new Footprint.Sci(each, unit.name()));
  }
}
