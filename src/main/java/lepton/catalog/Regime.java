package lepton.catalog;

/// What kind of work an accelerator does, as far as its utilization and power depend on it.
public enum Regime {
  TRAINING_DENSE("training"),
  TRAINING_MOE("training"),
  FINE_TUNING("training"),
  SERVING("serving");

  private final String rows;

  Regime(String rows) {
    this.rows = rows;
  }

  /// The regime under which the table of priors holds its figures.
  String rows() {
    return rows;
  }
}
