package lepton.estimate;

import java.util.ArrayList;
import java.util.Arrays;
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

/// Adds one workload up: phases to IT energy, facility, CO2e, water, money. One object, one
/// footprint.
final class Composition {

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
  private static final Equation TIME =
      Equation.of(
          "",
          "time for which hardware is taken",
          "T = T_train + T_inf",
          "T_train [s]",
          "T_inf [s]",
          "[s]");
  private static final Equation PER_REQUEST =
      Equation.of(
          "", "facility energy of one request", "E_req = E_fac* / N*", "E_fac* [J]", "N*", "[J]");
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
  private final double[] phaseSeconds = new double[2];
  private double accelerators;
  private double edge;
  private double edgeSeconds;
  private double pruning;
  private double host;
  private double network;
  private double allottedSeconds;

  Composition(Workload workload, Levers levers, boolean literal, Draw draw, Derivation derivation) {
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
    if (allottedSeconds > 0) {
      derivation.note(TIME, "", allottedSeconds, phaseSeconds);
    }
    Carbon operational = new Carbon(kilograms);
    Optional<Carbon> embodied =
        new EmbodiedShare(workload, levers, site, draw, derivation)
            .of(new Span(allottedSeconds), new Span(edgeSeconds));
    Carbon emissions = embodied.isPresent() ? operational.plus(embodied.get()) : operational;
    if (embodied.isPresent()) {
      derivation.note(EMISSIONS, "", emissions.kilograms(), kilograms, embodied.get().kilograms());
    }
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
        new MarketShare(site, draw, derivation).of(total, operational, allottedSeconds),
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
    if (derivation.listening()) {
      noteParts(use, pruningJoules, phaseIt, subscript);
    }
    Energy facility =
        Facility.of(new Energy(phaseIt), use.edge(), draw.of(site.pue()), subscript, derivation);
    if (use.serving().isPresent()) {
      double requests = use.serving().get().requests();
      derivation.note(
          PER_REQUEST, subscript, facility.joules() / requests, facility.joules(), requests);
    }
    double seconds = use.allotted().isPresent() ? use.allotted().get().seconds() : 0;
    CarbonIntensity intensity =
        Intensities.over(site.intensity(), allottedSeconds, seconds, draw, subscript, derivation);
    Carbon operational = Operational.locationBased(facility, intensity, subscript, derivation);
    int at =
        switch (stage) {
          case TRAINING -> 0;
          case INFERENCE -> 1;
        };
    itJoules[at] = phaseIt;
    facilityJoules[at] = facility.joules();
    operationalKilograms[at] = operational.kilograms();
    phaseSeconds[at] = seconds;
    var figures =
        Optional.of(
            new Footprint.PhaseFootprint(use.allotted(), use.compute(), facility, use.serving()));
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

  /// (8) E_it is the sum of its parts; those that are nothing are not printed.
  private void noteParts(PhaseUse use, double pruningJoules, double phaseIt, String subscript) {
    String[] names = {"E_acc*", "E_edge*", "E_prune*", "E_host*", "E_net*"};
    double[] joules = {
      use.accelerators().joules(),
      use.edge().joules(),
      pruningJoules,
      use.host().joules(),
      use.network().joules()
    };
    var form = new StringBuilder("E_it* = ").append(names[0]);
    var terms = new ArrayList<String>();
    terms.add(names[0] + " [J]");
    double[] values = {joules[0]};
    for (int i = 1; i < names.length; i++) {
      if (joules[i] != 0) {
        form.append(" + ").append(names[i]);
        terms.add(names[i] + " [J]");
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = joules[i];
      }
    }
    terms.add("[J]");
    derivation.note(
        Equation.of("(8)", "IT energy of the phase", form.toString(), terms.toArray(String[]::new)),
        subscript,
        phaseIt,
        values);
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
            it,
            new Energy(edge),
            total,
            new WaterIntensity(draw.of(site.wue().get())),
            grid,
            derivation));
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
