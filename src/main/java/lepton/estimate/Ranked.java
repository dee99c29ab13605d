package lepton.estimate;

import java.util.List;

/// The uncertain inputs that a figure rests on, in the order in which they move it, the strongest
/// first.
///
/// @param baseline whether the figure is the baseline's
/// @param expected the figure with each input at its expected value, in base units
public record Ranked(
    Measure measure, boolean baseline, double expected, List<Influence> influences) {

  public Ranked {
    influences = List.copyOf(influences);
  }
}
