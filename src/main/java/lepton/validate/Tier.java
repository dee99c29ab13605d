package lepton.validate;

/// How much a comparison says. Within a tier figures of one quantity are summed up together.
public enum Tier {
  /// From hours and an assumed power that were reported with it: tests arithmetic alone.
  CIRCULAR("circular", "power assumed"),
  /// From hours and a measured power that were reported with it.
  MEASURED("measured", "power measured"),
  /// From the work and the hardware, by priors that were fitted without the run.
  LEFT_OUT("left_out", "left out of the fit"),
  /// From the work and the hardware, of a run that the priors were not fitted to.
  UNSEEN("unseen", "not in the fit");

  private final String id;
  private final String words;

  Tier(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// As machines know it.
  public String id() {
    return id;
  }

  /// For people.
  public String words() {
    return words;
  }

  /// Whether nothing that was reported of the figure went into it.
  public boolean predicted() {
    return switch (this) {
      case CIRCULAR, MEASURED -> false;
      case LEFT_OUT, UNSEEN -> true;
    };
  }
}
