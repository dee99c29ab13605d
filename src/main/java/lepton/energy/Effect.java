package lepton.energy;

/// What levers do to a phase, as factors on its baseline.
///
/// @param work on the effective work, and so on the time: f_D · f_P · f_dyn
/// @param stay share of the samples that is not served at the edge
/// @param speed k_eff, on the capacity
/// @param power on the power of the accelerators: q · e
record Effect(double work, double stay, double speed, double power) {

  static final Effect NONE = new Effect(1, 1, 1, 1);

  /// On the time of the data centre's accelerators.
  double time() {
    return work * stay / speed;
  }
}
