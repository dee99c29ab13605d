package lepton.carbon;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.Energy;
import lepton.quantity.EnergyPrice;
import lepton.quantity.Money;

/// What the electricity costs: facility energy at a price; hardware and people are not in it.
public final class Cost {

  private static final Equation COST =
      Equation.of(
          "",
          "cost of electricity",
          "cost = E_fac / 3.6e6 · price",
          "E_fac [J]",
          "price [1/kWh]",
          "");

  private Cost() {}

  public static Money of(Energy facility, EnergyPrice price, Derivation derivation) {
    double amount = facility.kwh() * price.perKwh();
    derivation.note(COST, "", amount, facility.joules(), price.perKwh());
    return new Money(amount, price.currency());
  }
}
