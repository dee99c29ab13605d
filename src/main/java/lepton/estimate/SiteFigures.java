package lepton.estimate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.carbon.Cost;
import lepton.carbon.Facility;
import lepton.carbon.Operational;
import lepton.carbon.WaterUse;
import lepton.derivation.Derivation;
import lepton.meter.Recording.Condition;
import lepton.quantity.Carbon;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.Currency;
import lepton.quantity.Energy;
import lepton.quantity.EnergyPrice;
import lepton.quantity.Money;
import lepton.quantity.Water;
import lepton.quantity.WaterIntensity;

/// The conditions of a recording, put to use: facility, CO2e, water and money of measured energy.
///
/// A condition that is missing, or beyond what it can be, is as absent as what rests on it.
final class SiteFigures {

  /// More is no figure of anything, and products with it could be infinite.
  private static final double MOST = 1e15;

  private final List<Condition> conditions;

  SiteFigures(List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  OptionalDouble value(String key) {
    for (var condition : conditions) {
      if (condition.key().equals(key) && sound(condition)) {
        return OptionalDouble.of(condition.value());
      }
    }
    return OptionalDouble.empty();
  }

  private static boolean sound(Condition condition) {
    return condition.value() >= 0 && condition.value() <= MOST;
  }

  /// (8), without anything at the edge.
  Optional<Energy> facility(Energy it) {
    var pue = value(Conditions.PUE);
    return pue.isPresent() && pue.getAsDouble() >= 1
        ? Optional.of(Facility.of(it, Energy.ZERO, pue.getAsDouble(), "", Derivation.NONE))
        : Optional.empty();
  }

  /// (9).
  Optional<Carbon> operational(Energy facility) {
    var grid = value(Conditions.GRID);
    return grid.isPresent()
        ? Optional.of(
            Operational.locationBased(
                facility, new CarbonIntensity(grid.getAsDouble()), "", Derivation.NONE))
        : Optional.empty();
  }

  /// (10), where there is a contract or a residual mix. Where no residual mix is known, the
  /// location's intensity stands in (GHG Protocol, Scope 2 Guidance, table 6.3).
  Optional<Carbon> market(Energy facility) {
    var renewables = value(Conditions.RENEWABLES);
    var residual = value(Conditions.RESIDUAL);
    var intensity = residual.isPresent() ? residual : value(Conditions.GRID);
    boolean contract = renewables.isPresent() && renewables.getAsDouble() <= 1;
    if (intensity.isEmpty() || (residual.isEmpty() && !contract)) {
      return Optional.empty();
    }
    return Optional.of(
        Operational.marketBased(
            facility,
            new CarbonIntensity(intensity.getAsDouble()),
            contract ? renewables.getAsDouble() : 0,
            Derivation.NONE));
  }

  /// (11).
  Optional<Water> water(Energy it, Energy facility) {
    var wue = value(Conditions.WUE);
    var grid = value(Conditions.GRID_WATER);
    if (wue.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        WaterUse.of(
            it,
            facility,
            new WaterIntensity(wue.getAsDouble()),
            grid.isPresent()
                ? Optional.of(new WaterIntensity(grid.getAsDouble()))
                : Optional.empty(),
            Derivation.NONE));
  }

  /// At a price in the currency that stands before the stroke of its unit.
  Optional<Money> cost(Energy facility) {
    for (var condition : conditions) {
      int stroke = condition.unit().indexOf('/');
      var code = stroke < 0 ? "" : condition.unit().substring(0, stroke);
      if (condition.key().equals(Conditions.PRICE) && sound(condition) && Currency.known(code)) {
        return Optional.of(
            Cost.of(facility, new EnergyPrice(condition.value(), code), Derivation.NONE));
      }
    }
    return Optional.empty();
  }
}
