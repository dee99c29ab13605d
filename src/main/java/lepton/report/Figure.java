package lepton.report;

import java.util.Optional;
import lepton.estimate.Assessment;
import lepton.estimate.Footprint;
import lepton.estimate.Measure;
import lepton.quantity.Dimension;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;
import lepton.uncertainty.Range;

/// One figure of the contract: its dotted path, and how to find it.
public sealed interface Figure {

  /// Where it stands in JSON: `energy.total_kwh`.
  String path();

  /// The figure as machines read it; absent where it could not be worked out.
  ///
  /// @param assessment absent where the footprint was measured
  Optional<String> printed(Optional<Assessment> assessment, Footprint footprint);

  /// How several workloads add up.
  enum Adding {
    /// The figure of several workloads means nothing.
    NEVER,
    /// A workload without the figure has none of it, such as a phase that does not exist.
    PRESENT,
    /// Unless every workload has the figure, a sum would hide that one is unknown.
    COMPLETE
  }

  /// Finds a number, in the unit that the path ends with.
  @FunctionalInterface
  interface Numeric {
    Optional<Double> of(Optional<Assessment> assessment, Footprint footprint);
  }

  /// Finds a word.
  @FunctionalInterface
  interface Wording {
    Optional<String> of(Optional<Assessment> assessment, Footprint footprint);
  }

  /// A number.
  ///
  /// @param unit the unit of the number, one of `dimension`
  /// @param measure the number that its range is drawn of; absent where there is none
  record Amount(
      String path,
      String unit,
      Dimension dimension,
      Adding adding,
      Numeric number,
      Optional<Measure> measure)
      implements Figure {

    Amount(String path, String unit, Dimension dimension, Adding adding, Numeric number) {
      this(path, unit, dimension, adding, number, Optional.empty());
    }

    Amount drawn(Measure from) {
      return new Amount(path, unit, dimension, adding, number, Optional.of(from));
    }

    /// P5, P50 and P95 in this unit: those of the draws, or the number itself three times where
    /// nothing it rests on is in doubt; absent where ranges were not asked for.
    Optional<Range> range(Assessment assessment, boolean baseline) {
      var footprint = baseline ? assessment.baseline() : Optional.of(assessment.result());
      var point = footprint.flatMap(its -> number.of(Optional.of(assessment), its));
      if (point.isEmpty() || measure.isEmpty() || assessment.ranges().isEmpty()) {
        return Optional.empty();
      }
      return assessment
          .ranges()
          .flatMap(ranges -> ranges.of(measure.get(), baseline))
          .map(this::inUnit)
          .or(() -> point.map(Range::exactly));
    }

    @Override
    public Optional<String> printed(Optional<Assessment> assessment, Footprint footprint) {
      return number.of(assessment, footprint).map(PlainNumber::of);
    }

    /// A number in base units in the unit of this figure.
    double inUnit(double base) {
      return base / dimension.factor(unit).orElse(1.0);
    }

    Range inUnit(Range base) {
      return new Range(inUnit(base.p5()), inUnit(base.p50()), inUnit(base.p95()));
    }

    /// A value of this figure as people like it.
    String shown(double value) {
      double base = value * dimension.factor(unit).orElse(1.0);
      String shown = Shown.amount(base, dimension);
      return dimension == Dimension.CARBON ? shown.substring(0, shown.indexOf(" CO2e")) : shown;
    }

    /// The unit that a value of this figure is shown in.
    String unitOf(double value) {
      return Shown.unitOf(value * dimension.factor(unit).orElse(1.0), dimension).symbol();
    }

    /// A range beside its value, in the unit that the value is shown in: `(9.1–17.0)`; empty where
    /// there is no doubt.
    String shown(double value, Range range) {
      double base = dimension.factor(unit).orElse(1.0);
      return range.wide()
          ? Shown.between(value * base, range.p5() * base, range.p95() * base, dimension)
          : "";
    }
  }

  /// A word: a name, a unit, a currency.
  record Word(String path, Wording text) implements Figure {

    @Override
    public Optional<String> printed(Optional<Assessment> assessment, Footprint footprint) {
      return text.of(assessment, footprint);
    }
  }
}
