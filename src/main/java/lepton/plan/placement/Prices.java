package lepton.plan.placement;

/// What a GPU and a watt cost in each slot of each site beside their emissions, in kg CO2e: nothing
/// where there is enough for all.
final class Prices {

  final double[][] gpus;
  final double[][] watts;

  /// The sums up to each slot.
  final double[][] gpuSums;

  final double[][] wattSums;

  Prices(Case of) {
    int sites = of.sites.size();
    int slots = of.slots.count();
    gpus = new double[sites][slots];
    watts = new double[sites][slots];
    gpuSums = new double[sites][slots + 1];
    wattSums = new double[sites][slots + 1];
  }

  /// Adds the prices up anew.
  void sum() {
    for (int s = 0; s < gpus.length; s++) {
      for (int t = 0; t < gpus[s].length; t++) {
        gpuSums[s][t + 1] = gpuSums[s][t] + gpus[s][t];
        wattSums[s][t + 1] = wattSums[s][t] + watts[s][t];
      }
    }
  }

  void take(Prices other) {
    for (int s = 0; s < gpus.length; s++) {
      System.arraycopy(other.gpus[s], 0, gpus[s], 0, gpus[s].length);
      System.arraycopy(other.watts[s], 0, watts[s], 0, watts[s].length);
    }
    sum();
  }

  /// What a job pays for its slots when it runs in one go.
  double of(Case in, int j, int s, int start) {
    int end = start + in.length[j];
    return in.jobs.get(j).gpus() * (gpuSums[s][end] - gpuSums[s][start])
        + in.jobs.get(j).watts() * (wattSums[s][end] - wattSums[s][start]);
  }

  /// What a job pays for all of its GPUs in one slot.
  double ofSlot(Case in, int j, int s, int t) {
    return in.jobs.get(j).gpus() * gpus[s][t] + in.jobs.get(j).watts() * watts[s][t];
  }
}
