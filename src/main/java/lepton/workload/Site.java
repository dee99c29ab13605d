package lepton.workload;

import java.util.Optional;

/// Where a workload runs, and how its electricity is made and paid for.
///
/// @param wue water used on site, L/kWh of IT energy
/// @param gridWater water used to make the electricity, L/kWh
/// @param residual intensity of the residual mix, for market-based figures
/// @param renewables contracted renewable share, for market-based figures
/// @param lifetime of the hardware, in s
/// @param use share of its life that the hardware is in use
public record Site(
    Intensity intensity,
    Input pue,
    Optional<Input> wue,
    Optional<Input> gridWater,
    Optional<Input> residual,
    Optional<Input> renewables,
    Optional<Price> price,
    Input lifetime,
    Input use) {

  /// The same place, had its grid another intensity.
  public Site with(Intensity other) {
    return new Site(other, pue, wue, gridWater, residual, renewables, price, lifetime, use);
  }

  /// The carbon intensity of the grid.
  public sealed interface Intensity {}

  /// One figure for the whole time, in g CO2e/kWh.
  public record Constant(Input grams) implements Intensity {}

  /// A figure for each interval; `start` is when the workload begins.
  public record Varying(IntensitySeries series, Optional<Start> start) implements Intensity {}

  /// When a workload starts, in seconds since 1970-01-01T00:00Z.
  public record Start(double epochSeconds, String written) {}

  /// What a kilowatt hour costs, in `currency`.
  public record Price(Input perKwh, String currency) {}
}
