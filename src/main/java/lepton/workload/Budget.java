package lepton.workload;

/// The most that a workload may use: `5 kg`, `3 kWh`, `200 L`, `40 EUR`.
///
/// @param limit a mass of CO2e, an energy, a volume of water or an amount of money
/// @param written as a person wrote it
public record Budget(Input limit, String written) {}
