package lepton.estimate;

import lepton.derivation.Derivation;
import lepton.derivation.Equation;
import lepton.quantity.CarbonIntensity;
import lepton.quantity.PlainNumber;
import lepton.workload.Draw;
import lepton.workload.IntensitySeries;
import lepton.workload.Site;

/// (9) over time: Σ Eᵢ · Iᵢ is the energy times the mean intensity of the hours it is drawn in,
/// power taken as constant within a phase.
final class Intensities {

  /// Beyond this many intervals an explanation prints their sum only.
  private static final int MOST_PRINTED = 48;

  private Intensities() {}

  /// The mean intensity of a phase that begins `offset` seconds into the workload and lasts
  /// `seconds`.
  ///
  /// Without a start, or beyond the ends of the series, the series' own mean holds.
  static CarbonIntensity over(
      Site.Intensity intensity,
      double offset,
      double seconds,
      Draw draw,
      String phase,
      Derivation derivation) {
    return switch (intensity) {
      case Site.Constant constant -> new CarbonIntensity(draw.of(constant.grams()));
      case Site.Varying varying ->
          new CarbonIntensity(varying(varying, offset, seconds, phase, derivation));
    };
  }

  private static double varying(
      Site.Varying varying, double offset, double seconds, String phase, Derivation derivation) {
    IntensitySeries series = varying.series();
    double from = varying.start().isPresent() ? varying.start().get().epochSeconds() + offset : 0;
    double covered = varying.start().isPresent() ? covered(series, from, from + seconds) : 0;
    if (!(covered > 0)) {
      note(series, series.start(), series.end(), 1, series.mean(), phase, derivation);
      return series.mean();
    }
    double begin = Math.max(from, series.start());
    double end = Math.min(from + seconds, series.end());
    double share = Math.min(1, covered / seconds);
    double mean = mean(series, from, seconds);
    note(series, begin, end, share, mean, phase, derivation);
    return mean;
  }

  /// The mean over `seconds` of constant power; where the series does not reach, its own mean
  /// holds.
  static double mean(IntensitySeries series, double from, double seconds) {
    double covered = covered(series, from, from + seconds);
    if (!(covered > 0)) {
      return series.mean();
    }
    double share = Math.min(1, covered / seconds);
    double end = Math.min(from + seconds, series.end());
    return series.mean(Math.max(from, series.start()), end) * share + series.mean() * (1 - share);
  }

  /// Writes the sum down with its numbers: a series has no symbols.
  private static void note(
      IntensitySeries series,
      double from,
      double to,
      double share,
      double mean,
      String phase,
      Derivation derivation) {
    if (!derivation.listening()) {
      return;
    }
    String sum = sum(series, from, to) + " / " + PlainNumber.of(to - from);
    String form =
        share == 1
            ? "I* = " + sum
            : "I* = "
                + PlainNumber.of(share)
                + " · "
                + sum
                + " + (1 − "
                + PlainNumber.of(share)
                + ") · "
                + PlainNumber.of(series.mean());
    derivation.note(
        Equation.of(
            "(9)",
            "mean intensity of "
                + series.name()
                + (share == 1 ? "" : ", its own mean where it does not reach")
                + ": Σ gCO2e/kWh · s / s",
            form,
            "[gCO2e/kWh]"),
        phase,
        mean);
  }

  private static String sum(IntensitySeries series, double from, double to) {
    var printed = new StringBuilder("(");
    int terms = 0;
    for (int i = 0; i < series.size(); i++) {
      double seconds = Math.min(to, series.ends(i)) - Math.max(from, series.begins(i));
      if (seconds > 0) {
        printed.append(terms++ == 0 ? "" : " + ");
        printed
            .append(PlainNumber.of(series.grams(i)))
            .append(" · ")
            .append(PlainNumber.of(seconds));
      }
    }
    return terms <= MOST_PRINTED
        ? printed.append(')').toString()
        : PlainNumber.of(series.mean(from, to) * (to - from));
  }

  /// How many of the seconds from `from` to `to` the series covers.
  static double covered(IntensitySeries series, double from, double to) {
    return Math.max(0, Math.min(to, series.end()) - Math.max(from, series.start()));
  }
}
