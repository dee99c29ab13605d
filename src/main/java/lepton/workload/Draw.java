package lepton.workload;

/// Chooses a number for each input: the expected value, or one draw of many.
@FunctionalInterface
public interface Draw {

  /// Every input at its expected value.
  Draw MEAN = Input::mean;

  /// The number to compute with, in the input's base unit.
  double of(Input input);
}
