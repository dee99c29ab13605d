package lepton.workload;

/// How much a server of requests has to do at a time.
public sealed interface ServingLoad {

  /// So many sequences are being generated at a time, on all accelerators together.
  record Batch(Input sequences) implements ServingLoad {}

  /// So many requests arrive a second, on all accelerators together; the batch follows.
  record Arrivals(Input perSecond) implements ServingLoad {}
}
