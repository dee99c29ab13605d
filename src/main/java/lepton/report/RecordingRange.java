package lepton.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.estimate.Measure;
import lepton.estimate.Measured;
import lepton.estimate.Ranges;
import lepton.quantity.PlainNumber;
import lepton.uncertainty.Range;

/// How sure the figures of a recording are, under the paths of an estimate:
/// `range.emissions.total_kg.p95`.
final class RecordingRange {

  private static final String POWER = "power.mean_w";

  private RecordingRange() {}

  /// P5, P50 and P95 in the unit of the path: those of the draws, or the number itself three times
  /// where nothing it rests on is in doubt; absent where it is not known or was not drawn.
  static Optional<Range> of(String path, Measured measured) {
    var ranges = measured.ranges();
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    if (path.equals(POWER)) {
      return measured.power().map(power -> power(ranges.get(), measured, power.watts()));
    }
    var figure = RecordingFigure.find(path).flatMap(its -> its.of(measured));
    if (figure.isEmpty()
        || !(Figures.find(path).orElse(Figures.NAME) instanceof Figure.Amount amount)
        || amount.measure().isEmpty()) {
      return Optional.empty();
    }
    return ranges
        .get()
        .of(amount.measure().get(), false)
        .map(amount::inUnit)
        .or(() -> figure.map(its -> Range.exactly(Double.parseDouble(its))));
  }

  /// The mean over the time, which is sure.
  private static Range power(Ranges ranges, Measured measured, double watts) {
    double seconds = measured.recording().ending().durationSeconds();
    return ranges
        .of(Measure.IT_JOULES, false)
        .map(its -> new Range(its.p5() / seconds, its.p50() / seconds, its.p95() / seconds))
        .orElse(Range.exactly(watts));
  }

  /// The figures that can have one.
  static List<RecordingFigure> ranged() {
    var ranged = new ArrayList<RecordingFigure>();
    for (var figure : RecordingFigure.FOOTPRINT) {
      if (figure.number()) {
        ranged.add(figure);
      }
    }
    return ranged;
  }

  /// `range.PATH.p5` and so on as figures of their own.
  static Optional<RecordingFigure> find(String path) {
    int dot = path.lastIndexOf('.');
    var percentile = Percentile.find(path.substring(dot + 1));
    if (!path.startsWith(Figures.RANGE) || dot < Figures.RANGE.length() || percentile.isEmpty()) {
      return Optional.empty();
    }
    var inner = path.substring(Figures.RANGE.length(), dot);
    for (var figure : ranged()) {
      if (figure.path().equals(inner)) {
        return Optional.of(figure(inner, percentile.get()));
      }
    }
    return Optional.empty();
  }

  static RecordingFigure figure(String path, Percentile percentile) {
    return new RecordingFigure(
        Figures.RANGE + path + "." + percentile.key(),
        true,
        measured -> of(path, measured).map(range -> PlainNumber.of(percentile.of(range))));
  }
}
