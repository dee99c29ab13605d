package lepton.workload;

import lepton.quantity.MarginalIntensity;

/// Marginal carbon intensity over time: what one kilowatt hour more would cause, in g CO2e/kWh.
///
/// It says what a choice changes, and is never part of a footprint, which goes by the average (GHG
/// Protocol, Scope 2 Guidance, 2015, section 4.1).
public record MarginalSeries(String name, StepFunction grams) implements GridSignal {

  /// What holds at a time within the series.
  public MarginalIntensity at(double time) {
    return new MarginalIntensity(grams.value(grams.index(time)));
  }
}
