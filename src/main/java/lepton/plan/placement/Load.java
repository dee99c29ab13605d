package lepton.plan.placement;

/// What is taken of each site in each slot.
final class Load {

  /// Share of a capacity that is rounding.
  static final double ROUNDING = 1e-9;

  private final Case of;
  final double[][] gpus;
  final double[][] watts;

  Load(Case of) {
    this.of = of;
    gpus = new double[of.sites.size()][of.slots.count()];
    watts = new double[of.sites.size()][of.slots.count()];
  }

  /// Becomes what another is.
  void take(Load other) {
    for (int s = 0; s < gpus.length; s++) {
      System.arraycopy(other.gpus[s], 0, gpus[s], 0, gpus[s].length);
      System.arraycopy(other.watts[s], 0, watts[s], 0, watts[s].length);
    }
  }

  void add(int j, Spot spot) {
    change(j, spot, 1);
  }

  void remove(int j, Spot spot) {
    change(j, spot, -1);
  }

  private void change(int j, Spot spot, double sign) {
    double g = sign * of.jobs.get(j).gpus();
    double w = sign * of.jobs.get(j).watts();
    switch (spot) {
      case Spot.Whole(int site, int start) -> {
        for (int t = start; t < start + of.length[j]; t++) {
          gpus[site][t] += g;
          watts[site][t] += w;
        }
      }
      case Spot.Spread(var sites, var slots, var shares) -> {
        for (int i = 0; i < shares.length; i++) {
          gpus[sites[i]][slots[i]] += g * shares[i];
          watts[sites[i]][slots[i]] += w * shares[i];
        }
      }
    }
  }

  /// Whether there is room for all of a job in a slot.
  boolean fits(int j, int s, int t) {
    var job = of.jobs.get(j);
    return gpus[s][t] + job.gpus() <= of.gpus[s] * (1 + ROUNDING)
        && watts[s][t] + job.watts() <= of.watts[s] * (1 + ROUNDING);
  }

  /// Whether there is room for a job in one go.
  boolean fits(int j, Spot.Whole spot) {
    for (int t = spot.start(); t < spot.start() + of.length[j]; t++) {
      if (!fits(j, spot.site(), t)) {
        return false;
      }
    }
    return true;
  }

  /// The share of a job that there is room for in a slot.
  double room(int j, int s, int t) {
    var job = of.jobs.get(j);
    double room = 1;
    if (job.gpus() > 0) {
      room = Math.min(room, (of.gpus[s] - gpus[s][t]) / job.gpus());
    }
    if (job.watts() > 0) {
      room = Math.min(room, (of.watts[s] - watts[s][t]) / job.watts());
    }
    return room > ROUNDING ? room : 0;
  }
}
