package lepton.report;

import java.util.Optional;
import lepton.estimate.Assessment;
import lepton.estimate.Footprint;
import lepton.quantity.Dimension;
import lepton.quantity.PlainNumber;
import lepton.quantity.Shown;

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
  record Amount(String path, String unit, Dimension dimension, Adding adding, Numeric number)
      implements Figure {

    @Override
    public Optional<String> printed(Optional<Assessment> assessment, Footprint footprint) {
      return number.of(assessment, footprint).map(PlainNumber::of);
    }

    /// A value of this figure as people like it.
    String shown(double value) {
      double base = value * dimension.factor(unit).orElse(1.0);
      String shown = Shown.amount(base, dimension);
      return dimension == Dimension.CARBON ? shown.substring(0, shown.indexOf(" CO2e")) : shown;
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
