package lepton.catalog;

import java.util.List;
import java.util.OptionalDouble;

/// A figure to be written into a person's own catalogue of factors.
///
/// @param low P10 where the basis says so
/// @param sources the recordings that it rests on
public record FactorRow(
    String key,
    double value,
    OptionalDouble low,
    OptionalDouble high,
    String unit,
    String basis,
    List<String> sources) {

  public FactorRow {
    sources = List.copyOf(sources);
  }
}
