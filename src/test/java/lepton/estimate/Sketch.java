package lepton.estimate;

import java.util.List;
import java.util.Optional;
import lepton.derivation.Derivation;
import lepton.quantity.Dimension;
import lepton.workload.Computation;
import lepton.workload.Draw;
import lepton.workload.Input;
import lepton.workload.Levers;
import lepton.workload.Workload;

/// A workload put together in a test.
public final class Sketch {

  private final Computation computation;
  private Where where = new Where();
  private Levers levers = Levers.NONE;
  private Optional<Workload.FunctionalUnit> unit = Optional.empty();
  private Optional<Workload.Reported> reported = Optional.empty();

  private Sketch(Computation computation) {
    this.computation = computation;
  }

  public static Sketch of(Machine machine) {
    return new Sketch(machine.computation());
  }

  public static Sketch of(Computation computation) {
    return new Sketch(computation);
  }

  public Sketch at(Where place) {
    where = place;
    return this;
  }

  public Sketch with(Pulls pulls) {
    levers = pulls.levers();
    return this;
  }

  public Sketch unit(String name, double count) {
    unit = Optional.of(new Workload.FunctionalUnit(name, Works.number("unit", count)));
    return this;
  }

  public Sketch reportedEnergy(double kwh) {
    return reported(Optional.of(kwh), Optional.empty());
  }

  public Sketch reportedEmissions(double kilograms) {
    return reported(Optional.empty(), Optional.of(kilograms));
  }

  public Sketch reported(double kwh, double kilograms) {
    return reported(Optional.of(kwh), Optional.of(kilograms));
  }

  private Sketch reported(Optional<Double> kwh, Optional<Double> kilograms) {
    Optional<Input> energy =
        kwh.map(value -> Works.given("reported.energy", value * 3.6e6, Dimension.ENERGY));
    Optional<Input> emissions =
        kilograms.map(value -> Works.given("reported.emissions", value, Dimension.CARBON));
    reported = Optional.of(new Workload.Reported(energy, emissions, Optional.of("a paper")));
    return this;
  }

  public Workload workload() {
    return new Workload(
        "sketch", computation, where.site(), levers, unit, Optional.empty(), reported, List.of());
  }

  /// The footprint with the levers.
  public Footprint footprint() {
    return footprint(false);
  }

  public Footprint literal() {
    return footprint(true);
  }

  /// The footprint as if no lever were pulled.
  public Footprint baseline() {
    return Estimator.footprint(workload(), Levers.NONE, false, Draw.MEAN, Derivation.NONE);
  }

  private Footprint footprint(boolean literally) {
    return Estimator.footprint(workload(), levers, literally, Draw.MEAN, Derivation.NONE);
  }
}
