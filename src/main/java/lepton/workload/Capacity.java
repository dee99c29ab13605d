package lepton.workload;

/// C: the work a second that the allotted hardware sustains, in FLOP/s.
public sealed interface Capacity {

  /// count × dense peak × utilization.
  record OfPeak(Input peak, Input utilization) implements Capacity {}

  /// C as given, for all accelerators together.
  record Sustained(Input flopPerSecond) implements Capacity {}

  /// What the serving model works out of the requests: a time, and a power with it.
  record Served(ServingPlan plan) implements Capacity {}
}
