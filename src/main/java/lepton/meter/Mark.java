package lepton.meter;

/// What a command said of itself while it ran.
public sealed interface Mark {

  /// Seconds since the start.
  double at();

  /// `phase train`: what came before has ended, and `name` begins.
  record Phase(double at, String name) implements Mark {}

  /// `step 12/100`: so many are done; `of` is 0 where the number of all is not known.
  record Step(double at, long done, long of) implements Mark {}
}
