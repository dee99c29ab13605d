package lepton.plan.placement;

/// Where and when a job runs.
sealed interface Spot {

  /// In one go, from a slot on.
  record Whole(int site, int start) implements Spot {}

  /// In parts: entry i is the share of the job's GPUs that works in a slot at a site.
  @SuppressWarnings("ArrayRecordComponent") // read in inner loops, and never compared
  record Spread(int[] sites, int[] slots, double[] shares) implements Spot {}
}
