package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.carbon.Operational;
import lepton.derivation.Derivation;
import lepton.estimate.Footprint;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.Energy;
import lepton.validate.Check.Arithmetic;

/// Figures from the inputs that were reported beside them: hours × power × PUE × intensity.
///
/// Printed inputs are off by half a unit of their last digit. An assumed power, a PUE and an
/// intensity were chosen as they are printed, and are exact, where the energy is circular. The
/// figure itself may have been rounded or cut: a whole unit of its last digit.
///
///     rounding = Σ u_i / (2 x_i) · y* / y + u_y / y
///
/// | symbol | meaning |
/// |---|---|
/// | x_i, u_i | an input, and the unit of its last printed digit |
/// | y, u_y | the reported figure, and the unit of its last printed digit |
/// | y* | the recomputed figure |
final class Recomputation {

  private final PublishedRun run;
  private final Tier tier;
  private final List<Check> checks = new ArrayList<>();

  private Recomputation(PublishedRun run, Tier tier) {
    this.run = run;
    this.tier = tier;
  }

  /// @param estimate of the run as it was reported; absent where its hours are not known
  static List<Check> of(PublishedRun run, Tier tier, Optional<Footprint> estimate) {
    var recomputation = new Recomputation(run, tier);
    var timed = estimate.filter(_ -> run.hours().isPresent() && run.watts().isPresent());
    timed.ifPresent(recomputation::energy);
    if (run.grid().isPresent()) {
      if (timed.isPresent()) {
        recomputation.emissionsOfHours(timed.get());
      } else {
        recomputation.emissionsOfEnergy();
      }
    }
    return recomputation.checks;
  }

  private void energy(Footprint estimate) {
    if (run.reportedEnergy().isEmpty()) {
      return;
    }
    var energy = run.atFacility() ? estimate.total() : estimate.it();
    double inputs = rounding(run.hours()) + chosen(run.watts());
    inputs += run.atFacility() ? chosen(run.pue()) : 0;
    add(
        Quantity.ENERGY,
        run.reportedEnergy().get().joules(),
        energy.joules(),
        inputs,
        run.energy().orElseThrow());
  }

  private void emissionsOfHours(Footprint estimate) {
    if (run.reportedEmissions().isEmpty()) {
      return;
    }
    add(
        Quantity.EMISSIONS,
        run.reportedEmissions().get().kilograms(),
        estimate.operational().kilograms(),
        rounding(run.hours()) + chosen(run.watts()) + chosen(run.pue()) + chosen(intensity()),
        run.emissions().orElseThrow());
  }

  /// Where hours or power are not known: the reported energy × intensity.
  private void emissionsOfEnergy() {
    if (run.reportedEmissions().isEmpty()
        || run.reportedEnergy().isEmpty()
        || intensity().isEmpty()) {
      return;
    }
    double pue = run.atFacility() || run.pue().isEmpty() ? 1 : run.pue().get().value();
    Energy facility = run.reportedEnergy().get().times(pue);
    var intensity = new CarbonIntensity(intensity().get().value());
    add(
        Quantity.EMISSIONS,
        run.reportedEmissions().get().kilograms(),
        Operational.locationBased(facility, intensity, "", Derivation.NONE).kilograms(),
        rounding(run.energy()) + (run.atFacility() ? 0 : chosen(run.pue())) + chosen(intensity()),
        run.emissions().orElseThrow());
  }

  private Optional<Printed> intensity() {
    return run.grid().flatMap(Printed::of);
  }

  private double chosen(Optional<Printed> input) {
    return tier == Tier.CIRCULAR ? 0 : rounding(input);
  }

  private static double rounding(Optional<Printed> input) {
    return input.map(Printed::rounding).orElse(0.0);
  }

  private void add(
      Quantity quantity, double reported, double recomputed, double inputs, Printed printed) {
    double rounding = inputs * recomputed / reported + printed.unit() / printed.value();
    checks.add(new Arithmetic(tier, quantity, reported, recomputed, rounding));
  }
}
