package lepton.service;

/// The time for which the intensity is wanted; seconds since 1970-01-01T00:00Z.
public sealed interface Wanted {

  /// From now on, for so many hours.
  record Coming(int hours) implements Wanted {}

  /// Of something that began then and goes on.
  record Running(double since) implements Wanted {}

  /// Of something that is over.
  record Past(double from, double to) implements Wanted {}
}
