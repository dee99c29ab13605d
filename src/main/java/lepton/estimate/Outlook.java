package lepton.estimate;

import java.util.Optional;
import java.util.function.DoubleFunction;
import lepton.meter.Forecast;
import lepton.meter.StepTrace;
import lepton.quantity.Carbon;
import lepton.quantity.Energy;
import lepton.quantity.Span;

/// What a run will have used when all its steps are done, each with the interval that holds it with
/// a probability of 90 %. The CO2e grows with the IT energy as it has so far.
///
/// @param it energy of the IT equipment, of which a run's summary speaks too
/// @param durationSpread half the width of its interval, as a share of the middle
/// @param itSpread likewise, of the energy and the CO2e
public record Outlook(
    Range<Span> duration,
    Range<Energy> it,
    Range<Carbon> emissions,
    double durationSpread,
    double itSpread) {

  /// A figure and its interval.
  public record Range<T>(T low, T middle, T high) {

    private static <T> Range<T> of(Forecast.Interval interval, DoubleFunction<T> unit) {
      return new Range<>(
          unit.apply(interval.low()), unit.apply(interval.middle()), unit.apply(interval.high()));
    }
  }

  /// Absent where the steps say too little, or nothing was measured.
  public static Optional<Outlook> of(StepTrace steps, Measured soFar) {
    var forecast = Forecast.of(steps);
    if (forecast.isEmpty() || soFar.footprint().isEmpty()) {
      return Optional.empty();
    }
    var footprint = soFar.footprint().get();
    double joules = footprint.it().joules();
    if (!(joules > 0)) {
      return Optional.empty();
    }
    double kilograms = footprint.emissions().kilograms() / joules;
    return Optional.of(
        new Outlook(
            Range.of(forecast.get().seconds(), Span::new),
            Range.of(forecast.get().joules(), Energy::new),
            Range.of(forecast.get().joules(), its -> new Carbon(its * kilograms)),
            forecast.get().seconds().spread(),
            forecast.get().joules().spread()));
  }
}
