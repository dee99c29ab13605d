package lepton.workload;

/// What a grid emits over time, in one of two senses that can't stand in for each other: on
/// average, for all that is used, or at the margin, for what is used in addition.
public sealed interface GridSignal permits IntensitySeries, MarginalSeries {

  /// The file it came from.
  String name();

  /// g CO2e/kWh over time. Which of the two it is, its owner says.
  StepFunction grams();
}
