package lepton.workload;

import lepton.catalog.Precision;

/// Training or inference: its work and what the hardware gives it.
///
/// @param power mean electrical power of one accelerator at work
public record Phase(Stage stage, Work work, Precision precision, Capacity capacity, Input power) {}
