package lepton.estimate;

import lepton.quantity.CarbonIntensity;
import lepton.workload.Draw;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// (9) over time: Σ Eᵢ · Iᵢ is the energy times the mean intensity of the hours it is drawn in, power taken as
/// constant within a phase.
final class Intensities {

  private Intensities() {}

  /// The mean intensity of a phase that begins `offset` seconds into the workload and lasts `seconds`.
  ///
  /// Without a start, or beyond the ends of the series, the series' own mean holds.
  static CarbonIntensity over(Site.Intensity intensity, double offset, double seconds, Draw draw) {
    return switch (intensity) {
      case Site.Constant constant -> new CarbonIntensity(draw.of(constant.grams()));
      case Site.Varying varying -> new CarbonIntensity(varying(varying, offset, seconds));
    };
  }

  private static double varying(Site.Varying varying, double offset, double seconds) {
    IntensitySeries series = varying.series();
    if (varying.start().isEmpty() || !(seconds > 0)) {
      return series.mean();
    }
    double from = varying.start().get().epochSeconds() + offset;
    double to = from + seconds;
    double covered = covered(series, from, to);
    if (!(covered > 0)) {
      return series.mean();
    }
    double inside = series.mean(Math.max(from, series.start()), Math.min(to, series.end()));
    double share = Math.min(1, covered / seconds);
    return inside * share + series.mean() * (1 - share);
  }

  /// How many of the seconds from `from` to `to` the series covers.
  static double covered(IntensitySeries series, double from, double to) {
    return Math.max(0, Math.min(to, series.end()) - Math.max(from, series.start()));
  }
}
